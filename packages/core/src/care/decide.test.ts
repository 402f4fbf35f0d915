import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AllocationNumber, Day, ProductCode } from '@jeugdregie/kernel';
import type { CareDecision, CareMessage, Delivery } from './model.ts';
import {
  allocationRecord,
  emptyWorld,
  originOf,
  parties,
  requestRecord,
  startRecord,
  stopRecord,
  type World,
} from './testing.ts';

let file = 100;
const allocations = (records: ReturnType<typeof allocationRecord>[], change = {}): CareMessage => ({
  kind: 'allocations',
  origin: originOf((file += 1), change),
  postcode: '2711AB',
  records,
});
const starts = (...records: Delivery[]): CareMessage => ({
  kind: 'starts',
  origin: originOf((file += 1)),
  records,
});
const stops = (...records: Delivery[]): CareMessage => ({
  kind: 'stops',
  origin: originOf((file += 1)),
  records,
});
const codes = ({ findings }: CareDecision): string[] =>
  findings.map((f) => `${f.rule} ${f.returnCode} ${f.path}`);
const rules = ({ findings }: CareDecision): string[] => findings.map((f) => f.rule);
const eventTexts = ({ events }: CareDecision): string[] =>
  events.map((e) => `${e.sign > 0 ? '+' : '-'}${e.kind} ${e.on}${e.isPause ? ' pause' : ''}`);

function allocated(): World {
  const world = emptyWorld();
  world.take(allocations([allocationRecord()]));
  return world;
}

describe('starts', () => {
  test('a start on the first day of its allocation counts, with the dimensions of the allocation', () => {
    const decision = allocated().take(starts(startRecord('2026-01-01')));
    assert.deepEqual(codes(decision), []);
    assert.deepEqual(decision.remarks, []);
    const [event] = decision.events;
    assert.deepEqual(
      [event?.kind, event?.on, event?.segment, event?.referrer, event?.district, event?.sign],
      ['started', '2026-01-01', 5, '01', 'WK01', 1],
    );
  });

  const refused: readonly {
    name: string;
    given: (world: World) => void;
    message: CareMessage;
    code: string;
  }[] = [
    {
      name: 'TR019: no such allocation',
      given: () => undefined,
      message: starts(startRecord('2026-01-01', { allocation: 9999 as AllocationNumber })),
      code: 'TR019 9019 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR019: the allocation of another client',
      given: () => undefined,
      message: {
        kind: 'starts',
        origin: originOf(900, { clientKey: parties.otherClient }),
        records: [startRecord('2026-01-01')],
      },
      code: 'TR019 9019 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR019: the allocation was deleted',
      given: (world) =>
        world.take(
          allocations([
            allocationRecord({
              version: '2026-01-03T09:00:00',
              changeReason: '13',
              period: { from: '2026-01-01' as Day, until: '2026-01-01' as Day },
            }),
          ]),
        ),
      message: starts(startRecord('2026-01-01')),
      code: 'TR019 9019 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR074: the same start again',
      given: (world) => world.take(starts(startRecord('2026-01-01'))),
      message: starts(startRecord('2026-01-01')),
      code: 'TR074 9074 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR074: the same start again after its stop',
      given: (world) => {
        world.take(starts(startRecord('2026-01-01')));
        world.take(stops(stopRecord('2026-01-01', '2026-01-31')));
      },
      message: starts(startRecord('2026-01-01')),
      code: 'TR074 9074 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR326: a second start while the first runs',
      given: (world) => world.take(starts(startRecord('2026-01-01'))),
      message: starts(startRecord('2026-02-01')),
      code: 'TR326 9326 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR063: taking back a start that is not there',
      given: (world) => world.take(starts(startRecord('2026-01-01'))),
      message: starts(startRecord('2026-01-02', { isWithdrawn: true })),
      code: 'TR063 9063 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR063: taking back twice',
      given: (world) => {
        world.take(starts(startRecord('2026-01-01')));
        world.take(starts(startRecord('2026-01-01', { isWithdrawn: true })));
      },
      message: starts(startRecord('2026-01-01', { isWithdrawn: true })),
      code: 'TR063 9063 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR071: taking back a start that was stopped',
      given: (world) => {
        world.take(starts(startRecord('2026-01-01')));
        world.take(stops(stopRecord('2026-01-01', '2026-01-31', '20')));
      },
      message: starts(startRecord('2026-01-01', { isWithdrawn: true })),
      code: 'TR071 9071 Bericht/Client/StartProducten/StartProduct[1]',
    },
    {
      name: 'TR381: the code is of another category',
      given: () => undefined,
      message: starts(startRecord('2026-01-01', { product: '44A08' as ProductCode })),
      code: 'TR381 S329 Bericht/Client/StartProducten/StartProduct[1]',
    },
  ];
  for (const { name, given, message, code } of refused) {
    test(name, () => {
      const world = allocated();
      given(world);
      const decision = world.take(message);
      assert.deepEqual(codes(decision), [code]);
      assert.deepEqual([decision.deliveries, decision.events], [[], []]);
    });
  }

  test('taking back and sending anew in one message, in either order (IV008)', () => {
    for (const flip of [false, true]) {
      const world = allocated();
      world.take(starts(startRecord('2026-01-01')));
      const both = [startRecord('2026-01-01', { isWithdrawn: true }), startRecord('2026-01-08')];
      const decision = world.take(starts(...(flip ? both.reverse() : both)));
      assert.deepEqual(codes(decision), []);
      assert.deepEqual(eventTexts(decision).sort(), ['+started 2026-01-08', '-started 2026-01-01']);
    }
  });

  test('a finding names the place in the message, and one wrong start rejects them all', () => {
    const decision = allocated().take(
      starts(startRecord('2026-01-01'), startRecord('2026-01-01', { allocation: 7 as AllocationNumber })),
    );
    assert.deepEqual(codes(decision), ['TR019 9019 Bericht/Client/StartProducten/StartProduct[2]']);
    assert.deepEqual(decision.deliveries, []);
  });

  test('outside the allocation period or with another product it is a remark, never a rejection', () => {
    for (const [begin, remarks] of [
      ['2025-12-31', ['OP271']],
      ['2026-01-01', []],
      ['2026-03-31', []],
      ['2026-04-01', ['OP271']],
    ] as const) {
      const decision = allocated().take(starts(startRecord(begin)));
      assert.deepEqual([codes(decision), decision.remarks.map((r) => r.rule)], [[], remarks]);
    }
    const other = allocated().take(starts(startRecord('2026-01-01', { product: '45A05' as ProductCode })));
    assert.deepEqual([codes(other), other.remarks.map((r) => r.rule)], [[], ['IV075']]);
  });

  test('task-based care needs no allocation (IV096)', () => {
    const world = emptyWorld();
    const decision = world.take(starts(startRecord('2026-01-01', { allocation: null })));
    assert.deepEqual(codes(decision), []);
    assert.deepEqual(
      decision.events.map((e) => [e.allocation, e.segment, e.referrer]),
      [[null, 5, '00']],
    );
    assert.deepEqual(rules(world.take(starts(startRecord('2026-02-01', { allocation: null })))), ['TR326']);
  });
});

