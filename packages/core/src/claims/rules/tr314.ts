import type { LineRule } from './rule.ts';

export const tr314: LineRule = {
  id: 'TR314',
  kind: 'line',
  returnCode: '8021',
  on: 'any',
  fact: 'earlier-line',
  meaning: 'Het referentienummer van een prestatie is eenmalig voor de aanbieder.',
  remedy: 'Geef de prestatie een nieuw referentienummer en declareer haar opnieuw.',
  source: 'iJw 3.2, technische regel TR314; OP283',
  check: ({ line, earlierWith, timesInClaim }) =>
    // Two lines of one claim with one number are both refused: nobody could tell later which of them a credit means.
    earlierWith(line.reference).length > 0 || timesInClaim(line.reference) > 1
      ? { expected: 'een nieuw referentienummer', found: line.reference }
      : null,
};
