import type { LineRule } from './rule.ts';

export const tr304: LineRule = {
  id: 'TR304',
  kind: 'line',
  returnCode: '8187',
  on: 'client',
  fact: 'client',
  meaning: 'De cliënt is bekend uit een toewijzing aan deze aanbieder.',
  remedy: 'Controleer het BSN, of vraag de gemeente om een toewijzing.',
  source: 'iJw 3.2, technische regel TR304; OP276',
  check: ({ line, isClientKnown }) =>
    isClientKnown(line.clientKey)
      ? null
      : { expected: 'een cliënt met een toewijzing', found: 'geen toewijzing' },
};
