import type { FileRule } from './rule.ts';

export const tr056: FileRule = {
  id: 'TR056',
  kind: 'file',
  returnCode: '9056',
  at: 'header',
  fact: 'message',
  meaning: 'De identificatie van een bericht is eenmalig voor de afzender.',
  remedy: 'Geef het bericht een nieuwe identificatie en verstuur het opnieuw.',
  source: 'iJw 3.2, technische regel TR056',
  check: (file, facts) =>
    facts.isIdentificationUsed ? { expected: null, found: file.identification } : null,
};
