import type { Changes } from './edit.ts';
import {
  antwoord,
  credit,
  declaratie,
  nieuw,
  product,
  regel,
  start,
  stop,
  toewijzing,
  totaal,
  vot,
  vow,
  wens,
} from './places.ts';

/** Earlier messages, a message with changes, and the rules of levels 3 and 4 that it then breaks. */
export interface CrossViolation {
  readonly context: readonly (string | readonly [file: string, changes: Changes])[];
  readonly file: string;
  readonly changes: Changes;
  readonly breaks: readonly string[];
  readonly at: string;
  /** With these changes instead nothing is broken. */
  readonly allowed?: Changes;
  /** The same contract rate for 45A04 as in the examples, per hour. */
  readonly hasRate?: boolean;
}

const tweede = '09-JW301-outputgericht-tweede-client.xml';
const generiek = '20-JW301-generiek-budget.xml';
const aspecifiek = '21-JW301-aspecifiek-met-en-zonder-budget.xml';
const definitief = '19-JW307-definitieve-stop.xml';
const toegekend = '11-JW325-volledig-toegekend.xml';
const onderzoek = '03-JW319-in-onderzoek.xml';
const totaalDeclaratie = '38-JW323-januari-totaal.xml';
const inTotaal = '37-JW301-totaal-binnen-geldigheidsduur.xml';

const known = [toewijzing, tweede];
const startRegel = 'client.startProducten.startProduct.0';
const stopRegel = 'client.stopProducten.stopProduct.0';
const antwoordRegel = 'declaratieAntwoord.clienten.client.0.prestaties.prestatie.0';

/** A claim like the January one with other numbers. */
const again: Changes = {
  'header.berichtIdentificatie.identificatie': 'A-AGAIN',
  'declaratie.declaratieNummer': 'D2',
  [`${regel}.productReferentie.referentieNummer`]: 'N1',
  'declaratie.clienten.client.1.prestaties.prestatie.0.productReferentie.referentieNummer': 'N2',
};

/** The extent of assignment 300201 in hours in total. */
const hoursInTotal = (volume: string): Changes => ({
  [`${product}.omvang`]: { volume, eenheid: '04', frequentie: '6' },
});

/** The January line in minutes, at the sixtieth part of 8500 cents an hour. */
const minutes = (volume: string, bedrag: string): Changes => ({
  [`${regel}.eenheid`]: '01',
  [`${regel}.geleverdVolume`]: volume,
  [`${regel}.productTarief`]: '142',
  [`${regel}.ingediendBedrag.bedrag`]: bedrag,
  [`${totaal}.totaalBedrag`]: String(Number(bedrag) + 250_000),
});

