import type { LineRule } from './rule.ts';

export const tr338: LineRule = {
  id: 'TR338',
  kind: 'line',
  returnCode: '9338',
  on: 'debit',
  fact: 'allocation',
  meaning: 'De prestatie hoort bij een toewijzing van deze cliënt aan deze aanbieder.',
  remedy: 'Controleer het toewijzingnummer, of vraag de gemeente om de toewijzing.',
  source: 'iJw 3.2, technische regel TR338; OP276',
  check: ({ line, allocation }) =>
    allocation === null
      ? { expected: 'een toewijzing van deze cliënt', found: String(line.allocation) }
      : null,
};
