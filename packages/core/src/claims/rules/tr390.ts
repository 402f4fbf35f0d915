import type { SumRule } from './rule.ts';

export const tr390: SumRule = {
  id: 'TR390',
  kind: 'sum',
  returnCode: '9390',
  on: 'credit',
  fact: 'earlier-line',
  meaning: 'Een regel wordt maar één keer gecrediteerd.',
  remedy: 'De regel is al gecrediteerd: u hoeft niets te doen.',
  source: 'iJw 3.2, technische regel TR390; OP360',
  check: ({ line, creditsOn }) =>
    creditsOn(line.previousReference ?? '').includes('accepted')
      ? { expected: 'één creditregel', found: line.previousReference }
      : null,
};
