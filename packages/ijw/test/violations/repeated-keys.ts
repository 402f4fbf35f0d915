import {
  vot,
  toewijzing,
  stop,
  declaratie,
  antwoord,
  vow,
  totaal,
  request,
  newProduct,
  line,
  lines,
} from './places.ts';
import type { Violation } from './violation.ts';

const answer = 'declaratieAntwoord';
const answeredClients = `${answer}.clienten.client`;

/** A second period long after the first, so that only what is tested goes wrong. */
const laterRequest = { ...request('A', '2026-02-01'), toewijzingEinddatum: '2026-12-31' };

const stopProduct = (reason: string, end: string): object => ({
  toewijzingNummer: '300201',
  begindatum: '2025-01-15',
  redenBeeindiging: reason,
  einddatum: end,
  statusAanlevering: '1',
});

const relation = (nummer: string): object => ({
  nummer,
  volgorde: '1',
  soort: '10',
  geboortedatum: { datum: '1985-04-02' },
  geslacht: '2',
  naam: {
    geslachtsnaam: { achternaam: 'Vermeer' },
    voornamen: 'Anna',
    voorletters: 'A',
    naamGebruik: '1',
  },
  contact: phone('02'),
});

const phone = (soort: string): object => ({
  soort,
  telefoon: { telefoon01: { telefoonnummer: '0131234567', landnummer: '0031' } },
});

const change = (nummer: string): object => ({
  toewijzingNummer: nummer,
  gewensteIngangsdatum: '2025-01-13',
  einddatum: '2025-12-31',
  omvang: { volume: '2', eenheid: '04', frequentie: '2' },
});

const rejected = (referentie: string): object => ({
  ...line(referentie, '51000', 'D'),
  retourCodes: { retourCode: ['0611'] },
});

/** Two rejected lines under two clients of an answer (JW325), with totals that fit. */
const twoClients = (second: string): Readonly<Record<string, unknown>> => ({
  [answeredClients]: ['999990019', second].map((bsn, i) => ({
    bsn,
    prestaties: { prestatie: [rejected(`P${i}`)] },
    retourCodes: { retourCode: ['0200'] },
  })),
  [`${answer}.totaalToegekendBedrag.totaalBedrag`]: '208500',
});

const twoLines = (second: string): Readonly<Record<string, unknown>> => ({
  [`${answeredClients}.0.prestaties.prestatie`]: [rejected('P1'), rejected(second)],
  [`${answer}.totaalToegekendBedrag.totaalBedrag`]: '208500',
});

/** Logical keys that occur twice (TR101), each beside keys that differ in one part. */
export const keyViolations: readonly Violation[] = [
  {
    file: toewijzing,
    changes: { 'client.contactgegevens.contact': [phone('02'), phone('02')] },
    allowed: { 'client.contactgegevens.contact': [phone('02'), phone('04')] },
  },
  {
    file: toewijzing,
    changes: { 'client.relaties.relatie': [relation('R1'), relation('R1')] },
    allowed: { 'client.relaties.relatie': [relation('R1'), relation('R2')] },
  },
  {
    file: stop,
    changes: {
      'client.stopProducten.stopProduct': [stopProduct('20', '2025-07-11'), stopProduct('20', '2025-07-11')],
    },
    // A temporary and a definitive stop may share their Einddatum, and two stops their reason.
    allowed: {
      'client.stopProducten.stopProduct': [
        stopProduct('20', '2025-07-11'),
        stopProduct('31', '2025-07-11'),
        stopProduct('20', '2025-07-10'),
      ],
    },
  },
  {
    file: vot,
    changes: {
      'client.aangevraagdeProducten.aangevraagdProduct': [request('A', '2025-02-01'), laterRequest],
    },
    also: ['TR383'],
    allowed: {
      'client.aangevraagdeProducten.aangevraagdProduct': [request('B', '2025-02-01'), laterRequest],
    },
  },
  {
    file: vow,
    changes: {
      'client.verzoek.nieuweProducten.nieuwProduct': [
        newProduct('41A04', '2025-05-01', '2025-05-31'),
        newProduct('41A04', '2025-05-01', '2025-06-30'),
      ],
    },
    also: ['TR410'],
    allowed: {
      'client.verzoek.nieuweProducten.nieuwProduct': [
        newProduct('41A04', '2025-05-01', '2025-05-31'),
        newProduct('41A05', '2025-05-01', '2025-06-30'),
      ],
    },
  },
  {
    file: vow,
    changes: { 'client.verzoek.teWijzigenProducten.teWijzigenProduct': [change('5'), change('05')] },
    allowed: { 'client.verzoek.teWijzigenProducten.teWijzigenProduct': [change('5'), change('50')] },
  },
  {
    file: declaratie,
    changes: {
      [lines]: [line('A', '51000', 'D'), { ...line('A', '51000', 'D'), toewijzingNummer: '300202' }],
      [`${totaal}.totaalBedrag`]: '352000',
    },
    allowed: {
      [lines]: [line('A', '51000', 'D'), { ...line('B', '51000', 'D'), toewijzingNummer: '300202' }],
      [`${totaal}.totaalBedrag`]: '352000',
    },
  },
  { file: antwoord, changes: twoClients('999990019'), allowed: twoClients('999990032') },
  { file: antwoord, changes: twoLines('P1'), allowed: twoLines('P2') },
];
