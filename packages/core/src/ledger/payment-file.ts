import {
  day,
  fail,
  ok,
  providerCode,
  sha256,
  type Day,
  type MunicipalityCode,
  type ProviderCode,
  type Result,
} from '@jeugdregie/kernel';

/** One row of the payment file of the financial package. */
export interface Payment {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly provider: ProviderCode;
  readonly claimNumber: string;
  readonly paidOn: Day;
  /** Signed: a refund is negative. */
  readonly cents: bigint;
  /** The same payment in another file has the same source; two equal rows in one file have two. */
  readonly source: string;
}

/** What is wrong in a payment file. All texts are Dutch; `line` from 1, `column` is the heading. */
export interface PaymentError {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
}

export const paymentColumns = ['AGB', 'gemeente', 'declaratienummer', 'betaald op', 'bedrag'] as const;
type Column = (typeof paymentColumns)[number];

const maxRows = 200_000;

/** Reads the file whole or not at all: every error at once, each with line, column and what to do. */
export function readPayments(
  bytes: Uint8Array,
  context: ReadContext,
): Result<readonly Payment[], readonly PaymentError[]> {
  const text = decode(bytes);
  if (text === null) {
    return fail([
      fault(
        { line: 1, column: 'bestand', value: '' },
        'Het bestand is geen UTF-8.',
        'Sla het op als CSV (UTF-8).',
      ),
    ]);
  }
  const rows = text.split(/\r\n|\n|\r/).map((content, i) => ({ line: i + 1, content }));
  const [head, ...body] = rows.filter((row) => row.content.trim() !== '');
  const expected = paymentColumns.join(';');
  if (head === undefined || head.content.trim().toLowerCase() !== expected.toLowerCase()) {
    const value = head?.content.slice(0, 80) ?? '';
    const at = { line: head?.line ?? 1, column: 'kop', value };
    return fail([fault(at, 'De kopregel klopt niet.', `De eerste regel is: ${expected}`)]);
  }
  if (body.length > maxRows) {
    const at = { line: maxRows + 2, column: 'bestand', value: String(body.length) };
    return fail([
      fault(at, 'Het bestand heeft te veel regels.', `Splits het in delen van hoogstens ${maxRows} regels.`),
    ]);
  }
  const errors: PaymentError[] = [];
  const seen = new Map<string, number>();
  const payments = body.flatMap((row) => {
    const payment = readRow(row, context, errors);
    return payment === null ? [] : [{ ...payment, source: sourceOf(payment, context.municipality, seen) }];
  });
  return errors.length > 0 ? fail(errors) : ok(payments);
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

type Cell<T> = (
  text: string,
  context: ReadContext,
) => { readonly value: T } | readonly [message: string, remedy: string];

interface ReadContext {
  readonly municipality: MunicipalityCode;
  readonly today: Day;
}

const readers = {
  AGB: (text) => found(providerCode(text)) ?? ['Dit is geen AGB-code.', 'Een AGB-code heeft acht cijfers.'],
  gemeente: (text, { municipality }) =>
    text === municipality
      ? { value: municipality }
      : [`Dit is niet gemeente ${municipality}.`, 'Lever per gemeente een bestand aan.'],
  declaratienummer: (text) =>
    /^[0-9A-Za-z]{1,12}$/.test(text)
      ? { value: text }
      : ['Dit is geen declaratienummer.', 'Neem het nummer van de declaratie over.'],
  'betaald op': (text, { today }) => {
    const paidOn = dutchDay(text);
    if (paidOn === null) return ['Dit is geen datum.', 'Schrijf de dag als 31-01-2026.'];
    return paidOn > today
      ? ['Deze dag moet nog komen.', 'Lever een betaling aan als zij gedaan is.']
      : { value: paidOn };
  },
  bedrag: (text) => found(euroCents(text)) ?? ['Dit is geen bedrag in euro.', 'Schrijf het als 1234,56.'],
} satisfies { readonly [Name in Column]: Cell<unknown> };

function found<T>(value: T | null): { readonly value: T } | null {
  return value === null ? null : { value };
}

function readRow(
  { line, content }: { readonly line: number; readonly content: string },
  context: ReadContext,
  errors: PaymentError[],
): Omit<Payment, 'source'> | null {
  const cells = cellsOf({ line, content }, errors);
  if (cells === null) return null;
  const read = <T>(column: Column, reader: Cell<T>): { readonly value: T } | null => {
    const value = cells[paymentColumns.indexOf(column)] ?? '';
    const outcome = reader(value, context);
    if ('value' in outcome) return outcome;
    errors.push(fault({ line, column, value }, outcome[0], outcome[1]));
    return null;
  };
  const provider = read('AGB', readers.AGB);
  const owner = read('gemeente', readers.gemeente);
  const claimNumber = read('declaratienummer', readers.declaratienummer);
  const paidOn = read('betaald op', readers['betaald op']);
  const cents = read('bedrag', readers.bedrag);
  if (!provider || !owner || !claimNumber || !paidOn || !cents) return null;
  return {
    line,
    provider: provider.value,
    claimNumber: claimNumber.value,
    paidOn: paidOn.value,
    cents: cents.value,
  };
}

/** The cells of a row, without the quotation marks that a spreadsheet may put around them. */
function cellsOf(
  { line, content }: { readonly line: number; readonly content: string },
  errors: PaymentError[],
): readonly string[] | null {
  const cells = content.split(';').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  if (cells.length !== paymentColumns.length) {
    const at = { line, column: 'regel', value: content.slice(0, 80) };
    errors.push(
      fault(
        at,
        `Er staan ${cells.length} kolommen in plaats van 5.`,
        'Scheid de kolommen met een puntkomma.',
      ),
    );
    return null;
  }
  return cells;
}

/** 31-01-2026 or 2026-01-31. */
function dutchDay(text: string): Day | null {
  const parts = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text);
  return day(parts === null ? text : `${parts[3]}-${parts[2]}-${parts[1]}`);
}

/** 1234,56 or 1.234,56 or 1234; at most twelve digits before the comma. */
function euroCents(text: string): bigint | null {
  const parts = /^(-?)(\d{1,3}(?:\.\d{3}){1,3}|\d{1,12})(?:,(\d{2}))?$/.exec(text);
  if (parts === null) return null;
  const cents = BigInt((parts[2] ?? '').replaceAll('.', '') + (parts[3] ?? '00'));
  return parts[1] === '-' ? -cents : cents;
}

function sourceOf(
  payment: Omit<Payment, 'source'>,
  municipality: MunicipalityCode,
  seen: Map<string, number>,
): string {
  const { provider, claimNumber, paidOn, cents } = payment;
  const text = `${municipality};${provider};${claimNumber};${paidOn};${cents}`;
  const count = (seen.get(text) ?? 0) + 1;
  seen.set(text, count);
  return `payment:${sha256(`${text};${count}`).slice(0, 32)}`;
}

function fault(
  at: { readonly line: number; readonly column: string; readonly value: string },
  message: string,
  remedy: string,
): PaymentError {
  return { ...at, message, remedy };
}
