import type { Rate, RateQuestion } from '../cross/context.ts';

interface TariffRow extends Rate {
  readonly code: string;
  readonly categorie?: string;
  readonly aanbieder?: string;
  readonly gemeente?: string;
  readonly vanaf?: string;
  readonly totEnMet?: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Contract rates from a JSON file: `{"45A04": 8500}`, `{"45A04": {"tarief": 8500, "eenheid": "04"}}`, or a list of
 * `{"productCode", "tarief", "eenheid"?, "categorie"?, "aanbieder"?, "gemeente"?, "vanaf"?, "totEnMet"?}`; the same
 * under `tarieven`. Rates are eurocents per unit. Returns null when the text is none of these.
 */
export function readTariffs(text: string): ((question: RateQuestion) => Rate | null) | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const rows = rowsOf(json);
  return rows === null ? null : (question) => rows.findLast((row) => matches(row, question)) ?? null;
}

function rowsOf(json: unknown): readonly TariffRow[] | null {
  if (typeof json !== 'object' || json === null) return null;
  if (Array.isArray(json)) return complete(json.map((one: unknown) => rowOf(undefined, one)));
  const inner = (json as Fields)['tarieven'] ?? (json as Fields)['tariffs'];
  if (inner !== undefined) return rowsOf(inner);
  return complete(Object.entries(json).map(([code, one]) => rowOf(code, one)));
}

function complete(rows: readonly (TariffRow | null)[]): readonly TariffRow[] | null {
  const known = rows.filter((row) => row !== null);
  return known.length === rows.length ? known : null;
}

function rowOf(code: string | undefined, value: unknown): TariffRow | null {
  if (typeof value === 'number') return code === undefined ? null : centsRow(code, value, {});
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Fields;
  const named = text(fields, 'productCode', 'productcode', 'code', 'product') ?? code;
  const cents =
    fields['tarief'] ?? fields['cents'] ?? fields['tariefCenten'] ?? fields['tariff'] ?? fields['rate'];
  return named === undefined || typeof cents !== 'number' ? null : centsRow(named, cents, fields);
}

function centsRow(code: string, cents: number, fields: Fields): TariffRow | null {
  if (!Number.isSafeInteger(cents) || cents < 0) return null;
  const optional = {
    eenheid: text(fields, 'eenheid', 'unit'),
    categorie: text(fields, 'categorie', 'productCategorie'),
    aanbieder: text(fields, 'aanbieder'),
    gemeente: text(fields, 'gemeente'),
    vanaf: text(fields, 'vanaf', 'from'),
    totEnMet: text(fields, 'totEnMet', 'until'),
  };
  const present = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return { code, cents, ...present };
}

function text(fields: Fields, ...names: readonly string[]): string | undefined {
  for (const name of names) if (typeof fields[name] === 'string') return fields[name];
  return undefined;
}

function matches(
  row: TariffRow,
  { gemeente, aanbieder, productCategorie, productCode, on }: RateQuestion,
): boolean {
  if (row.code !== productCode || (row.categorie ?? productCategorie) !== productCategorie) return false;
  if ((row.aanbieder ?? aanbieder) !== aanbieder || (row.gemeente ?? gemeente) !== gemeente) return false;
  return (row.vanaf ?? on) <= on && on <= (row.totEnMet ?? on);
}
