import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { AllocationNumber } from '@jeugdregie/kernel';
import { adjudicate } from './adjudicate.ts';
import { decidedLines } from './decided-lines.ts';
import { factsText, parseFactsText } from './facts-text.ts';
import type { ClaimFacts, EarlierLine } from './facts.ts';
import type { ClaimDecision, ClaimLine } from './model.ts';
import {
  allocationFact,
  claimFacts,
  claimFile,
  claimLine,
  creditOf,
  earlierLine,
  february,
  january,
  period,
  productFact,
  rateSpan,
} from './testing.ts';

const march = period('2026-03-01', '2026-03-31');
const numbers = [1001, 1002, 1003] as AllocationNumber[];

/** A world with three tight allocations: volume in total, volume per week, budget. Rates of March are not known. */
function factsWith(earlier: readonly EarlierLine[]): ClaimFacts {
  const accepted = earlier.filter((line) => line.state === 'accepted');
  return claimFacts({
    allocations: [
      allocationFact({ frequency: '6', volume: 60 }),
      allocationFact({ number: numbers[1]!, frequency: '2', volume: 4 }),
      allocationFact({
        number: numbers[2]!,
        product: null,
        volume: null,
        unit: null,
        frequency: null,
        budgetCents: 300_000,
      }),
    ],
    products: [january, february, march].map((within) =>
      productFact({ period: within, rates: within === march ? [] : [rateSpan(within)] }),
    ),
    earlier,
    used: numbers.map((allocation) => {
      const own = accepted.filter((line) => line.allocation === allocation);
      const sum = (pick: (line: EarlierLine) => number): number =>
        own.reduce((total, line) => total + pick(line), 0);
      return {
        allocation,
        unit: '04',
        acceptedVolume: sum((line) => (line.isCredit ? -line.volume : line.volume)),
        acceptedCents: sum((line) => line.amountCents),
        waitingVolume: 0,
        waitingCents: 0,
      };
    }),
  });
}

const anyLine = fc.record({
  allocation: fc.constantFrom(...numbers, 9999 as AllocationNumber),
  period: fc.constantFrom(january, february, march),
  volume: fc.integer({ min: 0, max: 45 }),
  rateCents: fc.constantFrom(8500, 8500, 8500, 8600),
});

/** A claim with unique references, and some credits on earlier lines. */
const anyCase = fc
  .record({
    debits: fc.array(anyLine, { maxLength: 12 }),
    earlier: fc.array(anyLine, { maxLength: 4 }),
    credited: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
  })
  .map(({ debits, earlier, credited }) => {
    const before = earlier.map((line, i) =>
      earlierLine(claimLine({ ...line, reference: `E${i}` }), { index: i }),
    );
    const credits = credited.flatMap((at, i) => {
      const debit = before[at];
      return debit === undefined ? [] : [creditOf(debit, { reference: `C${i}` })];
    });
    const lines = debits.map((line, i) => claimLine({ ...line, reference: `P${i}` }));
    return { lines: [...lines, ...credits], facts: factsWith(before) };
  });

function decide(lines: readonly ClaimLine[], facts: ClaimFacts): ClaimDecision {
  return adjudicate(
    claimFile(lines, { period: march, messageDate: claimFile([]).knownOn, dated: claimFile([]).knownOn }),
    facts,
  );
}

const outcomeOf = (decision: ClaimDecision): ReadonlyMap<string, unknown> =>
  new Map(decision.file.lines.map((line, i) => [line.reference, decision.verdicts[i]?.verdict]));

