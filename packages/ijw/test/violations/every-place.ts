import {
  allocation,
  antwoord,
  declaratie,
  gevraagd,
  line,
  nieuw,
  product,
  start,
  stop,
  toewijzing,
  totaal,
  vot,
  vow,
  wens,
} from './places.ts';
import type { Violation } from './violation.ts';

const wrongBsn = '999990018';
const rejected = 'declaratieAntwoord.clienten.client.0.prestaties.prestatie.0';
const relation = 'client.relaties.relatie.0';

/** A client of whom a line and a credit of as much come to nothing. */
const evenOut = {
  bsn: '999990019',
  prestaties: { prestatie: [line('P1', '51000', 'D'), line('P2', '51000', 'C', 'P0')] },
};

/** The places of rules that hold in many messages, each where the other tables do not break it. */
export const placeViolations: Readonly<Record<string, readonly Violation[]>> = {
  CD077: [
    { file: vot, changes: { [`${gevraagd}.budget`]: '1' }, also: ['CD078'] },
    { file: vow, changes: { [`${nieuw}.budget`]: '1' }, also: ['CD078'] },
  ],
  CD078: [
    { file: toewijzing, changes: { [`${product}.budget`]: '1' }, also: ['CD077'] },
    { file: vow, changes: { [`${wens}.budget`]: '1' }, also: ['CD077'] },
  ],
  CS002: [
    { file: start, changes: { 'client.bsn': wrongBsn } },
    { file: stop, changes: { 'client.bsn': wrongBsn } },
    { file: vot, changes: { 'client.bsn': wrongBsn } },
  ],
  CS139: [
    {
      file: stop,
      changes: { 'client.geboortedatum': { datum: '2012-02-01', datumGebruik: '2' } },
      allowed: { 'client.geboortedatum': { datum: '2012-01-01', datumGebruik: '2' } },
    },
    {
      file: toewijzing,
      changes: { [`${relation}.geboortedatum`]: { datum: '1980-05-02', datumGebruik: '1' } },
      allowed: { [`${relation}.geboortedatum`]: { datum: '1980-05-01', datumGebruik: '1' } },
    },
  ],
  CS325: [
    {
      file: declaratie,
      changes: {
        'declaratie.clienten.client': [evenOut],
        [totaal]: { totaalBedrag: '0', debetCredit: 'C' },
      },
      allowed: {
        'declaratie.clienten.client': [evenOut],
        [totaal]: { totaalBedrag: '0', debetCredit: 'D' },
      },
    },
  ],
  TR002: [
    {
      file: start,
      changes: { 'client.geboortedatum.datum': '1905-01-15' },
      allowed: { 'client.geboortedatum.datum': '1905-01-16' },
    },
    {
      file: vot,
      changes: { 'client.geboortedatum.datum': '1905-01-05' },
      allowed: { 'client.geboortedatum.datum': '1905-01-06' },
    },
  ],
  TR101: [
    {
      file: stop,
      changes: {
        'client.stopProducten.stopProduct': [
          {
            begindatum: '2025-01-15',
            statusAanlevering: '1',
            redenBeeindiging: '20',
            einddatum: '2025-07-14',
          },
          {
            begindatum: '2025-01-15',
            statusAanlevering: '1',
            redenBeeindiging: '20',
            einddatum: '2025-07-14',
          },
        ],
      },
      allowed: {
        'client.stopProducten.stopProduct': [
          {
            begindatum: '2025-01-15',
            statusAanlevering: '1',
            redenBeeindiging: '20',
            einddatum: '2025-07-14',
          },
          {
            begindatum: '2025-01-15',
            statusAanlevering: '1',
            redenBeeindiging: '31',
            einddatum: '2025-07-14',
          },
        ],
      },
    },
  ],
  TR134: [
    {
      file: toewijzing,
      changes: { 'client.geboortedatum.datum': '2025-01-11' },
      allowed: { 'client.geboortedatum.datum': '2025-01-10' },
    },
    {
      file: toewijzing,
      changes: { [`${relation}.geboortedatum.datum`]: '2025-01-11' },
      allowed: { [`${relation}.geboortedatum.datum`]: '2025-01-10' },
    },
    {
      file: start,
      changes: { 'client.geboortedatum.datum': '2025-01-17' },
      allowed: { 'client.geboortedatum.datum': '2025-01-16' },
    },
    {
      file: stop,
      changes: { 'client.geboortedatum.datum': '2025-07-15' },
      allowed: { 'client.geboortedatum.datum': '2025-07-14' },
    },
  ],
  TR302: [
    {
      // Deleted ones lie beside what took their place.
      file: toewijzing,
      changes: {
        'client.toegewezenProducten.toegewezenProduct': [
          allocation('1', '2025-01-13', '2025-01-13'),
          allocation('2', '2025-01-13', '2025-02-28'),
        ],
      },
      allowed: {
        'client.toegewezenProducten.toegewezenProduct': [
          { ...allocation('1', '2025-01-13', '2025-01-13'), redenWijziging: '13' },
          allocation('2', '2025-01-13', '2025-02-28'),
        ],
      },
    },
  ],
  CD060: [
    { file: antwoord, changes: { [`${rejected}.ingediendBedrag.debetCredit`]: 'C' }, also: ['TR342'] },
    { file: antwoord, changes: { [`${rejected}.productReferentie.vorigReferentieNummer`]: 'P1' } },
  ],
  TR137: [
    {
      file: antwoord,
      changes: { [`${rejected}.productPeriode.einddatum`]: '2025-01-01' },
    },
  ],
};
