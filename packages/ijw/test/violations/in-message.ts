import { conditionViolations } from './conditions.ts';
import {
  vot,
  toewijzing,
  start,
  stop,
  declaratie,
  antwoord,
  vow,
  afwijzing,
  contact,
  product,
  gevraagd,
  nieuw,
  wens,
  regel,
  euroregel,
  totaal,
  allocation,
  request,
  newProduct,
  line,
  lines,
} from './places.ts';
import type { Violation } from './violation.ts';

export const inMessageViolations: Readonly<Record<string, readonly Violation[]>> = {
  ...conditionViolations,
  CS002: [
    { file: toewijzing, changes: { 'client.bsn': '999990018' } },
    { file: declaratie, changes: { 'declaratie.clienten.client.0.bsn': '000000000' } },
    { file: antwoord, changes: { 'declaratieAntwoord.clienten.client.0.bsn': '999990018' } },
    { file: vow, changes: { 'client.bsn': '999990018' } },
  ],
  CS003: [
    {
      file: toewijzing,
      changes: { [`${product}.einddatum`]: '2025-01-12' },
      allowed: { [`${product}.einddatum`]: '2025-01-13' },
    },
    {
      file: '21-JW301-aspecifiek-met-en-zonder-budget.xml',
      changes: { 'client.contactgegevens.contact.1.periode.einddatum': '2025-01-31' },
    },
    { file: vot, changes: { [`${gevraagd}.toewijzingEinddatum`]: '2025-01-12' } },
    { file: vow, changes: { [`${nieuw}.einddatum`]: '2025-04-30' } },
    { file: vow, changes: { [`${wens}.einddatum`]: '2025-01-12' } },
  ],
  CS050: [
    { file: toewijzing, changes: { 'client.naam.naamGebruik': '2' } },
    { file: toewijzing, changes: { 'client.relaties.relatie.0.naam.naamGebruik': '6' } },
    { file: toewijzing, changes: { 'client.relaties.relatie.0.naam.naamGebruik': '5' } },
  ],
  CS058: [
    { file: start, changes: { 'client.startProducten.startProduct.0.statusAanlevering': '2' } },
    { file: stop, changes: { 'client.stopProducten.stopProduct.0.statusAanlevering': '9' } },
  ],
  CS089: [
    {
      file: toewijzing,
      changes: { [`${contact}.adres.postcode`]: '5038 AB' },
      allowed: { [`${contact}.adres.postcode`]: '5038ab' },
    },
  ],
  CS100: [
    {
      file: declaratie,
      changes: {
        'declaratie.declaratieDagtekening': '2021-02-05',
        [`${regel}.productPeriode`]: { begindatum: '2020-12-31', einddatum: '2020-12-31' },
      },
      allowed: {
        'declaratie.declaratieDagtekening': '2021-02-05',
        [`${regel}.productPeriode`]: { begindatum: '2021-01-01', einddatum: '2021-01-31' },
      },
    },
    {
      file: declaratie,
      changes: { 'declaratie.declaratiePeriode': { begindatum: '2020-12-01', einddatum: '2020-12-31' } },
    },
  ],
  CS139: [
    {
      file: toewijzing,
      changes: { 'client.geboortedatum': { datum: '2012-03-15', datumGebruik: '1' } },
      allowed: { 'client.geboortedatum': { datum: '2012-03-01', datumGebruik: '1' } },
    },
    {
      file: vot,
      changes: { 'client.geboortedatum': { datum: '2012-03-01', datumGebruik: '2' } },
      allowed: { 'client.geboortedatum': { datum: '2012-01-01', datumGebruik: '2' } },
    },
    {
      file: start,
      changes: { 'client.geboortedatum': { datum: '2012-01-01', datumGebruik: '3' } },
      allowed: { 'client.geboortedatum': { datum: '1900-01-01', datumGebruik: '3' } },
    },
  ],
  CS318: [{ file: toewijzing, changes: { 'client.naam.naamGebruik': '6' } }],
  CS325: [
    {
      file: declaratie,
      changes: {
        [`${regel}.geleverdVolume`]: '0',
        [`${regel}.ingediendBedrag`]: { bedrag: '0', debetCredit: 'C' },
        [`${regel}.productReferentie.vorigReferentieNummer`]: 'P1',
        [`${totaal}.totaalBedrag`]: '250000',
      },
    },
    {
      file: antwoord,
      changes: {
        'declaratieAntwoord.totaalToegekendBedrag': { totaalBedrag: '0', debetCredit: 'C' },
        'declaratieAntwoord.totaalIngediendBedrag.totaalBedrag': '69000',
      },
    },
  ],
  CS335: [
    {
      file: toewijzing,
      changes: { [`${product}.redenWijziging`]: '13' },
      allowed: { [`${product}.redenWijziging`]: '13', [`${product}.einddatum`]: '2025-01-13' },
    },
    { file: '20-JW301-generiek-budget.xml', changes: { [`${product}.redenWijziging`]: '13' } },
  ],
  CS336: [{ file: toewijzing, changes: { [`${product}.redenWijziging`]: '01' } }],
  CS337: [
    {
      file: declaratie,
      changes: { [`${regel}.productPeriode.begindatum`]: '2024-12-31' },
      allowed: { [`${regel}.productPeriode.begindatum`]: '2025-01-01' },
    },
  ],
  CS338: [
    {
      file: toewijzing,
      changes: { [`${product}.omvang`]: { volume: '1', eenheid: '14', frequentie: '1' } },
      allowed: { [`${product}.omvang`]: { volume: '1', eenheid: '82', frequentie: '1' } },
    },
    { file: vow, changes: { [`${nieuw}.omvang.frequentie`]: '1' } },
    { file: vow, changes: { [`${wens}.omvang`]: { volume: '1', eenheid: '84', frequentie: '1' } } },
  ],
  CS339: [{ file: declaratie, changes: { [`${euroregel}.geleverdVolume`]: '249999' } }],
  CS340: [
    { file: declaratie, changes: { 'declaratie.declaratiePeriode.einddatum': '2025-01-30' } },
    { file: declaratie, changes: { 'declaratie.declaratiePeriode.begindatum': '2024-12-01' } },
  ],
  CS343: [
    { file: vot, changes: { [`${gevraagd}.omvang`]: { volume: '1', eenheid: '83', frequentie: '1' } } },
  ],
  TR002: [
    {
      file: toewijzing,
      changes: { 'client.geboortedatum.datum': '1905-01-09' },
      allowed: { 'client.geboortedatum.datum': '1905-01-10' },
    },
    {
      file: toewijzing,
      changes: { 'client.relaties.relatie.0.geboortedatum.datum': '1900-01-01' },
      allowed: { 'client.relaties.relatie.0.geboortedatum': { datum: '1900-01-01', datumGebruik: '3' } },
    },
    { file: stop, changes: { 'client.geboortedatum.datum': '1905-07-13' } },
  ],
  TR006: [
    {
      file: toewijzing,
      changes: { 'client.relaties.relatie.0.contact': { soort: '02', emailadres: 'a@b.nl' } },
      allowed: {
        'client.relaties.relatie.0.contact': {
          soort: '02',
          telefoon: { telefoon01: { telefoonnummer: '1', landnummer: '0031' } },
        },
      },
    },
    {
      file: toewijzing,
      changes: {
        [`${contact}.telefoon`]: null,
        [`${contact}.adres.huis`]: null,
        [`${contact}.adres.landCode`]: 'BE',
      },
    },
  ],
  TR018: [
    {
      file: stop,
      changes: { 'client.stopProducten.stopProduct.0.einddatum': '2025-01-14' },
      allowed: { 'client.stopProducten.stopProduct.0.einddatum': '2025-01-15' },
    },
  ],
  TR061: [{ file: toewijzing, changes: { [`${contact}.soort`]: '04' } }],
  TR101: [
    {
      file: toewijzing,
      changes: {
        'client.toegewezenProducten.toegewezenProduct': [
          allocation('1', '2025-01-13', '2025-01-31'),
          allocation('+1', '2025-02-01', '2025-02-28'),
        ],
      },
    },
    {
      file: start,
      changes: {
        'client.startProducten.startProduct': [
          { begindatum: '2025-01-15', statusAanlevering: '3' },
          { begindatum: '2025-01-15', statusAanlevering: '1' },
        ],
      },
    },
    {
      file: vow,
      changes: {
        'client.verzoek.ongewijzigdeProducten': {
          ongewijzigdProduct: [{ toewijzingNummer: '5' }, { toewijzingNummer: '5' }],
        },
      },
    },
    { file: declaratie, changes: { 'declaratie.clienten.client.1.bsn': '999990019' } },
  ],
  TR134: [
    {
      file: start,
      changes: { 'client.startProducten.startProduct.0.begindatum': '2025-01-17' },
      allowed: { 'client.startProducten.startProduct.0.begindatum': '2025-01-16' },
    },
    { file: stop, changes: { 'client.stopProducten.stopProduct.0.einddatum': '2025-07-15' } },
    { file: toewijzing, changes: { [`${product}.toewijzingsdatum`]: '2025-01-11' } },
    { file: vot, changes: { 'client.geboortedatum.datum': '2030-01-01' } },
  ],
  TR137: [
    {
      file: declaratie,
      changes: { 'header.berichtIdentificatie.dagtekening': '2025-01-30' },
      also: ['TR137', 'TR137'],
      allowed: { 'header.berichtIdentificatie.dagtekening': '2025-01-31' },
    },
    { file: declaratie, changes: { [`${regel}.productPeriode.einddatum`]: '2025-01-12' } },
  ],
  TR302: [
    {
      file: toewijzing,
      changes: {
        'client.toegewezenProducten.toegewezenProduct': [
          allocation('1', '2025-01-13', '2025-02-01'),
          allocation('2', '2025-02-01', '2025-02-28'),
        ],
      },
      allowed: {
        'client.toegewezenProducten.toegewezenProduct': [
          allocation('1', '2025-01-13', '2025-01-31'),
          allocation('2', '2025-02-01', '2025-02-28'),
        ],
      },
    },
    {
      file: '21-JW301-aspecifiek-met-en-zonder-budget.xml',
      changes: { 'client.toegewezenProducten.toegewezenProduct.1.product.categorie': '44' },
    },
    { file: '21-JW301-aspecifiek-met-en-zonder-budget.xml', changes: { [`${product}.product`]: null } },
  ],
  TR315: [
    {
      file: declaratie,
      changes: {
        [lines]: [line('A', '51000', 'C', 'Z'), line('B', '51000', 'C', 'Z')],
        [`${totaal}.totaalBedrag`]: '148000',
      },
    },
  ],
  TR316: [
    {
      file: declaratie,
      changes: {
        [lines]: [line('A', '51000', 'D'), line('B', '51000', 'C', 'A')],
        [`${totaal}.totaalBedrag`]: '250000',
      },
      allowed: {
        [lines]: [line('A', '51000', 'D'), line('B', '51000', 'C', 'Z')],
        [`${totaal}.totaalBedrag`]: '250000',
      },
    },
  ],
  TR335: [
    {
      file: declaratie,
      changes: { 'declaratie.declaratieDagtekening': '2030-02-01' },
      also: ['TR335'],
      allowed: { 'declaratie.declaratieDagtekening': '2030-01-31' },
    },
  ],
  TR342: [
    { file: antwoord, changes: { 'declaratieAntwoord.totaalToegekendBedrag.totaalBedrag': '241499' } },
    { file: antwoord, changes: { 'declaratieAntwoord.retourCodes.retourCode': ['9333'] } },
  ],
  TR352: [{ file: vow, changes: { 'client.verzoek.teWijzigenProducten': null } }],
  TR353: [
    {
      file: vow,
      changes: {
        'client.verzoek.teWijzigenProducten': null,
        'client.verzoek.nieuweProducten': null,
        'client.verzoek.ongewijzigdeProducten': { ongewijzigdProduct: [{ toewijzingNummer: '1' }] },
      },
    },
  ],
  TR358: [
    { file: declaratie, changes: { [`${totaal}.totaalBedrag`]: '300999' } },
    { file: declaratie, changes: { [`${totaal}.debetCredit`]: 'C' } },
  ],
  TR377: [{ file: afwijzing, changes: { 'antwoord.woonplaatsbeginsel': null } }],
  TR380: [
    {
      file: vow,
      changes: {
        [`${nieuw}.gewensteIngangsdatum`]: '2025-04-01',
        'header.berichtIdentificatie.dagtekening': '2025-04-01',
      },
      allowed: {
        [`${nieuw}.gewensteIngangsdatum`]: '2025-04-02',
        'header.berichtIdentificatie.dagtekening': '2025-04-01',
      },
    },
  ],
  TR383: [
    {
      file: vot,
      changes: {
        'client.aangevraagdeProducten.aangevraagdProduct': [
          request('A', '2025-02-01'),
          { ...request('A', '2025-02-01'), product: { categorie: '45', code: '45A05' } },
        ],
      },
      also: ['TR101'],
    },
  ],
  TR386: [
    {
      file: vot,
      changes: {
        'client.aangevraagdeProducten.aangevraagdProduct': [
          request('A', '2025-02-01'),
          request('B', '2025-12-31'),
        ],
      },
      allowed: {
        'client.aangevraagdeProducten.aangevraagdProduct': [
          { ...request('A', '2025-02-01'), toewijzingEinddatum: '2025-12-30' },
          request('B', '2025-12-31'),
        ],
      },
    },
  ],
  TR409: [{ file: afwijzing, changes: { 'antwoord.redenAfwijzingVerzoek': '5' } }],
  TR410: [
    {
      file: vow,
      changes: {
        'client.verzoek.nieuweProducten.nieuwProduct': [
          newProduct('41A04', '2025-05-01', '2025-06-01'),
          newProduct('41A04', '2025-06-01', '2025-07-01'),
        ],
      },
      allowed: {
        'client.verzoek.nieuweProducten.nieuwProduct': [
          newProduct('41A04', '2025-05-01', '2025-05-31'),
          newProduct('41A04', '2025-06-01', '2025-07-01'),
        ],
      },
    },
  ],
  TR416: [
    {
      file: declaratie,
      changes: {
        [lines]: [line('A', '51000', 'D'), line('B', '51000', 'D')],
        [`${totaal}.totaalBedrag`]: '352000',
      },
    },
  ],
};
