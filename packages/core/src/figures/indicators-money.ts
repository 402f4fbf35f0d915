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
} from './definition.ts';
import { ratio, whole } from './fraction.ts';
import type { Indicator } from './indicator.ts';

export const cost: Indicator = {
  definition: define('cost', 'kosten', 'cents', {
    name: { nl: 'Kosten', en: 'Cost' },
    text: 'Het toegekende bedrag voor hulp die in de gekozen maanden is geleverd, verminderd met wat is gecrediteerd.',
    formula: 'Som van de toegekende bedragen van alle declaratieregels, creditregels negatief.',
    source: claimLines,
    kind: 'sum',
    leavesOut: [unclaimed, undecided, taskBased, noPgb],
  }),
  needs: ['acceptedCents', 'creditedCents', 'lines', 'youths'],
  value: ({ sums }) => whole(sums.acceptedCents),
  formulaFor: ({ sums }) =>
    `${euros(sums.acceptedCents - sums.creditedCents)} toegekend, ${euros(sums.creditedCents)} gecrediteerd`,
  ...ofLines,
};

export const claimed: Indicator = {
  definition: define('claimed', 'gedeclareerd', 'cents', {
    name: { nl: 'Gedeclareerd', en: 'Claimed' },
    text: 'Het bedrag dat aanbieders hebben gedeclareerd voor hulp in de gekozen maanden, ook als het is afgewezen.',
    formula: 'Som van de ingediende bedragen van alle declaratieregels, creditregels negatief.',
    source: claimLines,
    kind: 'sum',
    leavesOut: [unclaimed, undecided, noPgb],
  }),
  needs: ['claimedCents', 'lines', 'youths'],
  value: ({ sums }) => whole(sums.claimedCents),
  formulaFor: ({ sums }) => `ingediend in ${number(sums.lines)} declaratieregels`,
  ...ofLines,
};

export const credited: Indicator = {
  definition: define('credited', 'gecrediteerd', 'cents', {
    name: { nl: 'Gecrediteerd', en: 'Credited' },
    text: 'Het deel van eerder toegekende bedragen dat aanbieders hebben teruggenomen. Het is al van de kosten afgetrokken.',
    formula: 'Som van de toegekende creditregels (negatief).',
    source: claimLines,
    kind: 'sum',
    leavesOut: [undecided, noPgb],
  }),
  needs: ['creditedCents', 'lines', 'youths'],
  value: ({ sums }) => whole(sums.creditedCents),
  formulaFor: ({ sums }) => `creditregels in ${number(sums.lines)} declaratieregels`,
  ...ofLines,
};

export const costPerYouth: Indicator = {
  definition: define('cost-per-youth', 'kosten-per-jeugdige', 'cents', {
    name: { nl: 'Kosten per jeugdige', en: 'Cost per youth' },
    text: 'De kosten in de gekozen maanden, gedeeld door het aantal verschillende jeugdigen in diezelfde maanden.',
    formula: 'Kosten ÷ jeugdigen.',
    source: claimLines,
    kind: 'ratio',
    leavesOut: [unclaimed, undecided, taskBased, noPgb],
  }),
  needs: ['acceptedCents', 'lines', 'youths'],
  value: ({ sums }) => ratio(sums.acceptedCents, sums.youths),
  formulaFor: ({ sums }) => `${euros(sums.acceptedCents)} ÷ ${number(sums.youths)} jeugdigen`,
  ...ofLines,
};

export const costPerTrajectory: Indicator = {
  definition: define('cost-per-trajectory', 'kosten-per-traject', 'cents', {
    name: { nl: 'Kosten per traject', en: 'Cost per trajectory' },
    text: 'De kosten in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep.',
    formula: 'Kosten ÷ trajecten.',
    source: `${claimLines}; ${careMessages}`,
    kind: 'ratio',
    leavesOut: [unclaimed, undecided, taskBased, noPgb],
  }),
  needs: ['acceptedCents', 'active', 'lines', 'youths'],
  value: ({ sums }) => ratio(sums.acceptedCents, sums.active),
  formulaFor: ({ sums }) => `${euros(sums.acceptedCents)} ÷ ${number(sums.active)} trajecten`,
  ...ofLines,
};
