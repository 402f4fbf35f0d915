import { antwoord, credit, declaratie, regel, start, stop, toewijzing, totaal, vow } from './places.ts';
import type { CrossViolation } from './cross.ts';

const tweede = '09-JW301-outputgericht-tweede-client.xml';
const toegekend = '11-JW325-volledig-toegekend.xml';
const aspecifiek = '21-JW301-aspecifiek-met-en-zonder-budget.xml';
const known = [toewijzing, tweede];
const answered = 'declaratieAntwoord.clienten.client.0.prestaties.prestatie.0';
const stops = 'client.stopProducten.stopProduct';

const ended = (redenBeeindiging: string, einddatum: string): object => ({
  toewijzingNummer: '300201',
  product: { categorie: '45', code: '45A04' },
  toewijzingIngangsdatum: '2025-01-13',
  begindatum: '2025-01-15',
  redenBeeindiging,
  einddatum,
  statusAanlevering: '1',
});

/** The January line in minutes, at a rate a minute. */
const minutes = (volume: string, tarief: string, bedrag: string): Readonly<Record<string, string>> => ({
  [`${regel}.eenheid`]: '01',
  [`${regel}.geleverdVolume`]: volume,
  [`${regel}.productTarief`]: tarief,
  [`${regel}.ingediendBedrag.bedrag`]: bedrag,
  [`${totaal}.totaalBedrag`]: String(Number(bedrag) + 250_000),
});

/** Rules that have a near neighbour: one of them is broken and the other is not, or it is broken once. */
export const crossNeighbours: readonly CrossViolation[] = [
  {
    // The only assignment of the client was rejected as a whole: it was never sent, and the client is unknown.
    context: [
      ...known,
      [
        '30-JW302-afgekeurd-9379.xml',
        { 'header.berichtIdentificatie': { identificatie: 'G2501100001', dagtekening: '2025-01-10' } },
      ],
    ],
    file: declaratie,
    changes: {},
    breaks: ['TR304'],
    at: 'Client',
  },
  {
    // The amount follows the contract (8500 an hour), so only the rate on the line is wrong.
    context: known,
    file: declaratie,
    changes: minutes('60', '141', '8500'),
    breaks: ['TR418'],
    at: 'Prestatie',
    hasRate: true,
    allowed: minutes('60', '142', '8500'),
  },
  {
    // The same identification, but the day of another message.
    context: [...known, credit],
    file: antwoord,
    changes: { 'header.declaratieIdentificatie.dagtekening': '2025-03-06' },
    breaks: ['TR337'],
    at: 'Header',
    allowed: {},
  },
  {
    // The claim was sent to another municipality than the one that answers.
    context: [...known, declaratie],
    file: toegekend,
    changes: { 'header.afzender': '0344' },
    breaks: ['TR337', 'TR376'],
    at: 'Header',
    allowed: {},
  },
  {
    // A line that differs in two elements breaks the rule once.
    context: [...known, credit],
    file: antwoord,
    changes: { [`${answered}.geleverdVolume`]: '9', [`${answered}.eenheid`]: '01' },
    breaks: ['TR367'],
    at: 'Prestatie',
  },
  {
    // Two assignments are not mentioned: the request is incomplete once.
    context: [
      toewijzing,
      [
        aspecifiek,
        {
          'client.bsn': '999990019',
          'client.toegewezenProducten.toegewezenProduct.1.product': { categorie: '43' },
        },
      ],
    ],
    file: vow,
    changes: {},
    breaks: ['TR349'],
    at: 'Verzoek',
  },
  {
    // Where a stop stands in the message says nothing: the temporary one comes first, unless it ends later.
    context: [toewijzing, start],
    file: stop,
    changes: { [stops]: [ended('31', '2025-07-10'), ended('20', '2025-07-11')] },
    breaks: ['TR414'],
    at: 'StopProduct',
    allowed: { [stops]: [ended('31', '2025-07-11'), ended('20', '2025-07-11')] },
  },
  {
    // A credit line repeats its debit line with the rate and all (IV091).
    context: [...known, declaratie, toegekend],
    file: credit,
    changes: { [`${regel}.productTarief`]: '8400' },
    breaks: ['TR323', 'TR389'],
    at: 'Prestatie',
    allowed: {},
  },
  {
    // A number that two clients use in one claim: of the second it is a repetition, the answer rejects that line only.
    context: [
      ...known,
      [
        declaratie,
        {
          'declaratie.clienten.client.1.prestaties.prestatie.0.productReferentie.referentieNummer':
            'P25010001',
        },
      ],
      [
        antwoord,
        {
          'header.declaratieIdentificatie': { identificatie: 'A2502050001', dagtekening: '2025-02-05' },
          'declaratieAntwoord.clienten.client.0.bsn': '999990020',
          [`${answered}.productReferentie.referentieNummer`]: 'P25010001',
        },
      ],
    ],
    file: credit,
    changes: { [`${regel}.geleverdVolume`]: '5' },
    breaks: ['TR323', 'TR389'],
    at: 'Prestatie',
    allowed: {},
  },
];
