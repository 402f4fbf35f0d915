import { ok, type Problem, type Result } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { ratio, toNumber, valueText } from './fraction.ts';
import { noSums, type Basis, type Indicator, type Sums } from './indicator.ts';
import { indicator } from './indicators.ts';
import type { Breakdown, Dimension, Figure, FigureQuery, Part, Point, Series } from './model.ts';
import { monthFromNumber } from './month-number.ts';
import { namesOf } from './names.ts';
import { addressOf, checkQuery, isProvisional, sliceOf } from './query.ts';
import { residentsByDistrict, residentsOf } from './residents.ts';
import { readSums, type Slice, type SplitBy, type SumsByKey } from './slices.ts';

/** Fewer persons than this (but not none) are not printed in letters and open outputs. */
const smallestPrinted = 5n;

/** One figure with where it comes from. Refuses what the cells cannot answer, in Dutch. */
export async function figure(tx: Tx, query: FigureQuery): Promise<Result<Figure, Problem>> {
  const checked = checkQuery(query);
  return checked.ok ? ok(await calculate(tx, query)) : checked;
}

/** The figure with its value for every month of the range. A month of a distinct count counts that month's youths. */
export async function series(tx: Tx, query: FigureQuery): Promise<Result<Series, Problem>> {
  const checked = checkQuery(query);
  if (!checked.ok) return checked;
  const of = indicator(query.indicator);
  const slice = sliceOf(query);
  const sums = await readSums(tx, slice, 'month', of.needs);
  const all = of.needs.includes('whole') ? await readSums(tx, wholeOf(slice), 'month', of.needs) : sums;
  const residents = await totalResidents(tx, query, of);
  const points = Array.from({ length: slice.until - slice.from + 1 }, (_, i): Point => {
    const key = String(slice.from + i);
    const month = monthFromNumber(slice.from + i);
    const own = sums.get(key) ?? noSums;
    const basis = { sums: own, whole: all.get(key) ?? noSums, residents };
    return { month, ...shownOf(of, basis), isProvisional: isProvisional(month, query.cutOff) };
  });
  return ok({ figure: await calculate(tx, query), points });
}

/** The figure split by a dimension, largest part first; municipalities and segments in their own order. */
export async function breakdown(
  tx: Tx,
  query: FigureQuery,
  by: Dimension,
): Promise<Result<Breakdown, Problem>> {
  const checked = checkQuery(query, by);
  if (!checked.ok) return checked;
  const of = indicator(query.indicator);
  const sums = await readSums(tx, splitSlice(query, by), splitBy(by), of.needs);
  const all = of.needs.includes('whole') ? await wholes(tx, query, by, of) : null;
  const residents = await residentsPerPart(tx, query, by, of);
  const nameOf = await namesOf(tx, by, query.cutOff);
  const total = await calculate(tx, by === 'referrer' ? { ...query, indicator: totalOf(query) } : query);
  const parts = [...sums].map(([key, own]): Part => {
    const basis = {
      sums: own,
      whole: all?.get(by === 'referrer' ? '' : key) ?? noSums,
      residents: residents(key),
    };
    const shown = shownOf(of, basis);
    return { key, name: nameOf(key), ...shown, share: shareOf(of, shown, total) };
  });
  return ok({
    figure: total,
    by,
    parts: parts.filter((p) => p.records > 0 || p.value !== null).sort(order(by)),
  });
}

/** A share of a referrer has no total of its own: the whole is all trajectories. */
function totalOf(query: FigureQuery): FigureQuery['indicator'] {
  return query.indicator === 'referrer-share' ? 'trajectories' : query.indicator;
}

async function calculate(tx: Tx, query: FigureQuery): Promise<Figure> {
  const of = indicator(query.indicator);
  const slice = sliceOf(query);
  const sums = await only(tx, slice, of);
  const all = of.needs.includes('whole') ? await only(tx, wholeOf(slice), of) : sums;
  const basis = { sums, whole: all, residents: await totalResidents(tx, query, of) };
  const shown = shownOf(of, basis);
  const provisional = isProvisional(query.until, query.cutOff);
  return {
    query,
    definition: of.definition,
    ...shown,
    filledIn: `${of.formulaFor(basis)} = ${shown.shown}`,
    leftOut: leftOutOf(of, provisional),
    isProvisional: provisional,
    address: addressOf(query),
  };
}

function leftOutOf(of: Indicator, provisional: boolean): readonly string[] {
  const late = 'De laatste maanden van de periode zijn voorlopig: er komen nog declaraties.';
  return provisional ? [late, ...of.definition.leavesOut] : of.definition.leavesOut;
}

async function only(tx: Tx, slice: Slice, of: Indicator): Promise<Sums> {
  return (await readSums(tx, slice, 'nothing', of.needs)).get('') ?? noSums;
}

function wholeOf(slice: Slice): Slice {
  return { ...slice, grain: 'all', member: '' };
}

function shownOf(of: Indicator, basis: Basis): Pick<Point, 'value' | 'shown' | 'records' | 'isSmall'> {
  const value = of.value(basis);
  const persons = of.persons(basis.sums);
  return {
    value,
    shown: valueText(value, of.definition.unit),
    records: Number(of.records(basis.sums)),
    isSmall: persons > 0n && persons < smallestPrinted,
  };
}

async function totalResidents(tx: Tx, query: FigureQuery, of: Indicator): Promise<bigint | null> {
  if (!of.needs.includes('residents')) return null;
  const counts = [...(await residentsOf(tx, query)).values()];
  return counts.length === 0 ? null : counts.reduce((sum, n) => sum + n, 0n);
}

async function residentsPerPart(
  tx: Tx,
  query: FigureQuery,
  by: Dimension,
  of: Indicator,
): Promise<(key: string) => bigint | null> {
  if (!of.needs.includes('residents')) return () => null;
  if (by === 'district') {
    const counts = await residentsByDistrict(tx, query.municipality);
    return (key) => counts.get(key) ?? null;
  }
  const counts = await residentsOf(tx, query);
  if (by === 'municipality') return (key) => counts.get(key) ?? null;
  const total = await totalResidents(tx, query, of);
  return () => total;
}

function splitBy(by: Dimension): SplitBy {
  return by === 'municipality' || by === 'segment' ? by : 'member';
}

function splitSlice(query: FigureQuery, by: Dimension): Slice {
  const slice = sliceOf(query);
  if (by === 'municipality' || by === 'segment' || slice.grain === by) return slice;
  return { ...slice, grain: by, member: null };
}

function wholes(tx: Tx, query: FigureQuery, by: Dimension, of: Indicator): Promise<SumsByKey> {
  const slice = wholeOf(sliceOf(query));
  return readSums(tx, slice, by === 'referrer' ? 'nothing' : splitBy(by), of.needs);
}

/** Parts of a sum have a share of the total; a youth may be in several parts, so parts of a distinct count have too. */
function shareOf(of: Indicator, part: Pick<Point, 'value'>, total: Figure): number | null {
  if (of.definition.kind === 'ratio' || part.value === null || total.value === null) return null;
  const share = ratio(part.value.numerator, total.value.numerator);
  return share === null ? null : toNumber(share);
}

function order(by: Dimension): (a: Part, b: Part) => number {
  if (by === 'municipality') return (a, b) => a.name.localeCompare(b.name, 'nl');
  if (by === 'segment') return (a, b) => (a.key < b.key ? -1 : 1);
  const size = (part: Part): number => (part.value === null ? -Infinity : toNumber(part.value));
  return (a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1);
}
