import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Balance } from '@jeugdregie/core/ledger';
import type { Month, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import { silence } from '../src/http/today/silent-providers.ts';

type Row = readonly [municipality: string, month: string, obliged: bigint, claimed: bigint];

const balance = ([municipality, month, obligedCents, claimedCents]: Row): Balance => ({
  municipality: municipality as MunicipalityCode,
  provider: '99990001' as ProviderCode,
  month: month as Month,
  obligedCents,
  claimedCents,
  acceptedCents: claimedCents,
  creditedCents: 0n,
  paidCents: 0n,
  openCents: claimedCents,
});

describe('who claimed nothing, and where', () => {
  const cases: readonly {
    readonly name: string;
    readonly rows: readonly Row[];
    readonly everywhere: readonly string[];
    readonly somewhere: readonly string[];
  }[] = [
    { name: 'all was claimed', rows: [['0503', '2026-08', 5n, 4n]], everywhere: [], somewhere: [] },
    {
      name: 'nothing from anybody',
      rows: [
        ['0503', '2026-08', 5n, 0n],
        ['0637', '2026-08', 7n, 0n],
      ],
      everywhere: ['0503 2026-08', '0637 2026-08'],
      somewhere: [],
    },
    {
      name: 'from one and not from the other: not nothing',
      rows: [
        ['0503', '2026-08', 5n, 4n],
        ['0637', '2026-08', 7n, 0n],
      ],
      everywhere: [],
      somewhere: ['0637 2026-08'],
    },
    {
      name: 'the month after, from nobody',
      rows: [
        ['0503', '2026-08', 5n, 4n],
        ['0503', '2026-09', 5n, 0n],
        ['0637', '2026-09', 7n, 0n],
      ],
      everywhere: ['0503 2026-09', '0637 2026-09'],
      somewhere: [],
    },
    {
      name: 'a month that only gave money back was claimed over',
      rows: [
        ['0503', '2026-08', 5n, -4n],
        ['0637', '2026-08', 7n, 0n],
      ],
      everywhere: [],
      somewhere: ['0637 2026-08'],
    },
    { name: 'nothing was allocated', rows: [['0503', '2026-08', 0n, 0n]], everywhere: [], somewhere: [] },
  ];
  for (const { name, rows, everywhere, somewhere } of cases) {
    it(name, () => {
      const found = silence(rows.map(balance));
      const told = (list: readonly Balance[]): string[] =>
        list.map((row) => `${row.municipality} ${row.month}`);
      assert.deepEqual([told(found.everywhere), told(found.somewhere)], [everywhere, somewhere]);
    });
  }
});
