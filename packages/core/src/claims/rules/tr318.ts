import type { FileRule } from './rule.ts';

export const tr318: FileRule = {
  id: 'TR318',
  kind: 'file',
  returnCode: '8214',
  at: 'claim',
  fact: 'claim',
  meaning: 'Een latere declaratie gaat niet over een eerdere maand dan de vorige declaratie.',
  remedy: 'Neem de prestaties op in een declaratie over de laatste of een nieuwere maand.',
  source: 'iJw 3.2, technische regel TR318; OP284; IV090',
  check: (file, facts) =>
    // Skipped months cannot be judged: whether care was given in them is not known here.
    facts.latestPeriodFrom !== null && file.period.from < facts.latestPeriodFrom
      ? { expected: facts.latestPeriodFrom, found: file.period.from }
      : null,
};