describe('stops', () => {
  const started = (): World => {
    const world = allocated();
    world.take(starts(startRecord('2026-01-01')));
    return world;
  };
  const paused = (): World => {
    const world = started();
    world.take(stops(stopRecord('2026-01-01', '2026-01-31', '20')));
    return world;
  };
  const ended = (): World => {
    const world = started();
    world.take(stops(stopRecord('2026-01-01', '2026-01-31')));
    return world;
  };
  const cases: readonly { name: string; world: () => World; stop: Delivery; expected: string[] }[] = [
    {
      name: 'a stop after its start',
      world: started,
      stop: stopRecord('2026-01-01', '2026-01-31'),
      expected: [],
    },
    {
      name: 'TR382: a stop without start',
      world: allocated,
      stop: stopRecord('2026-01-01', '2026-01-31'),
      expected: ['TR382'],
    },
    {
      name: 'TR382: another begin than the start',
      world: started,
      stop: stopRecord('2026-01-02', '2026-01-31'),
      expected: ['TR382'],
    },
    {
      name: 'TR382: another product than the start',
      world: started,
      stop: stopRecord('2026-01-01', '2026-01-31', '31', { product: '45A05' as ProductCode }),
      expected: ['TR382'],
    },
    {
      name: 'TR019: no such allocation',
      world: started,
      stop: stopRecord('2026-01-01', '2026-01-31', '31', { allocation: 8 as AllocationNumber }),
      expected: ['TR019'],
    },
    {
      name: 'TR074: the same stop again',
      world: ended,
      stop: stopRecord('2026-01-01', '2026-01-31'),
      expected: ['TR074'],
    },
    {
      name: 'TR413: a second temporary stop',
      world: paused,
      stop: stopRecord('2026-01-01', '2026-02-28', '20'),
      expected: ['TR413'],
    },
    {
      name: 'TR414: a definitive stop the day before the temporary one',
      world: paused,
      stop: stopRecord('2026-01-01', '2026-01-30'),
      expected: ['TR414'],
    },
    {
      name: 'a definitive stop on the day of the temporary one',
      world: paused,
      stop: stopRecord('2026-01-01', '2026-01-31'),
      expected: [],
    },
    {
      name: 'TR415: a stop after a definitive stop',
      world: ended,
      stop: stopRecord('2026-01-01', '2026-02-28'),
      expected: ['TR415'],
    },
    {
      name: 'TR063: taking back a stop that is not there',
      world: ended,
      stop: stopRecord('2026-01-01', '2026-01-30', '31', { isWithdrawn: true }),
      expected: ['TR063'],
    },
    {
      name: 'taking back a stop',
      world: ended,
      stop: stopRecord('2026-01-01', '2026-01-31', '31', { isWithdrawn: true }),
      expected: [],
    },
  ];
  for (const { name, world, stop, expected } of cases) {
    test(name, () => assert.deepEqual(rules(world().take(stops(stop))), expected));
  }

  test('a pause and what follows: the pause counts for active only, the definitive stop replaces it', () => {
    const world = paused();
    assert.deepEqual(eventTexts(world.decisions.at(-1)!), ['+stopped 2026-01-31 pause']);
    assert.deepEqual(eventTexts(world.take(starts(startRecord('2026-02-09')))), [
      '+started 2026-02-09 pause',
    ]);
    assert.deepEqual(eventTexts(world.take(stops(stopRecord('2026-02-09', '2026-03-01')))), [
      '+stopped 2026-03-01',
    ]);
    const other = paused();
    assert.deepEqual(eventTexts(other.take(stops(stopRecord('2026-01-01', '2026-02-28')))), [
      '-stopped 2026-01-31 pause',
      '+stopped 2026-02-28',
    ]);
  });
});

