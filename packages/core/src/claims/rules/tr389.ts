import type { SumRule } from './rule.ts';

export const tr389: SumRule = {
  id: 'TR389',
  kind: 'sum',
  returnCode: '9389',
  on: 'debit',
  fact: 'earlier-line',
  meaning:
    'Voor dezelfde toewijzing, hetzelfde product en dezelfde periode staat niet al een debetregel open.',
  remedy: 'Crediteer eerst de eerdere regel en declareer dan de verbeterde.',
  source: 'iJw 3.2, technische regel TR389; OP366',
  check: ({ line, standing }) => {
    const same = standing.find(
      (debit) =>
        debit.state === 'accepted' &&
        debit.category === line.category &&
        debit.period.from === line.period.from &&
        debit.period.until === line.period.until,
    );
    return same === undefined ? null : { expected: 'één debetregel', found: same.reference };
  },
};
