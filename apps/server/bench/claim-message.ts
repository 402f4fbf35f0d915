import type { CopyValue, Tx } from '@jeugdregie/core/db';
import type { JW323Bericht, JW323Prestatie } from '@jeugdregie/ijw';
import {
  assert,
  lastDayOf,
  monthOf,
  municipalityCode,
  type Day,
  type MunicipalityCode,
} from '@jeugdregie/kernel';

function made(code: MunicipalityCode | null): MunicipalityCode {
  assert(code !== null, 'a municipality has four digits');
  return code;
}

/** The municipality and the provider of the measured claims; the region of the standard's story has both. */
export const municipality = made(municipalityCode('0855'));
const provider = '65650001';

const bsns = [...testBsns().take(4000)];
/** Allocations per client: enough for the largest claim. */
const perClient = 25;
/** So many lines of a claim are about one client, unless there are not clients enough. */
const usualLines = 4;

function* testBsns(): Generator<string> {
  for (let n = 0; n <= 9999; n += 1) {
    const digits = `9999${String(n).padStart(4, '0')}`;
    const sum = Array.from(digits, Number).reduce((total, digit, i) => total + digit * (9 - i), 0);
    if (sum % 11 < 10) yield `${digits}${sum % 11}`;
  }
}

export interface ClaimSize {
  readonly lines: number;
  /** First day of the claimed month. */
  readonly month: Day;
  /** Tells the claim from others: part of its number, identification and references. */
  readonly name: string;
}

/** A right claim: every line has its allocation, rate and amount. At most 100,000 lines. */
export function claimMessage({ lines, month, name }: ClaimSize): JW323Bericht {
  const own = Math.max(usualLines, Math.ceil(lines / bsns.length));
  const clients = bsns.slice(0, Math.ceil(lines / own)).map((bsn, c) => ({
    bsn,
    prestaties: {
      prestatie: Array.from({ length: Math.min(own, lines - c * own) }, (_, i) =>
        lineOf(month, { reference: `${name}-${c * own + i}`, allocation: 1 + c * perClient + i }),
      ),
    },
  }));
  return {
    message: 'JW323',
    header: {
      berichtCode: '490',
      berichtVersie: '3',
      berichtSubversie: '2',
      afzender: provider,
      ontvanger: municipality,
      berichtIdentificatie: { identificatie: name, dagtekening: lastDayOf(monthOf(month)) },
      xsdVersie: { basisschemaXsdVersie: '1.0.0', berichtXsdVersie: '1.0.0' },
    },
    declaratie: {
      declaratieNummer: name,
      declaratiePeriode: { begindatum: month, einddatum: lastDayOf(monthOf(month)) },
      declaratieDagtekening: lastDayOf(monthOf(month)),
      totaalIngediendBedrag: { totaalBedrag: String(lines * 17_000), debetCredit: 'D' },
      clienten: { client: clients },
    },
  };
}

function lineOf(
  month: Day,
  { reference, allocation }: { readonly reference: string; readonly allocation: number },
): JW323Prestatie {
  return {
    productReferentie: { referentieNummer: reference },
    toewijzingNummer: String(allocation),
    productCategorie: '45',
    productCode: '45A04',
    productPeriode: { begindatum: month, einddatum: lastDayOf(monthOf(month)) },
    geleverdVolume: '2',
    eenheid: '04',
    productTarief: '8500',
    ingediendBedrag: { bedrag: '17000', debetCredit: 'D' },
  };
}

const allocationColumns = [
  'municipality',
  'number',
  'version',
  'content',
  'provider',
  'client_key',
  'category',
  'product',
  'valid_from',
  'valid_until',
  'volume',
  'unit',
  'frequency',
  'segment',
  'dated',
  'known_on',
  'file_id',
];

/** The allocations behind all lines, put in at once: the subject here is the claim. */
export async function allocate(tx: Tx, keyOf: (bsn: string) => string): Promise<void> {
  function* rows(): Generator<readonly CopyValue[]> {
    const [version, file] = ['2025-12-01T09:00:00', '00000000-0000-7000-8000-000000000000'];
    for (const [c, bsn] of bsns.entries()) {
      const key = keyOf(bsn);
      for (let i = 0; i < perClient; i += 1) {
        const what = [key, '45', '45A04', '2026-01-01', '2026-12-31', 2, '04', '2', 5];
        yield [
          municipality,
          1 + c * perClient + i,
          version,
          'bench',
          provider,
          ...what,
          '2025-12-01',
          '2025-12-01',
          file,
        ];
      }
    }
  }
  await tx.copyIn('care_allocations', allocationColumns, rows());
}

/** The lines as they stand in the message, for a load without any check. */
export function rawLines({ declaratie }: JW323Bericht): readonly (readonly CopyValue[])[] {
  return declaratie.clienten.client.flatMap(({ bsn, prestaties }) =>
    prestaties.prestatie.map((p) => [
      bsn,
      p.productReferentie.referentieNummer,
      p.toewijzingNummer,
      p.productCode,
      p.productPeriode.begindatum,
      p.productPeriode.einddatum,
      p.geleverdVolume,
      p.eenheid,
      p.productTarief ?? null,
      p.ingediendBedrag.bedrag,
    ]),
  );
}

export const rawColumns = {
  bsn: 'text',
  reference: 'text',
  allocation: 'bigint',
  product: 'text',
  begins: 'date',
  ends: 'date',
  volume: 'bigint',
  unit: 'text',
  rate: 'bigint',
  amount: 'bigint',
} as const;
