import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { AllocationNumber, Day } from '@jeugdregie/kernel';
import type { CareMessage } from './model.ts';
import {
  allocationRecord,
  emptyWorld,
  originOf,
  requestRecord,
  testReference,
  type World,
} from './testing.ts';
import { allocationOf } from './trajectory.ts';

/** Versions of two allocations, requests, deletions and repeats: none of them depends on another having arrived. */
const messages: fc.Arbitrary<CareMessage[]> = fc
  .array(
    fc.record({
      number: fc.constantFrom(1, 2),
      version: fc.constantFrom('2026-01-02T09:00:00', '2026-01-02T10:00:00', '2026-02-01T08:00:00'),
      until: fc.constantFrom('2026-03-31', '2026-06-30'),
      volume: fc.constantFrom(2, 3),
      reference: fc.constantFrom(null, 'VOT-1', 'VOT-2'),
      isDeleted: fc.boolean(),
      postcode: fc.constantFrom('2711AB', '2722AB', null),
      dated: fc.constantFrom('2026-01-05', '2026-02-05'),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) => [
    ...list.map((v, i): CareMessage => ({
      kind: 'allocations',
      origin: originOf(i + 1, { dated: v.dated as Day, knownOn: v.dated as Day }),
      postcode: v.postcode,
      records: [
        allocationRecord({
          number: v.number as AllocationNumber,
          version: v.version,
          reference: v.reference,
          volume: v.volume,
          period: { from: '2026-01-01' as Day, until: (v.isDeleted ? '2026-01-01' : v.until) as Day },
          changeReason: v.isDeleted ? '13' : null,
        }),
      ],
    })),
    { kind: 'requests', origin: originOf(50), records: [requestRecord('VOT-1', '02')] },
  ]);

/** What is left when everything is added up: what others have learnt, apart from the day on which. */
function books(world: World): unknown {
  const sums = new Map<string, bigint>();
  const add = (key: string, amount: bigint): void => {
    const sum = (sums.get(key) ?? 0n) + amount;
    if (sum === 0n) sums.delete(key);
    else sums.set(key, sum);
  };
  for (const { events, obliged } of world.decisions) {
    for (const { sign, knownOn: _knownOn, ...fact } of events) add(JSON.stringify(fact), BigInt(sign));
    for (const { cents, month, segment } of obliged) add(`${month} ${segment}`, cents);
  }
  const counting = [...Map.groupBy(world.facts.versions, (v) => v.number).values()].map((versions) => {
    const {
      fileId: _fileId,
      knownOn: _known,
      ...rest
    } = allocationOf({ versions, requests: world.facts.requests })!;
    return rest;
  });
  return {
    sums: [...sums].map(([key, sum]) => [key, sum.toString()]).toSorted(([a], [b]) => (a! < b! ? -1 : 1)),
    counting: counting.toSorted((a, b) => a.number - b.number),
  };
}

function taken(list: readonly CareMessage[]): World {
  const world = emptyWorld();
  for (const message of list) world.take(message);
  return world;
}

test('the order in which allocations and requests arrive does not matter (OP080)', () => {
  fc.assert(
    fc.property(
      messages.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
        ),
      ),
      ([list, shuffled]) => assert.deepEqual(books(taken(shuffled)), books(taken(list))),
    ),
    { numRuns: 300 },
  );
});

test('what a message says twice counts once', () => {
  fc.assert(
    fc.property(messages, (list) => {
      const once = list.filter((message) => message.kind === 'allocations');
      assert.deepEqual(books(taken([...once, ...once])), books(taken(once)));
    }),
  );
});

test('a commitment that was counted with older terms is taken back with those terms', () => {
  const world = emptyWorld(testReference('00000000-0000-7000-8000-0000000000a1' as never, 8500));
  const message = (records: ReturnType<typeof allocationRecord>[], file: number): CareMessage => ({
    kind: 'allocations',
    origin: originOf(file),
    postcode: null,
    records,
  });
  world.take(message([allocationRecord()], 1));
  const older = world.facts.reference;
  const newer = testReference('00000000-0000-7000-8000-0000000000a2' as never, 9900);
  world.facts = {
    ...world.facts,
    reference: newer,
    earlierTerms: new Map([[older.version, older.termsOf(originOf(1).provider)!]]),
  };
  const gone = allocationRecord({
    version: '2026-02-01T09:00:00',
    changeReason: '13',
    period: { from: '2026-01-01' as Day, until: '2026-01-01' as Day },
  });
  world.take(message([gone], 2));
  assert.deepEqual((books(world) as { sums: unknown }).sums, []);
});
