import {
  day,
  fail,
  municipalityCode,
  ok,
  productCode,
  providerCode,
  type Day,
  type MunicipalityCode,
  type ProductCode,
  type ProviderCode,
  type Result,
} from '@jeugdregie/kernel';
import { segmentId, type SegmentId } from './model.ts';
import { cellText, type Cell } from './workbook.ts';

/** What is wrong with a cell and what to do about it, in Dutch. */
interface CellProblem {
  readonly message: string;
  readonly remedy: string;
}

export type CellReader<T> = (cell: Cell) => Result<T, CellProblem>;

function wrong(message: string, remedy: string): { readonly ok: false; readonly error: CellProblem } {
  return fail({ message, remedy });
}

const missing = wrong('Deze cel is leeg.', 'Vul de cel in.');

/** An empty cell is null; anything else is read by `reader`. */
export function optional<T>(reader: CellReader<T>): CellReader<T | null> {
  return (cell) => (cell.kind === 'empty' ? ok(null) : reader(cell));
}

/** Text of at most `length` characters, without control characters. */
export function text(length: number): CellReader<string> {
  return (cell) => {
    if (cell.kind === 'empty') return missing;
    const found = cellText(cell);
    if (found.length > length)
      return wrong(`De tekst is langer dan ${length} tekens.`, 'Maak de tekst korter.');
    return /\p{Cc}/u.test(found)
      ? wrong(
          'De tekst bevat een onzichtbaar teken of een nieuwe regel.',
          'Typ de tekst opnieuw, op één regel.',
        )
      : ok(found);
  };
}

/** Excel turns 0637 into 637: a whole number gets its leading zeros back. */
function digits(cell: Cell, length: number): string {
  return cell.kind === 'number' && Number.isInteger(cell.number) && cell.number >= 0
    ? String(cell.number).padStart(length, '0')
    : cellText(cell);
}

function code<T>(length: number, make: (text: string) => T | null, what: string): CellReader<T> {
  return (cell) => {
    if (cell.kind === 'empty') return missing;
    const made = make(digits(cell, length));
    return made === null
      ? wrong(`Dit is geen ${what}.`, `Vul ${length} cijfers in, bijvoorbeeld ${'0'.repeat(length - 4)}0637.`)
      : ok(made);
  };
}

export const municipality: CellReader<MunicipalityCode> = code(
  4,
  municipalityCode,
  'gemeentecode van het CBS',
);
export const provider: CellReader<ProviderCode> = code(8, providerCode, 'AGB-code');
export const category: CellReader<string> = code(
  2,
  (t) => (/^\d{2}$/.test(t) ? t : null),
  'productcategorie',
);
export const postcode: CellReader<string> = code(
  4,
  (t) => (/^[1-9]\d{3}$/.test(t) ? t : null),
  'postcode van vier cijfers',
);

export const product: CellReader<ProductCode> = (cell) => {
  if (cell.kind === 'empty') return missing;
  if (cell.kind === 'number') {
    return wrong(
      'Excel heeft van deze productcode een getal gemaakt.',
      'Geef de cel de opmaak Tekst en typ de code opnieuw, bijvoorbeeld 45A04.',
    );
  }
  const made = productCode(cellText(cell));
  return made === null
    ? wrong(
        'Dit is geen productcode.',
        'Vul vijf tekens in zoals in de productcodelijst, bijvoorbeeld 45A04.',
      )
    : ok(made);
};

/** Units of list WJ756 by code; Excel turns 04 into 4. */
export function unit(codes: () => ReadonlyMap<string, string>): CellReader<string> {
  return (cell) => {
    if (cell.kind === 'empty') return missing;
    const found = digits(cell, 2);
    if (codes().has(found)) return ok(found);
    const choices = [...codes()].map(([key, label]) => `${key} (${label})`).join(', ');
    return wrong('Deze eenheid bestaat niet.', `Vul een code in: ${choices}.`);
  };
}

export const segment: CellReader<SegmentId> = (cell) => {
  if (cell.kind === 'empty') return missing;
  const made = segmentId(Number(cellText(cell)));
  return made === null
    ? wrong('Dit is geen segmentnummer.', 'Vul een heel getal van 1 tot en met 99 in.')
    : ok(made);
};

export const variant: CellReader<'effort' | 'output'> = (cell) => {
  const found = cellText(cell).toLowerCase();
  if (found === 'inspanningsgericht') return ok('effort');
  if (found === 'outputgericht') return ok('output');
  return found === ''
    ? missing
    : wrong('Deze variant bestaat niet.', 'Vul inspanningsgericht of outputgericht in.');
};

/** A whole number from `low` to `high`. */
export function count(low: number, high: number): CellReader<number> {
  return (cell) => {
    if (cell.kind === 'empty') return missing;
    const found = cell.kind === 'number' ? cell.number : Number.NaN;
    return Number.isInteger(found) && found >= low && found <= high
      ? ok(found)
      : wrong(
          'Dit is geen geheel getal dat hier kan staan.',
          `Vul een getal van ${low} tot en met ${high} in.`,
        );
  };
}

export const date: CellReader<Day> = (cell) => {
  switch (cell.kind) {
    case 'empty':
      return missing;
    case 'day':
      return inRange(cell.day);
    case 'text':
      return inRange(cell.text);
    case 'moment':
      return wrong('Bij deze datum staat een tijdstip.', 'Vul alleen de datum in.');
    case 'number':
    case 'truth':
      return noDate;
  }
};

const noDate = wrong(
  'Dit is geen datum.',
  'Geef de cel de opmaak Datum, of typ de datum als jjjj-mm-dd, bijvoorbeeld 2026-01-01.',
);

function inRange(found: string): Result<Day, CellProblem> {
  const made = day(found);
  if (made === null) return noDate;
  return made >= '2000-01-01' && made <= '2100-12-31'
    ? ok(made)
    : wrong('Deze datum kan hier niet: hij ligt voor 2000 of na 2100.', 'Verbeter het jaartal.');
}

/** Largest amount that a cell may hold: ten billion euro. */
const maxCents = 1_000_000_000_000n;

/** Euros with at most two decimals, to cents, exactly; more than nothing. */
export const euros: CellReader<bigint> = (cell) => {
  if (cell.kind === 'empty') return missing;
  if (cell.kind !== 'number') {
    return wrong(
      'Dit bedrag is tekst en geen getal.',
      'Geef de cel de opmaak Getal en typ het bedrag opnieuw, bijvoorbeeld 85,10.',
    );
  }
  const amount = centsOf(cell.number);
  if (amount === null) {
    return wrong(
      'Dit bedrag heeft meer dan twee decimalen.',
      'Rond het bedrag in het contract af op hele centen.',
    );
  }
  if (amount <= 0n) return wrong('Dit bedrag is niet meer dan nul.', 'Vul een bedrag boven nul in.');
  return amount <= maxCents
    ? ok(amount)
    : wrong('Dit bedrag is te groot.', 'Controleer de komma en de nullen.');
};

/**
 * Cents of a number of euros, by its decimal text: 85.1 is 8510, never 8509.999. Excel keeps fifteen digits, so what
 * a formula leaves beyond them (1.1 + 2.2) is noise. Null with a third decimal.
 */
export function centsOf(amount: number): bigint | null {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(String(Number(amount.toPrecision(15))));
  if (!match) return null;
  const whole = BigInt(match[2] ?? '0') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -whole : whole;
}

/** A rate in cents: an amount that is also a safe number. */
export const rate: CellReader<number> = (cell) => {
  const read = euros(cell);
  return read.ok ? ok(Number(read.value)) : read;
};