describe('laws of a claim', () => {
  it('never accepts more debit than was claimed, and takes back what a credit says', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, facts }) => {
        const decision = decide(lines, facts);
        const accepted = decision.file.lines.filter(
          (_, i) => decision.verdicts[i]?.verdict.kind === 'accepted',
        );
        const sum = (list: readonly ClaimLine[]): bigint =>
          list.reduce((t, l) => t + BigInt(l.amountCents), 0n);
        assert.equal(decision.acceptedCents, sum(accepted));
        const debits = (list: readonly ClaimLine[]): bigint => sum(list.filter((line) => !line.isCredit));
        assert.ok(debits(accepted) <= debits(lines));
      }),
    );
  });

  it('gives every line the same verdict in whatever order the lines stand', () => {
    const shuffled = anyCase.chain((one) =>
      fc.shuffledSubarray(one.lines, { minLength: one.lines.length }).map((order) => ({ ...one, order })),
    );
    fc.assert(
      fc.property(shuffled, ({ lines, order, facts }) => {
        assert.deepEqual(outcomeOf(decide(order, facts)), outcomeOf(decide(lines, facts)));
      }),
    );
  });

  it('never lets a total, a week or a budget be passed', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, facts }) => {
        const decision = decide(lines, facts);
        for (const [allocation, limit] of [
          [1001, 60 * 8500],
          [1003, 300_000],
        ] as const) {
          const before = facts.used.find((used) => used.allocation === allocation)?.acceptedCents ?? 0;
          const own = decision.file.lines.filter((line) => line.allocation === allocation);
          const now = own.filter((line) => decision.verdicts[line.index]?.verdict.kind === 'accepted');
          const isMore = now.some((line) => !line.isCredit && line.amountCents > 0);
          const after = now.reduce((sum, line) => sum + line.amountCents, before);
          assert.ok(!isMore || after <= limit, `${allocation}: ${after}`);
        }
      }),
    );
  });

  it('makes credit and debit zero', () => {
    fc.assert(
      fc.property(anyLine, ({ volume }) => {
        const debit = claimLine({ volume: Math.min(volume, 40) });
        const first = decide([debit], claimFacts());
        const second = decide([creditOf(debit)], claimFacts({ earlier: [earlierLine(debit)] }));
        assert.equal(first.acceptedCents + second.acceptedCents, 0n);
        const lines = [...decidedLines(first, claimFacts()), ...decidedLines(second, claimFacts())];
        assert.equal(
          lines.reduce((sum, line) => sum + line.volume, 0),
          0,
        );
      }),
    );
  });

  it('keeps the total when a month is claimed in two parts of the total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }), (a, b) => {
        const facts = factsWith([]);
        const apart = decide(
          [claimLine({ volume: a }), claimLine({ volume: b, reference: 'P2', period: february })],
          facts,
        );
        assert.equal(apart.acceptedCents, BigInt((a + b) * 8500));
      }),
    );
  });

  it('reads its facts back as they were, so that a replay decides the same', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, facts }) => {
        const decision = decide(lines, facts);
        const text = factsText(decision.file, facts);
        const again = parseFactsText(text);
        assert.equal(factsText(again.file, again.facts), text);
        assert.deepEqual(adjudicate(again.file, again.facts), decision);
      }),
    );
  });

  it('gives equal facts an equal hash, in whatever order they were loaded', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, facts }) => {
        const turned: ClaimFacts = {
          ...facts,
          allocations: facts.allocations.toReversed(),
          products: facts.products.toReversed(),
          earlier: facts.earlier.toReversed(),
          used: facts.used.toReversed(),
        };
        assert.equal(decide(lines, turned).receipt.factsHash, decide(lines, facts).receipt.factsHash);
        assert.deepEqual(outcomeOf(decide(lines, turned)), outcomeOf(decide(lines, facts)));
      }),
    );
  });

  it('says that a ceiling is passed, and rejects nothing for it', () => {
    const ceiling = { provider: claimFile([]).provider, year: 2026, ceilingCents: 85_000n };
    const signals = (acceptedCents: bigint): readonly unknown[] => {
      const decision = decide([claimLine()], claimFacts({ ceilings: [{ ...ceiling, acceptedCents }] }));
      assert.equal(decision.acceptedCents, 85_000n);
      return decision.signals;
    };
    assert.equal(signals(0n).length, 0);
    assert.equal(signals(1n).length, 1);
    assert.equal(signals(85_001n).length, 0, 'only the claim that passes it');
  });
});
