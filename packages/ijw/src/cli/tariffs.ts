import type { Rate, RateQuestion } from '../cross/context.ts';
import { isXmlDate } from '../lexical/calendar.ts';
import { codeList } from '../registers.ts';

interface TariffRow extends Rate {
  readonly code: string;
  readonly categorie?: string;
  readonly aanbieder?: string;
  readonly gemeente?: string;
  readonly vanaf?: string;
  readonly totEnMet?: string;
}

type Fields = Readonly<Record<string, unknown>>;
type RateOf = (question: RateQuestion) => Rate | null;

/** A mistake in the file, as a Dutch sentence. */
class TariffMistake extends Error {}

/**
 * Contract rates from a JSON file: `{"45A04": 8500}`, `{"45A04": {"tarief": 8500, "eenheid": "04"}}`, or a list of
 * `{"productCode", "tarief", "eenheid"?, "categorie"?, "aanbieder"?, "gemeente"?, "vanaf"?, "totEnMet"?}`; the same
 * under `tarieven`. Rates are eurocents per unit. A text says in Dutch which entry is none of these, and why.
 */
export function readTariffs(text: string): RateOf | string {
  try {
    const rows = rowsOf(JSON.parse(text.replace(/^\u{FEFF}/u, '')));
    return (question) => rows.findLast((row) => matches(row, question)) ?? null;
  } catch (error) {
    if (error instanceof TariffMistake) return error.message;
    if (error instanceof SyntaxError) return `geen JSON${placeIn(error.message)}.`;
    throw error;
  }
}

/** Where reading stopped, as far as the engine tells. */
function placeIn(message: string): string {
  const place = /line (\d+) column (\d+)/.exec(message);
  return place === null ? '' : ` (regel ${place[1]}, kolom ${place[2]})`;
}

function rowsOf(json: unknown): readonly TariffRow[] {
  if (Array.isArray(json)) return json.map((one: unknown, i) => rowOf(`nummer ${i + 1}`, undefined, one));
  if (typeof json !== 'object' || json === null) throw new TariffMistake('geen lijst van tarieven.');
  const inner = (json as Fields)['tarieven'] ?? (json as Fields)['tariffs'];
  if (inner !== undefined) return rowsOf(inner);
  return Object.entries(json).map(([code, one]) => rowOf(code, code, one));
}

function rowOf(entry: string, code: string | undefined, value: unknown): TariffRow {
  const fields = (typeof value === 'object' && value !== null ? value : { tarief: value }) as Fields;
  const named = text(fields, 'productCode', 'productcode', 'code', 'product') ?? code;
  if (named === undefined) throw new TariffMistake(`${entry}: noem de productCode.`);
  const optional = {
    eenheid: text(fields, 'eenheid', 'unit'),
    categorie: text(fields, 'categorie', 'productCategorie'),
    aanbieder: text(fields, 'aanbieder'),
    gemeente: text(fields, 'gemeente'),
    vanaf: dayIn(entry, fields, 'vanaf', 'from'),
    totEnMet: dayIn(entry, fields, 'totEnMet', 'until'),
  };
  const units = codeList('WJ756') ?? new Map();
  if (optional.eenheid !== undefined && !units.has(optional.eenheid)) {
    const known = [...units.keys()].toSorted((a, b) => a.localeCompare(b)).join(', ');
    throw new TariffMistake(`${entry}: eenheid ${optional.eenheid} bestaat niet; kies uit ${known}.`);
  }
  const present = Object.fromEntries(Object.entries(optional).filter(([, one]) => one !== undefined));
  return { code: named, cents: centsIn(entry, fields), ...present };
}

function centsIn(entry: string, fields: Fields): number {
  const cents =
    fields['tarief'] ?? fields['cents'] ?? fields['tariefCenten'] ?? fields['tariff'] ?? fields['rate'];
  if (cents === undefined) throw new TariffMistake(`${entry}: noem het tarief.`);
  if (typeof cents === 'number' && Number.isSafeInteger(cents) && cents >= 0) return cents;
  throw new TariffMistake(
    `${entry}: tarief ${JSON.stringify(cents)} is geen heel aantal eurocenten (85 euro is 8500).`,
  );
}

function dayIn(entry: string, fields: Fields, ...names: readonly string[]): string | undefined {
  const day = text(fields, ...names);
  if (day === undefined || isXmlDate(day)) return day;
  throw new TariffMistake(`${entry}: ${names[0]} ${day} is geen datum (JJJJ-MM-DD).`);
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