export const crossViolations: readonly CrossViolation[] = [
  { context: [tweede], file: vow, changes: {}, breaks: ['TR304'], at: 'Client' },
  { context: [tweede], file: declaratie, changes: {}, breaks: ['TR304'], at: 'Client' },
  {
    context: known,
    file: declaratie,
    changes: { [`${regel}.productPeriode`]: { begindatum: '2024-12-01', einddatum: '2024-12-31' } },
    breaks: ['TR307'],
    at: 'Prestatie',
    allowed: {},
  },
  {
    context: [
      [toewijzing, { [`${product}.einddatum`]: '2025-01-20', [`${product}.omvang.volume`]: '4' }],
      tweede,
    ],
    file: declaratie,
    changes: {},
    breaks: ['TR308', 'TR388'],
    at: 'Prestatie',
    allowed: { [`${regel}.productPeriode.einddatum`]: '2025-01-20' },
  },
  {
    context: [
      ...known,
      [declaratie, { 'declaratie.declaratiePeriode': { begindatum: '2025-02-01', einddatum: '2025-02-28' } }],
    ],
    file: totaalDeclaratie,
    changes: { 'declaratie.clienten.client.0.bsn': '999990020' },
    breaks: ['TR318', 'TR338'],
    at: 'DeclaratieAntwoord',
  },
  {
    context: known,
    file: declaratie,
    changes: {
      'header.berichtIdentificatie.dagtekening': '2025-03-05',
      [`${regel}.productPeriode`]: { begindatum: '2025-02-01', einddatum: '2025-02-28' },
    },
    breaks: ['TR319'],
    at: 'Prestatie',
  },
  {
    context: [[toewijzing, hoursInTotal('11')], tweede, declaratie],
    file: declaratie,
    changes: again,
    breaks: ['TR322', 'TR389', 'TR389'],
    at: 'Prestatie',
  },
  {
    context: [toewijzing, start],
    file: start,
    changes: {
      'header.berichtIdentificatie.identificatie': 'A2',
      [`${startRegel}.begindatum`]: '2025-01-16',
    },
    breaks: ['TR326'],
    at: 'StartProduct',
  },
  { context: known, file: antwoord, changes: {}, breaks: ['TR337', 'TR376', 'TR366'], at: 'Header' },
  {
    context: known,
    file: declaratie,
    changes: { [`${regel}.eenheid`]: '16' },
    breaks: ['TR341'],
    at: 'Prestatie',
    allowed: {},
  },
  { context: [], file: onderzoek, changes: {}, breaks: ['TR355'], at: 'Antwoord' },
  {
    context: [toewijzing],
    file: vow,
    changes: { [`${wens}.gewensteIngangsdatum`]: '2025-04-01' },
    breaks: ['TR357'],
    at: 'TeWijzigenProduct',
    allowed: {
      [`${wens}.gewensteIngangsdatum`]: '2025-04-02',
      'header.berichtIdentificatie.dagtekening': '2025-04-01',
    },
  },
  {
    context: [toewijzing],
    file: vow,
    changes: { [`${nieuw}.product`]: { categorie: '45', code: '45A04' }, [`${nieuw}.omvang.eenheid`]: '04' },
    breaks: ['TR361'],
    at: 'Verzoek',
    allowed: { [`${nieuw}.product`]: { categorie: '45', code: '45A03' } },
  },
  {
    context: [vot, [onderzoek, { 'antwoord.verzoekAntwoord': '1', 'antwoord.redenAfwijzingVerzoek': '5' }]],
    file: onderzoek,
    changes: { 'header.berichtIdentificatie.identificatie': 'G2' },
    breaks: ['TR360', 'TR365'],
    at: 'Antwoord',
  },
  {
    context: [...known, credit],
    file: antwoord,
    changes: { [`${antwoordRegel}.geleverdVolume`]: '9' },
    breaks: ['TR367'],
    at: 'Prestatie',
    allowed: {},
  },
  {
    context: [...known, credit],
    file: antwoord,
    changes: { 'header.xsdVersieDeclaratie.berichtXsdVersie': '1.0.1' },
    breaks: ['TR371'],
    at: 'Header',
  },
  {
    context: [vot],
    file: vot,
    changes: {
      'header.berichtIdentificatie.identificatie': 'A2',
      'client.aangevraagdeProducten.aangevraagdProduct.0.referentieAanbieder': 'VOT-2',
    },
    breaks: ['TR374'],
    at: 'Header',
  },
  {
    context: [
      [
        generiek,
        {
          'client.bsn': '999990019',
          'header.ontvanger': '65650001',
          [`${product}.toewijzingNummer`]: '300201',
        },
      ],
    ],
    file: vow,
    changes: { [`${wens}.gewensteIngangsdatum`]: '2025-02-01', 'client.verzoek.nieuweProducten': null },
    breaks: ['TR375', 'TR412'],
    at: 'TeWijzigenProduct',
  },
  {
    context: [toewijzing, start],
    file: stop,
    changes: { [`${stopRegel}.begindatum`]: '2025-01-20' },
    breaks: ['TR382'],
    at: 'StopProduct',
    allowed: {},
  },
  {
    context: [
      toewijzing,
      tweede,
      [
        toewijzing,
        {
          'header.berichtIdentificatie.identificatie': 'G9',
          [`${product}.toewijzingsdatum`]: '2025-01-11',
          [`${product}.redenWijziging`]: '13',
          [`${product}.einddatum`]: '2025-01-13',
        },
      ],
    ],
    file: declaratie,
    changes: {},
    breaks: ['TR384'],
    at: 'Prestatie',
  },
  {
    context: [...known, declaratie, toegekend],
    file: credit,
    changes: { [`${regel}.productReferentie.vorigReferentieNummer`]: 'P25010009' },
    breaks: ['TR323', 'TR389'],
    at: 'Prestatie',
    allowed: {},
  },
  {
    context: [...known, declaratie, toegekend, credit],
    file: credit,
    changes: {
      'header.berichtIdentificatie.identificatie': 'A3',
      'declaratie.declaratieNummer': 'D3',
      'declaratie.clienten.client': [
        {
          bsn: '999990019',
          prestaties: {
            prestatie: [
              {
                productReferentie: { referentieNummer: 'N3', vorigReferentieNummer: 'P25010001' },
                toewijzingNummer: '300201',
                productCategorie: '45',
                productCode: '45A04',
                productPeriode: { begindatum: '2025-01-13', einddatum: '2025-01-31' },
                geleverdVolume: '6',
                eenheid: '04',
                productTarief: '8500',
                ingediendBedrag: { bedrag: '51000', debetCredit: 'C' },
              },
            ],
          },
        },
      ],
      'declaratie.totaalIngediendBedrag': { totaalBedrag: '51000', debetCredit: 'C' },
    },
    breaks: ['TR390'],
    at: 'Prestatie',
  },
  {
    context: [
      [
        aspecifiek,
        {
          'client.bsn': '999990019',
          [`${product}.toewijzingNummer`]: '300201',
          [`${product}.budget`]: null,
          'client.toegewezenProducten.toegewezenProduct.1.toewijzingNummer': '300202',
        },
      ],
    ],
    file: vow,
    changes: {
      [`${wens}.gewensteIngangsdatum`]: '2025-02-01',
      'client.verzoek.ongewijzigdeProducten': { ongewijzigdProduct: [{ toewijzingNummer: '300202' }] },
    },
    breaks: ['TR412'],
    at: 'TeWijzigenProduct',
  },
  {
    context: [toewijzing, start, [definitief, {}]],
    file: definitief,
    changes: {
      'header.berichtIdentificatie.identificatie': 'A4',
      [`${stopRegel}.redenBeeindiging`]: '34',
      [`${stopRegel}.einddatum`]: '2025-07-12',
    },
    breaks: ['TR415'],
    at: 'StopProduct',
  },
  {
    context: [],
    file: toewijzing,
    changes: {
      [`${product}.referentieAanbieder`]: null,
      'header.berichtIdentificatie.dagtekening': '2026-01-02',
    },
    breaks: ['TR135'],
    at: 'Header',
    allowed: {
      [`${product}.referentieAanbieder`]: null,
      'header.berichtIdentificatie.dagtekening': '2026-01-01',
    },
  },
  {
    context: known,
    file: declaratie,
    changes: { [`${regel}.ingediendBedrag.bedrag`]: '51001', [`${totaal}.totaalBedrag`]: '301001' },
    breaks: ['TR346'],
    at: 'Prestatie',
    hasRate: true,
  },
  {
    context: known,
    file: declaratie,
    changes: minutes('100', '14200'),
    breaks: ['TR346'],
    at: 'Prestatie',
    hasRate: true,
    allowed: minutes('100', '14167'),
  },
  {
    context: known,
    file: declaratie,
    changes: minutes('361', '51142'),
    breaks: ['TR321'],
    at: 'Prestatie',
    hasRate: true,
    allowed: minutes('360', '51000'),
  },
  {
    context: known,
    file: declaratie,
    changes: minutes('100', '14120'),
    breaks: ['TR346'],
    at: 'Prestatie',
    allowed: minutes('100', '14200'),
  },
  {
    context: [inTotaal],
    file: totaalDeclaratie,
    changes: {
      'declaratie.clienten.client.0.prestaties.prestatie.0.geleverdVolume': '11',
      'declaratie.clienten.client.0.prestaties.prestatie.0.ingediendBedrag.bedrag': '93500',
      [`${totaal}.totaalBedrag`]: '93500',
    },
    breaks: ['TR321'],
    at: 'Prestatie',
    allowed: {},
  },
];
