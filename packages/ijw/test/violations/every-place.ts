import {
  vot,
  toewijzing,
  start,
  stop,
  declaratie,
  credit,
  antwoord,
  vow,
  contact,
  product,
  gevraagd,
  nieuw,
  wens,
  regel,
  totaal,
  allocation,
  line,
  lines,
} from './places.ts';
import { keyViolations } from './repeated-keys.ts';
import type { Violation } from './violation.ts';

const relatie = 'client.relaties.relatie.0';
const answer = 'declaratieAntwoord';
const answeredLine = `${answer}.clienten.client.0.prestaties.prestatie.0`;

/** The other places of rules that stand at several, each beside its nearest valid neighbour. */
export const placeViolations: Readonly<Record<string, readonly Violation[]>> = {
  CD060: [
    {
      file: credit,
      changes: { [`${regel}.productReferentie.vorigReferentieNummer`]: null },
      allowed: { [`${regel}.productReferentie.vorigReferentieNummer`]: 'P1' },
    },
    { file: antwoord, changes: { [`${answeredLine}.ingediendBedrag.debetCredit`]: 'C' }, also: ['TR342'] },
  ],
  CD075: [
    {
      file: vow,
      changes: { [`${wens}.omvang`]: null, [`${wens}.budget`]: '100', [`${wens}.einddatum`]: null },
      allowed: { [`${wens}.omvang`]: null, [`${wens}.budget`]: '100' },
    },
  ],
  CD076: [
    {
      file: vow,
      changes: { [`${wens}.einddatum`]: null },
      allowed: { [`${wens}.einddatum`]: null, [`${wens}.omvang.frequentie`]: '4' },
    },
    {
      file: '29-JW318-afgekeurd-9349.xml',
      changes: { [`${wens}.einddatum`]: null },
      allowed: { [`${wens}.einddatum`]: null, [`${wens}.omvang.frequentie`]: '6' },
    },
  ],
  CD077: [
    { file: vot, changes: { [`${gevraagd}.budget`]: '1' }, also: ['CD078'] },
    { file: vow, changes: { [`${nieuw}.budget`]: '1' }, also: ['CD078'] },
  ],
  CD078: [
    { file: toewijzing, changes: { [`${product}.budget`]: '0' }, also: ['CD077'] },
    { file: vow, changes: { [`${wens}.budget`]: '1' }, also: ['CD077'] },
  ],
  CS002: [start, stop, vot].map((file) => ({
    file,
    changes: { 'client.bsn': '999990018' },
    allowed: { 'client.bsn': '999990032' },
  })),
  CS058: [
    {
      file: '27-JW306-afgekeurd-9063.xml',
      changes: { 'client.startProducten.startProduct.0.statusAanlevering': '2' },
    },
  ],
  CS139: [
    {
      file: toewijzing,
      changes: { [`${relatie}.geboortedatum`]: { datum: '1985-04-02', datumGebruik: '1' } },
      allowed: { [`${relatie}.geboortedatum`]: { datum: '1985-04-01', datumGebruik: '1' } },
    },
    {
      file: stop,
      changes: { 'client.geboortedatum': { datum: '2012-02-01', datumGebruik: '2' } },
      allowed: { 'client.geboortedatum': { datum: '2012-01-01', datumGebruik: '2' } },
    },
  ],
  CS325: [
    {
      file: declaratie,
      changes: {
        [lines]: [line('A', '51000', 'D'), line('B', '301000', 'C', 'Z')],
        [totaal]: { totaalBedrag: '0', debetCredit: 'C' },
      },
      allowed: {
        [lines]: [line('A', '51000', 'D'), line('B', '301000', 'C', 'Z')],
        [totaal]: { totaalBedrag: '0', debetCredit: 'D' },
      },
    },
    {
      file: antwoord,
      changes: {
        [`${answer}.totaalIngediendBedrag`]: { totaalBedrag: '0', debetCredit: 'C' },
        [`${answer}.totaalToegekendBedrag`]: { totaalBedrag: '69000', debetCredit: 'C' },
      },
      allowed: {
        [`${answer}.totaalIngediendBedrag`]: { totaalBedrag: '0', debetCredit: 'D' },
        [`${answer}.totaalToegekendBedrag`]: { totaalBedrag: '69000', debetCredit: 'C' },
      },
    },
    {
      file: antwoord,
      changes: {
        [`${answeredLine}.productReferentie.vorigReferentieNummer`]: 'P1',
        [`${answeredLine}.ingediendBedrag`]: { bedrag: '+0', debetCredit: 'C' },
        [`${answer}.totaalToegekendBedrag.totaalBedrag`]: '310500',
      },
      allowed: {
        [`${answeredLine}.productReferentie.vorigReferentieNummer`]: 'P1',
        [`${answeredLine}.ingediendBedrag`]: { bedrag: '1', debetCredit: 'C' },
        [`${answer}.totaalToegekendBedrag.totaalBedrag`]: '310501',
      },
    },
  ],
  TR002: [
    {
      file: vot,
      changes: { 'client.geboortedatum.datum': '1905-01-05' },
      allowed: { 'client.geboortedatum.datum': '1905-01-06' },
    },
    {
      file: start,
      changes: { 'client.geboortedatum.datum': '1905-01-15' },
      allowed: { 'client.geboortedatum.datum': '1905-01-16' },
    },
    {
      file: vot,
      changes: { 'client.geboortedatum': { datum: '1900-01-01', datumGebruik: '2' } },
      allowed: { 'client.geboortedatum': { datum: '1900-01-01', datumGebruik: '3' } },
    },
  ],
  TR006: [
    {
      file: '30-JW302-afgekeurd-9379.xml',
      changes: { [`${contact}.soort`]: '02', [`${contact}.telefoon`]: null, [`${contact}.adres`]: null },
      allowed: { [`${contact}.soort`]: '02', [`${contact}.adres`]: null },
    },
  ],
  TR018: [
    {
      file: '32-JW308-afgekeurd-9069.xml',
      changes: { 'client.stopProducten.stopProduct.0.einddatum': '2025-01-19' },
      allowed: { 'client.stopProducten.stopProduct.0.einddatum': '2025-01-20' },
    },
  ],
  TR101: keyViolations,
  TR134: [
    ...[
      { file: toewijzing, last: '2025-01-10', after: '2025-01-11' },
      { file: start, last: '2025-01-16', after: '2025-01-17' },
      { file: stop, last: '2025-07-14', after: '2025-07-15' },
    ].map(({ file, last, after }) => ({
      file,
      changes: { 'client.geboortedatum.datum': after },
      allowed: { 'client.geboortedatum.datum': last },
    })),
    {
      file: toewijzing,
      changes: { [`${relatie}.geboortedatum.datum`]: '2025-01-11' },
      allowed: { [`${relatie}.geboortedatum.datum`]: '2025-01-10' },
    },
    {
      file: declaratie,
      changes: { 'declaratie.declaratiePeriode': { begindatum: '2030-01-01', einddatum: '2030-01-31' } },
      also: ['TR137'],
    },
    {
      file: declaratie,
      changes: { [`${regel}.productPeriode`]: { begindatum: '2030-01-01', einddatum: '2030-01-31' } },
      also: ['TR137'],
    },
    {
      file: antwoord,
      changes: { [`${answeredLine}.productPeriode`]: { begindatum: '2025-03-13', einddatum: '2025-03-13' } },
      also: ['TR137'],
      allowed: { [`${answeredLine}.productPeriode`]: { begindatum: '2025-03-12', einddatum: '2025-03-12' } },
    },
  ],
  TR137: [
    { file: antwoord, changes: { [`${answeredLine}.productPeriode.einddatum`]: '2025-01-31' } },
    {
      file: antwoord,
      changes: { [`${answeredLine}.productPeriode.einddatum`]: '2025-03-13' },
      allowed: { [`${answeredLine}.productPeriode.einddatum`]: '2025-03-12' },
    },
  ],
  TR302: [
    {
      file: toewijzing,
      changes: {
        'client.toegewezenProducten.toegewezenProduct': [
          { ...allocation('1', '2025-01-13', '2025-01-13'), redenWijziging: '12' },
          allocation('2', '2025-01-13', '2025-02-28'),
        ],
      },
      // Deleted with 13: it counts as never sent.
      allowed: {
        'client.toegewezenProducten.toegewezenProduct': [
          { ...allocation('1', '2025-01-13', '2025-01-13'), redenWijziging: '13' },
          allocation('2', '2025-01-13', '2025-02-28'),
        ],
      },
    },
  ],
};
