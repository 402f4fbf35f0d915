import { monthOf } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';
import { cellKeys, combinationOf, combinationText, type CellKey, type Combination } from './cell-key.ts';
import { monthNumber } from './month-number.ts';

/** The additive measures of a cell, in the order of the table's columns. Money in cents, `credited` is negative. */
export const measureColumns = [
  'lines',
  'rejected_lines',
  'claimed_cents',
  'accepted_cents',
  'credited_cents',
  'minutes',
  'days',
  'pieces',
  'allocated',
  'started',
  'resumed',
  'ended',
  'paused',
] as const;
type Measure = (typeof measureColumns)[number];

/**
 * Increments of one cell, one per measure column. Plain numbers, because a hundred thousand lines are added in them:
 * every addend is a whole number and the sums are checked to be safe integers before they are written, so they are
 * exact (up to 90 million million euros).
 */
export type Increment = number[];
/** Cell key, month and month known, joined by tabs → increment. */
export type CellIncrements = Map<string, Increment>;

const column = Object.fromEntries(measureColumns.map((name, i) => [name, i])) as Record<Measure, number>;

/** Units of list WJ756 as minutes, days (etmalen) or pieces. Euros (83) are no volume of their own. */
const volumeOf: Readonly<Record<string, readonly [Measure, number]>> = {
  '01': ['minutes', 1],
  '04': ['minutes', 60],
  '16': ['minutes', 240],
  '14': ['days', 1],
  '82': ['pieces', 1],
  '84': ['pieces', 1],
};

function addLine(sum: Increment, line: DecidedLine): void {
  add(sum, 'lines', 1);
  add(sum, 'claimed_cents', line.claimedCents);
  if (line.isRejected) {
    add(sum, 'rejected_lines', 1);
    return;
  }
  add(sum, 'accepted_cents', line.acceptedCents);
  if (line.acceptedCents < 0) add(sum, 'credited_cents', line.acceptedCents);
  const volume = volumeOf[line.unit];
  if (volume) add(sum, volume[0], volume[1] * line.volume);
}

function addEvent(sum: Increment, event: CareEvent): void {
  if (event.kind === 'allocated') add(sum, 'allocated', event.sign);
  else if (event.kind === 'started') add(sum, event.isPause ? 'resumed' : 'started', event.sign);
  else add(sum, event.isPause ? 'paused' : 'ended', event.sign);
}

function add(sum: Increment, measure: Measure, value: number): void {
  const at = column[measure];
  sum[at] = (sum[at] ?? 0) + value;
}

/** What claim lines add to the cells. Order does not matter. */
export function incrementsOfLines(lines: Iterable<DecidedLine>): CellIncrements {
  const sums: Sums = new Map();
  for (const line of lines) addLine(sumFor(sums, line, `${line.month}\t${line.knownMonth}`), line);
  return spread(sums);
}

/** What care events add to the cells, in the month of the event. */
export function incrementsOfEvents(events: Iterable<CareEvent>): CellIncrements {
  const sums: Sums = new Map();
  for (const event of events) {
    addEvent(sumFor(sums, event, `${monthOf(event.on)}\t${monthOf(event.knownOn)}`), event);
  }
  return spread(sums);
}

/** Adds `from` into `into`. */
export function addIncrements(into: CellIncrements, from: Iterable<readonly [string, Increment]>): void {
  for (const [key, increment] of from) addIncrement(into, key, increment);
}

function addIncrement(into: CellIncrements, key: string, increment: Increment): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, increment.slice());
  else for (let i = 0; i < increment.length; i += 1) known[i] = (known[i] ?? 0) + (increment[i] ?? 0);
}

/** Combination → months joined by a tab → sum. A file of 100,000 lines has few combinations: it is summed first. */
type Sums = Map<string, { readonly combination: Combination; readonly byMonths: Map<string, Increment> }>;

function sumFor(sums: Sums, fact: Parameters<typeof combinationOf>[0], months: string): Increment {
  const combination = combinationOf(fact);
  const text = combinationText(combination);
  let own = sums.get(text);
  if (own === undefined) sums.set(text, (own = { combination, byMonths: new Map() }));
  let sum = own.byMonths.get(months);
  if (sum === undefined) own.byMonths.set(months, (sum = measureColumns.map(() => 0)));
  return sum;
}

function spread(sums: Sums): CellIncrements {
  const cells: CellIncrements = new Map();
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
