import type { FileRule } from './rule.ts';

export const tr333: FileRule = {
  id: 'TR333',
  kind: 'file',
  returnCode: '9333',
  at: 'claim',
  fact: 'claim',
  meaning: 'Het declaratienummer is eenmalig voor de aanbieder.',
  remedy: 'Geef de declaratie een nieuw nummer en verstuur haar opnieuw.',
  source: 'iJw 3.2, technische regel TR333; OP349',
  check: (file, facts) => (facts.isClaimNumberUsed ? { expected: null, found: file.claimNumber } : null),
};
