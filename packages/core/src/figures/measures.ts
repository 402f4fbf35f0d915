import { monthOf } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';
import { cellKeys, combinationOf, combinationText, type Combination } from './cell-key.ts';
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
export type Measure = (typeof measureColumns)[number];
export type Measures = Partial<Record<Measure, number | bigint>>;

/** Increments of one cell, one per measure column. */
export type Increment = bigint[];
/** Cell key, month and month known, joined by tabs → increment. */
export type CellIncrements = Map<string, Increment>;

/** Units of list WJ756 as minutes, days (etmalen) or pieces. Euros (83) are no volume of their own. */
const volumeOf: Readonly<Record<string, readonly [Measure, bigint]>> = {
  '01': ['minutes', 1n],
  '04': ['minutes', 60n],
  '16': ['minutes', 240n],
  '14': ['days', 1n],
  '82': ['pieces', 1n],
  '84': ['pieces', 1n],
};

export function measuresOfLine(line: DecidedLine): Measures {
  const volume = volumeOf[line.unit];
  return {
    lines: 1,
    rejected_lines: line.isRejected ? 1 : 0,
    claimed_cents: line.claimedCents,
    accepted_cents: line.acceptedCents,
    credited_cents: Math.min(line.acceptedCents, 0),
    ...(volume && !line.isRejected ? { [volume[0]]: volume[1] * BigInt(line.volume) } : {}),
  };
}

export function measuresOfEvent(event: CareEvent): Measures {
  if (event.kind === 'allocated') return { allocated: event.sign };
  if (event.kind === 'started') return event.isPause ? { resumed: event.sign } : { started: event.sign };
  return event.isPause ? { paused: event.sign } : { ended: event.sign };
}

/** What claim lines add to the cells. Order does not matter. */
export function incrementsOfLines(lines: Iterable<DecidedLine>): CellIncrements {
  const sums = new Map<string, CombinationSum>();
  for (const line of lines) {
    const months = `${monthNumber(line.month)}\t${monthNumber(line.knownMonth)}`;
    addFact(sums, combinationOf(line), months, measuresOfLine(line));
  }
  return spread(sums);
}

/** What care events add to the cells, in the month of the event. */
export function incrementsOfEvents(events: Iterable<CareEvent>): CellIncrements {
  const sums = new Map<string, CombinationSum>();
  for (const event of events) {
    const months = `${monthNumber(monthOf(event.on))}\t${monthNumber(monthOf(event.knownOn))}`;
    addFact(sums, combinationOf(event), months, measuresOfEvent(event));
  }
  return spread(sums);
}

/** Adds `from` into `into`. */
export function addIncrements(into: CellIncrements, from: Iterable<readonly [string, Increment]>): void {
  for (const [key, increment] of from) {
    const known = into.get(key);
    if (known === undefined) into.set(key, [...increment]);
    else for (const [i, value] of increment.entries()) known[i] = (known[i] ?? 0n) + value;
  }
}

interface CombinationSum {
  readonly combination: Combination;
  readonly months: string;
  readonly sum: Increment;
}

/** Sums per combination first and spreads over the cells after: a file of 100,000 lines has few combinations. */
function addFact(
  sums: Map<string, CombinationSum>,
  combination: Combination,
  months: string,
  measures: Measures,
): void {
  const key = `${combinationText(combination)}\t${months}`;
  let row = sums.get(key);
  if (row === undefined) {
    row = { combination, months, sum: measureColumns.map(() => 0n) };
    sums.set(key, row);
  }
  for (const [i, column] of measureColumns.entries()) {
    const value = measures[column];
    if (value) row.sum[i] = (row.sum[i] ?? 0n) + BigInt(value);
  }
}

function spread(sums: Map<string, CombinationSum>): CellIncrements {
  const cells: CellIncrements = new Map();
  for (const { combination, months, sum } of sums.values()) {
    for (const cell of cellKeys(combination)) addIncrements(cells, [[`${cell}\t${months}`, sum]]);
  }
  return cells;
}
