import type { Bericht } from '../../src/index.ts';
import { bram, given, header, unique, type Sending } from './messages.ts';

export interface Line {
  readonly bsn?: string;
  readonly reference?: string;
  /** A credit line of the line with this reference. */
  readonly credits?: string;
  readonly number?: number | string;
  readonly category?: string;
  readonly code?: string;
  readonly from?: string;
  readonly until?: string;
  readonly volume?: number;
  readonly unit?: string;
  readonly rate?: number;
  readonly amount?: number;
}

const usual = {
  number: 300_201,
  category: '45',
  code: '45A04',
  from: '2025-01-13',
  until: '2025-01-31',
  volume: 6,
  unit: '04',
  rate: 8500,
};

/** A line over all of January of 300201, six hours at 85 euro, unless it says otherwise. */
function line(own: Line): { readonly cents: number; readonly prestatie: object } {
  const l = { ...usual, ...own };
  const amount = own.amount ?? (l.unit === '83' ? l.volume : l.volume * l.rate);
  const sign = own.credits === undefined ? 1 : -1;
  const prestatie = given({
    productReferentie: given({
      referentieNummer: own.reference ?? unique('P'),
      vorigReferentieNummer: own.credits,
    }),
    toewijzingNummer: String(l.number),
    productCategorie: l.category,
    productCode: l.code,
    productPeriode: { begindatum: l.from, einddatum: l.until },
    geleverdVolume: String(l.volume),
    eenheid: l.unit,
    productTarief: l.unit === '83' ? undefined : String(l.rate),
    ingediendBedrag: { bedrag: String(amount), debetCredit: sign * amount < 0 ? 'C' : 'D' },
  });
  return { cents: sign * amount, prestatie };
}

/** A JW323 over a month, with its total. */
export function claim(
  [begindatum, einddatum]: readonly [from: string, until: string],
  lines: readonly Line[],
  sending: Sending & { readonly number?: string } = {},
): Bericht {
  const clients = Map.groupBy(lines, ({ bsn }) => bsn ?? bram);
  let total = 0;
  const client = [...clients].map(([bsn, own]) => {
    const all = own.map(line);
    for (const { cents } of all) total += cents;
    return { bsn, prestaties: { prestatie: all.map(({ prestatie }) => prestatie) } };
  });
  const day = sending.day ?? '2025-12-05';
  return {
    message: 'JW323',
    header: header('490', false, sending, day),
    declaratie: {
      declaratieNummer: sending.number ?? unique('D'),
      declaratiePeriode: { begindatum, einddatum },
      declaratieDagtekening: day,
      totaalIngediendBedrag: { totaalBedrag: String(Math.abs(total)), debetCredit: total < 0 ? 'C' : 'D' },
      clienten: { client },
    },
  } as unknown as Bericht;
}
