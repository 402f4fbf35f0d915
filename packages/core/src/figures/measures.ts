import { monthOf } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';
import { cellKeys, combinationOf, combinationText, type CellKey, type Combination } from './cell-key.ts';
import { monthNumber } from './month-number.ts';

/** The additive measures of claim lines, in the order of the table's columns. Cents; `credited` is negative. */
export const claimColumns = [
  'lines',
  'rejected_lines',
  'claimed_cents',
  'accepted_cents',
  'credited_cents',
  'minutes',
  'days',
  'pieces',
] as const;

/** The additive measures of care events, in the order of the table's columns. */
export const careColumns = ['allocated', 'started', 'resumed', 'ended', 'paused'] as const;

/**
 * Increments of one cell, one per measure column. Plain numbers, because a hundred thousand lines are added in them:
 * every addend is a whole number and the sums are checked to be safe integers before they are written, so they are
 * exact (up to 90 million million euros).
 */
export type Increment = number[];
/** Cell key, month and month known, joined by tabs → increment. */
export type CellIncrements = Map<string, Increment>;

type ClaimMeasure = (typeof claimColumns)[number];
type CareMeasure = (typeof careColumns)[number];

/** Units of list WJ756 as minutes, days (etmalen) or pieces. Euros (83) are no volume of their own. */
const volumeOf: Readonly<Record<string, readonly [ClaimMeasure, number]>> = {
  '01': ['minutes', 1],
  '04': ['minutes', 60],
  '16': ['minutes', 240],
  '14': ['days', 1],
  '82': ['pieces', 1],
  '84': ['pieces', 1],
};

function addLine(sum: Increment, line: DecidedLine): void {
  const add = (measure: ClaimMeasure, value: number): void =>
    addAt(sum, claimColumns.indexOf(measure), value);
  add('lines', 1);
  add('claimed_cents', line.claimedCents);
  if (line.isRejected) {
    add('rejected_lines', 1);
    return;
  }
  add('accepted_cents', line.acceptedCents);
  if (line.acceptedCents < 0) add('credited_cents', line.acceptedCents);
  const volume = volumeOf[line.unit];
  if (volume) add(volume[0], volume[1] * line.volume);
}

function addEvent(sum: Increment, event: CareEvent): void {
  addAt(sum, careColumns.indexOf(measureOf(event)), event.sign);
}

function measureOf({ kind, isPause }: CareEvent): CareMeasure {
  if (kind === 'allocated') return 'allocated';
  if (kind === 'started') return isPause ? 'resumed' : 'started';
  return isPause ? 'paused' : 'ended';
}

function addAt(sum: Increment, at: number, value: number): void {
  sum[at] = (sum[at] ?? 0) + value;
}

/** Adds to the cells what claim lines add to them. Order does not matter. */
export function incrementsOfLines(
  lines: Iterable<DecidedLine>,
  into: CellIncrements = new Map(),
): CellIncrements {
  const sums: Sums = new Map();
  const zero = claimColumns.map(() => 0);
  for (const line of lines)
    addLine(sumFor(sums, line, { months: `${line.month}\t${line.knownMonth}`, zero }), line);
  return spread(sums, into);
}

/** Adds to the cells what care events add to them, in the month of the event. */
export function incrementsOfEvents(
  events: Iterable<CareEvent>,
  into: CellIncrements = new Map(),
): CellIncrements {
  const sums: Sums = new Map();
  const zero = careColumns.map(() => 0);
  for (const event of events) {
    const months = `${monthOf(event.on)}\t${monthOf(event.knownOn)}`;
    addEvent(sumFor(sums, event, { months, zero }), event);
  }
  return spread(sums, into);
}

function addIncrement(into: CellIncrements, key: string, increment: Increment): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, increment.slice());
  else for (let i = 0; i < increment.length; i += 1) known[i] = (known[i] ?? 0) + (increment[i] ?? 0);
}

/** Combination → months joined by a tab → sum. A file of 100,000 lines has few combinations: it is summed first. */
type Sums = Map<string, { readonly combination: Combination; readonly byMonths: Map<string, Increment> }>;

function sumFor(
  sums: Sums,
  fact: Parameters<typeof combinationOf>[0],
  { months, zero }: { readonly months: string; readonly zero: Increment },
): Increment {
  const combination = combinationOf(fact);
  const text = combinationText(combination);
  let own = sums.get(text);
  if (own === undefined) sums.set(text, (own = { combination, byMonths: new Map() }));
  let sum = own.byMonths.get(months);
  if (sum === undefined) own.byMonths.set(months, (sum = zero.slice()));
  return sum;
}

function spread(sums: Sums, cells: CellIncrements): CellIncrements {
  for (const { combination, byMonths } of sums.values()) {
    const keys: readonly CellKey[] = cellKeys(combination);
    for (const [months, sum] of byMonths) {
      const suffix = monthNumbers(months);
      for (const key of keys) addIncrement(cells, key + suffix, sum);
    }
  }
  return cells;
}

/** `2026-09<tab>2026-10` as the end of a cell key. */
function monthNumbers(months: string): string {
  const [month = '', known = ''] = months.split('\t');
  return `\t${monthNumber(month)}\t${monthNumber(known)}`;
}
