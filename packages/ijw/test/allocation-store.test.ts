import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { allocationStore } from '../src/cross/allocation-store.ts';
import type { AllocationVersion } from '../src/cross/facts.ts';

const version: fc.Arbitrary<AllocationVersion> = fc.record(
  {
    source: fc.constantFrom('JW301 1', 'JW301 2', 'JW301 3'),
    gemeente: fc.constantFrom('0518', '0637'),
    aanbieder: fc.constantFrom('65650001', '65650002'),
    bsn: fc.constantFrom('999990019', '009999025', '999990032'),
    nummer: fc.constantFrom('0', '7', '300201', '999999999'),
    product: fc.constantFrom(undefined, { categorie: '45' }, { categorie: '45', code: '45A04' }),
    ingangsdatum: fc.constantFrom('2025-01-01', '2025-02-01'),
    einddatum: fc.constantFrom(undefined, '2025-12-31'),
    redenWijziging: fc.constantFrom(undefined, '13'),
    omvang: fc.constantFrom(undefined, { volume: '2', eenheid: '04', frequentie: '2' }),
    budget: fc.constantFrom(undefined, 0, 99_999_999),
    moment: fc.constantFrom('2025-01-10T09:30:00', '2025-01-10T09:30:01', '2025-01-11T00:00:00'),
  },
  { noNullPrototype: true },
);

describe('versions of assignments in packed rows', () => {
  it('gives what a plain list of them gives, in whatever order they came', () => {
    fc.assert(
      fc.property(fc.array(version), fc.subarray(['JW301 1', 'JW301 2']), version, (all, gone, asked) => {
        const store = allocationStore();
        for (const one of all) store.add(one);
        const { gemeente, aanbieder, bsn, nummer } = asked;
        const rejected = new Set(gone);
        const under = all.filter((one) => one.gemeente === gemeente && one.nummer === nummer);
        const standing = under.filter((one) => !rejected.has(one.source)).reverse();
        assert.deepEqual(store.versions(gemeente, nummer, rejected), standing);
        const latest = standing.reduce<AllocationVersion | undefined>(
          (best, one) => (best === undefined || one.moment > best.moment ? one : best),
          undefined,
        );
        assert.deepEqual(store.current(gemeente, nummer, rejected), latest);
        const own = all.filter(
          (one) =>
            one.gemeente === gemeente &&
            one.aanbieder === aanbieder &&
            one.bsn === bsn &&
            !rejected.has(one.source),
        );
        const client = { gemeente, aanbieder, bsn };
        assert.equal(store.hasClient(client, rejected), own.length > 0);
        assert.deepEqual(store.numbersOf(client, rejected), [...new Set(own.map((one) => one.nummer))]);
      }),
    );
  });

  it('finds each of thousands, and none that is not there', () => {
    const [first] = fc.sample(version, 1);
    assert.ok(first !== undefined);
    const store = allocationStore();
    for (let n = 1; n <= 5000; n += 1) {
      store.add({ ...first, gemeente: '0518', nummer: String(n * 7), bsn: String(100_000_000 + n) });
    }
    const nobody = new Set<string>();
    for (let n = 1; n <= 5000; n += 1) {
      assert.equal(store.current('0518', String(n * 7), nobody)?.bsn, String(100_000_000 + n));
      assert.equal(store.current('0518', String(n * 7 + 1), nobody), undefined);
      assert.equal(store.current('0637', String(n * 7), nobody), undefined);
    }
    assert.equal(
      store.hasClient({ gemeente: '0518', aanbieder: first.aanbieder, bsn: '100005001' }, nobody),
      false,
    );
  });
});
