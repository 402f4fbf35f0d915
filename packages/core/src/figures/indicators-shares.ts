import {
  claimLines,
  careMessages,
  noPgb,
  undecided,
  unclaimed,
  taskBased,
  euros,
  number,
  define,
  ofLines,
  ofEvents,
} from './definition.ts';
import { ratio } from './fraction.ts';
import type { Indicator } from './indicator.ts';

export const referrerShare: Indicator = {
  definition: define('referrer-share', 'aandeel-verwijzer', 'share', {
    name: { nl: 'Aandeel van een verwijzer', en: 'Share of a referrer' },
    text: 'Het deel van de trajecten in de gekozen maanden dat met deze verwijzer is begonnen.',
    formula: 'Trajecten van de verwijzer ÷ alle trajecten.',
    source: `${careMessages}; verwijzer uit het verzoek om toewijzing (JW315), anders gemeente`,
    kind: 'ratio',
    leavesOut: ['Trajecten zonder bekende verwijzer tellen in het geheel mee, niet in het deel.', noPgb],
  }),
  needs: ['active', 'started', 'ended', 'whole'],
  value: ({ sums, whole: all }) => ratio(sums.active, all.active),
  formulaFor: ({ sums, whole: all }) => `${number(sums.active)} ÷ ${number(all.active)} trajecten`,
  records: ofEvents.records,
  persons: ofEvents.persons,
};

export const shareOfResidents: Indicator = {
  definition: define('share-of-residents', 'aandeel-inwoners', 'share', {
    name: {
      nl: 'Jeugdigen als deel van de inwoners van 0 tot en met 17',
      en: 'Youths as a share of residents 0–17',
    },
    text: 'Het aantal jeugdigen met jeugdhulp in de gekozen maanden, gedeeld door het aantal inwoners van 0 tot en met 17 jaar.',
    formula: 'Jeugdigen ÷ inwoners van 0 tot en met 17 jaar.',
    source: `${claimLines}; inwoners uit het contractwerkboek (CBS)`,
    kind: 'ratio',
    leavesOut: [
      unclaimed,
      taskBased,
      noPgb,
      'Jeugdigen van 18 jaar en ouder tellen wel als jeugdige en niet als inwoner; het CBS doet dat anders.',
    ],
  }),
  needs: ['lines', 'youths', 'residents'],
  value: ({ sums, residents }) => (residents === null ? null : ratio(sums.youths, residents)),
  formulaFor: ({ sums, residents }) =>
    `${number(sums.youths)} jeugdigen ÷ ${residents === null ? 'onbekend aantal' : number(residents)} inwoners van 0 tot en met 17`,
  ...ofLines,
};

export const rejectedShare: Indicator = {
  definition: define('rejected-share', 'aandeel-afgewezen', 'share', {
    name: { nl: 'Afgewezen declaratieregels', en: 'Rejected claim lines' },
    text: 'Het deel van de declaratieregels dat is afgewezen.',
    formula: 'Afgewezen regels ÷ alle beoordeelde regels.',
    source: claimLines,
    kind: 'ratio',
    leavesOut: [undecided],
  }),
  needs: ['rejectedLines', 'lines'],
  value: ({ sums }) => ratio(sums.rejectedLines, sums.lines),
  formulaFor: ({ sums }) => `${number(sums.rejectedLines)} ÷ ${number(sums.lines)} regels`,
  records: (s) => s.lines,
  persons: (s) => s.lines,
};

export const lateShare: Indicator = {
  definition: define('late-share', 'aandeel-nagekomen', 'share', {
    name: { nl: 'Nagekomen kosten', en: 'Late cost' },
    text: 'Het deel van de kosten dat pas bekend werd in de derde maand na de maand van levering, of later.',
    formula: 'Kosten die in de derde maand of later bekend werden ÷ alle kosten.',
    source: claimLines,
    kind: 'ratio',
    leavesOut: [unclaimed, undecided],
  }),
  needs: ['lateCents', 'acceptedCents', 'lines', 'youths'],
  value: ({ sums }) => ratio(sums.lateCents, sums.acceptedCents),
  formulaFor: ({ sums }) => `${euros(sums.lateCents)} ÷ ${euros(sums.acceptedCents)}`,
  ...ofLines,
};