describe('allocations and requests', () => {
  test('TR332: the number of another client or provider; the same client and provider keep it', () => {
    const world = allocated();
    const next = allocationRecord({ version: '2026-01-03T09:00:00' });
    assert.deepEqual(rules(world.take(allocations([next], { clientKey: parties.otherClient }))), ['TR332']);
    assert.deepEqual(rules(world.take(allocations([next], { provider: parties.otherProvider }))), ['TR332']);
    assert.deepEqual(rules(world.take(allocations([next]))), []);
  });

  test('TR381: a code of another category; a code that no list holds is not judged', () => {
    const wrong = allocationRecord({ product: '43A06' as ProductCode });
    assert.deepEqual(codes(emptyWorld().take(allocations([wrong]))), [
      'TR381 S329 Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]',
    ]);
    const local = allocationRecord({ product: '54X99' as ProductCode, category: '54' });
    assert.deepEqual(rules(emptyWorld().take(allocations([local]))), []);
  });

  test('TR385: no deletion when claim lines were accepted', () => {
    const world = allocated();
    const gone = allocationRecord({
      version: '2026-02-01T09:00:00',
      changeReason: '13',
      period: { from: '2026-01-01' as Day, until: '2026-01-01' as Day },
    });
    world.facts = { ...world.facts, claimedAllocations: new Set([gone.number]) };
    assert.deepEqual(rules(world.take(allocations([gone]))), ['TR385']);
    world.facts = { ...world.facts, claimedAllocations: new Set() };
    const decision = world.take(allocations([gone]));
    assert.deepEqual(eventTexts(decision), ['-allocated 2026-01-01']);
    assert.equal(
      decision.obliged.reduce((sum, change) => sum + change.cents, 0n),
      -world.decisions[0]!.obliged.reduce((sum, change) => sum + change.cents, 0n),
    );
  });

  test('the referrer comes from the request, whichever arrives first', () => {
    const granted = allocationRecord({ reference: 'VOT-1' });
    const request: CareMessage = {
      kind: 'requests',
      origin: originOf(800),
      records: [requestRecord('VOT-1', '02')],
    };
    const usual = emptyWorld();
    usual.take(request);
    assert.equal(usual.take(allocations([granted])).events[0]?.referrer, '02');
    const late = emptyWorld();
    const first = late.take(allocations([granted]));
    assert.deepEqual([first.events[0]?.referrer, first.remarks[0]?.rule], ['00', 'TR379']);
    assert.deepEqual(
      late.take(request).events.map((e) => [e.sign, e.referrer]),
      [
        [-1, '00'],
        [1, '02'],
      ],
    );
    assert.deepEqual(rules(usual.take({ ...request, origin: originOf(801) })), ['TR347']);
  });

  test('an older version that arrives late changes nothing', () => {
    const world = emptyWorld();
    const longer = allocationRecord({
      version: '2026-02-01T09:00:00',
      period: { from: '2026-01-01' as Day, until: '2026-06-30' as Day },
    });
    world.take(allocations([longer]));
    const late = world.take(allocations([allocationRecord()]));
    assert.equal(late.allocations.length, 1);
    assert.deepEqual([late.events, late.obliged], [[], []]);
  });
});
