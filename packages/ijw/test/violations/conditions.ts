import {
  vot,
  toewijzing,
  declaratie,
  credit,
  antwoord,
  vow,
  onderzoek,
  contact,
  product,
  gevraagd,
  nieuw,
  wens,
  regel,
  euroregel,
} from './places.ts';
import type { Violation } from './violation.ts';

/** Violations of the conditions (CD). */
export const conditionViolations: Readonly<Record<string, readonly Violation[]>> = {
  CD005: [
    { file: toewijzing, changes: { [`${contact}.adres.landCode`]: null } },
    { file: toewijzing, changes: { [`${contact}.soort`]: '02', [`${contact}.adres.postcode`]: null } },
  ],
  CD007: [
    {
      file: toewijzing,
      changes: { 'client.communicatie': { vorm: '1' } },
      allowed: { 'client.communicatie': { vorm: '1', taal: 'Fries' } },
    },
    {
      file: toewijzing,
      changes: { 'client.communicatie': { vorm: '2', taal: 'Fries' } },
      allowed: { 'client.communicatie': { vorm: '2' } },
    },
  ],
  CD009: [{ file: toewijzing, changes: { [`${contact}.periode`]: { begindatum: '2025-01-01' } } }],
  CD025: [{ file: toewijzing, changes: { [`${contact}.adres.huis`]: null } }],
  CD034: [
    {
      file: toewijzing,
      changes: { [`${contact}.adres.postcode`]: null, [`${contact}.adres.landCode`]: null },
    },
    { file: toewijzing, changes: { [`${contact}.adres`]: null } },
  ],
  CD041: [
    { file: toewijzing, changes: { [`${product}.omvang`]: null } },
    { file: vot, changes: { [`${gevraagd}.omvang`]: null } },
    { file: vow, changes: { [`${nieuw}.omvang`]: null } },
  ],
  CD043: [
    {
      file: vot,
      changes: { [`${gevraagd}.beschikkingNummer`]: '1' },
      allowed: {
        [`${gevraagd}.beschikkingNummer`]: '1',
        [`${gevraagd}.beschikkingIngangsdatum`]: '2025-01-01',
      },
    },
    { file: vot, changes: { [`${gevraagd}.beschikkingIngangsdatum`]: '2025-01-01' } },
  ],
  CD060: [
    { file: declaratie, changes: { [`${regel}.productReferentie.vorigReferentieNummer`]: 'P1' } },
    { file: credit, changes: { [`${regel}.productReferentie.vorigReferentieNummer`]: null } },
    {
      file: antwoord,
      changes: {
        'declaratieAntwoord.clienten.client.0.prestaties.prestatie.0.productReferentie.vorigReferentieNummer':
          'P1',
      },
    },
  ],
  CD066: [{ file: vot, changes: { [`${gevraagd}.verwijzer.naam`]: 'Huisarts' } }],
  CD067: [
    {
      file: vot,
      changes: { [`${gevraagd}.verwijzer`]: { type: '03' } },
      allowed: { [`${gevraagd}.verwijzer`]: { type: '03', naam: 'Jeugdarts' } },
    },
  ],
  CD068: [
    {
      file: vot,
      changes: { [`${gevraagd}.verwijzer.type`]: '06' },
      allowed: { [`${gevraagd}.verwijzer`]: { type: '06' } },
    },
  ],
  CD075: [
    { file: '20-JW301-generiek-budget.xml', changes: { [`${product}.einddatum`]: null } },
    {
      file: vot,
      changes: {
        [`${gevraagd}.product`]: null,
        [`${gevraagd}.omvang`]: null,
        [`${gevraagd}.budget`]: '100',
        [`${gevraagd}.toewijzingEinddatum`]: null,
      },
    },
    {
      file: vow,
      changes: {
        [`${nieuw}.product`]: null,
        [`${nieuw}.omvang`]: null,
        [`${nieuw}.budget`]: '100',
        [`${nieuw}.einddatum`]: null,
      },
    },
    {
      file: vow,
      changes: { [`${wens}.omvang`]: null, [`${wens}.budget`]: '100', [`${wens}.einddatum`]: null },
    },
  ],
  CD076: [
    { file: toewijzing, changes: { [`${product}.einddatum`]: null } },
    { file: vot, changes: { [`${gevraagd}.toewijzingEinddatum`]: null } },
    { file: vow, changes: { [`${nieuw}.einddatum`]: null } },
    { file: vow, changes: { [`${wens}.einddatum`]: null } },
  ],
  CD077: [
    { file: toewijzing, changes: { [`${product}.budget`]: '1' }, also: ['CD078'] },
    { file: vow, changes: { [`${wens}.budget`]: '1' }, also: ['CD078'] },
  ],
  CD078: [
    { file: vot, changes: { [`${gevraagd}.budget`]: '1' }, also: ['CD077'] },
    { file: vow, changes: { [`${nieuw}.budget`]: '1' }, also: ['CD077'] },
  ],
  CD079: [
    { file: toewijzing, changes: { [`${product}.product`]: null, [`${product}.omvang`]: null } },
    { file: vot, changes: { [`${gevraagd}.product`]: null, [`${gevraagd}.omvang`]: null } },
    { file: vow, changes: { [`${nieuw}.product`]: null, [`${nieuw}.omvang`]: null } },
  ],
  CD080: [
    {
      file: toewijzing,
      changes: { [`${product}.product.code`]: null },
      allowed: {
        [`${product}.product.code`]: null,
        [`${product}.ingangsdatum`]: '2020-01-01',
        [`${product}.einddatum`]: '2020-12-31',
      },
    },
    {
      file: toewijzing,
      changes: {
        [`${product}.product.code`]: null,
        [`${product}.ingangsdatum`]: '2020-01-01',
        [`${product}.einddatum`]: '2021-01-01',
      },
    },
  ],
  CD085: [{ file: onderzoek, changes: { 'antwoord.verzoekAntwoord': '1' } }],
  CD086: [{ file: onderzoek, changes: { 'antwoord.redenAfwijzingVerzoek': '5' } }],
  CD087: [
    { file: declaratie, changes: { [`${regel}.productTarief`]: null } },
    { file: declaratie, changes: { [`${euroregel}.productTarief`]: '1' } },
  ],
  CD095: [{ file: vot, changes: { [`${gevraagd}.product.code`]: null } }],
  CD096: [{ file: vow, changes: { [`${nieuw}.product.code`]: null } }],
};
