import type { LineRule } from './rule.ts';

export const tr319: LineRule = {
  id: 'TR319',
  kind: 'line',
  returnCode: '9319',
  on: 'any',
  fact: 'period',
  meaning: 'De productperiode ligt in de maand van de declaratie of in een eerdere maand.',
  remedy: 'Declareer de prestatie in een declaratie over haar eigen maand of een latere maand.',
  source: 'iJw 3.2, technische regel TR319; OP354',
  check: ({ file, line }) =>
    line.period.from <= file.period.until && line.period.until <= file.period.until
      ? null
      : { expected: `uiterlijk ${file.period.until}`, found: line.period.until },
};
