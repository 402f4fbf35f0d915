import { differenceBetween } from '../mirror.ts';
import type { LineRule } from './rule.ts';

export const tr323: LineRule = {
  id: 'TR323',
  kind: 'line',
  returnCode: '8017',
  on: 'credit',
  fact: 'earlier-line',
  meaning: 'Een creditregel verwijst naar een eerder goedgekeurde debetregel en is daaraan gelijk.',
  remedy:
    'Verwijs naar het referentienummer van de goedgekeurde regel en neem al haar gegevens over. Een afgewezen regel crediteert u niet.',
  source: 'iJw 3.2, technische regel TR323; IV085; IV091',
  check: ({ line, earlierWith }) => {
    const debits = earlierWith(line.previousReference ?? '').filter((earlier) => !earlier.isCredit);
    // A debit that still waits for a person is no reason to reject: rule C-004 asks.
    const open = debits.filter((debit) => debit.state !== 'rejected');
    if (open.length === 0) {
      const found = debits.length === 0 ? 'onbekend' : 'afgewezen';
      return {
        expected: 'een goedgekeurde debetregel',
        found: `${line.previousReference ?? 'geen nummer'}: ${found}`,
      };
    }
    const differences = open.map((debit) => differenceBetween(debit, line));
    return differences.includes(null) ? null : (differences[0] ?? null);
  },
};
