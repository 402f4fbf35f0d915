import type { LineRule } from './rule.ts';

export const tr384: LineRule = {
  id: 'TR384',
  kind: 'line',
  returnCode: '9384',
  on: 'debit',
  fact: 'allocation',
  meaning: 'Op een verwijderde toewijzing (reden wijziging 13) wordt niet gedeclareerd.',
  remedy: 'Declareer op de toewijzing die ervoor in de plaats kwam, of neem contact op met de gemeente.',
  source: 'iJw 3.2, technische regel TR384',
  check: ({ allocation }) =>
    allocation?.isDeleted
      ? { expected: 'een geldige toewijzing', found: `${allocation.number} is verwijderd` }
      : null,
};
