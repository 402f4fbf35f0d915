import { at } from '../numeric/lists.ts';
import { mean, sum } from '../numeric/moments.ts';
import { run, type MethodResult } from '../result.ts';

/** One district of a published table of registered and expected use, in percent. */
export interface District {
  readonly municipality: string;
  readonly registered: number;
  readonly expected: number;
  readonly residual: number;
  /** Children that live there, or null when unknown. */
  readonly children: number | null;
}

export interface DistrictResiduals {
  readonly rows: number;
  /** Largest |registered − expected − residual|: the published rounding. */
  readonly maxAbsIdentityError: number;
  readonly correlation: number;
  readonly slope: number;
  readonly districts: Readonly<Record<string, number>>;
  /** Plain mean over districts, which lets a district with few children weigh as much as a large one. */
  readonly plainMean: Readonly<Record<string, number>>;
  /** Mean weighted by children; null when no weight of the municipality is known. */
  readonly weightedMean: Readonly<Record<string, number | null>>;
  /** Children in the districts with the largest residuals, largest residual first. */
  readonly childrenInLargest: readonly (number | null)[];
}

/** Checks a published residual table and shows how far small districts carry its means. A large residual is no verdict. */
export function districtResiduals(
  districts: readonly District[],
  largest = 6,
): MethodResult<DistrictResiduals> {
  const made = run({
    method: '05-comparison/district-residuals',
    version: '1',
    input: { districts, largest },
  });
  if (districts.length < 3) return made.notEnough('districts', 3, districts.length);
  const expected = districts.map((d) => d.expected);
  const registered = districts.map((d) => d.registered);
  const both = crossSum(expected, registered);
  const byMunicipality = groups(districts);
  const value: DistrictResiduals = {
    rows: districts.length,
    maxAbsIdentityError: Math.max(...districts.map((d) => Math.abs(d.registered - d.expected - d.residual))),
    correlation: both / Math.sqrt(crossSum(expected, expected) * crossSum(registered, registered)),
    slope: both / crossSum(expected, expected),
    districts: mapGroups(byMunicipality, (list) => list.length),
    plainMean: mapGroups(byMunicipality, (list) => mean(list.map((d) => d.residual))),
    weightedMean: mapGroups(byMunicipality, weightedMean),
    childrenInLargest: [...districts]
      .filter((d) => d.children !== null || districts.every((other) => other.children === null))
      .sort((a, b) => b.residual - a.residual)
      .slice(0, largest)
      .map((d) => d.children),
  };
  return made.ok(value, { observations: districts.length, flags: ['residual-is-no-verdict'] });
}

function weightedMean(list: readonly District[]): number | null {
  const known = list.filter((d) => d.children !== null);
  const weight = sum(known.map((d) => d.children ?? 0));
  return weight > 0 ? sum(known.map((d) => (d.children ?? 0) * d.residual)) / weight : null;
}

function crossSum(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)];
  return sum(a.map((x, i) => (x - ma) * (at(b, i) - mb)));
}

function groups(districts: readonly District[]): ReadonlyMap<string, District[]> {
  return Map.groupBy(districts, (d) => d.municipality);
}

function mapGroups<T>(
  map: ReadonlyMap<string, District[]>,
  read: (list: District[]) => T,
): Record<string, T> {
  return Object.fromEntries([...map].map(([name, list]) => [name, read(list)]));
}

/** One row of a table whose cells were each rounded to the same base. */
export interface RoundedRow {
  readonly parts: readonly number[];
  readonly total: number;
}

export interface RoundedParts {
  readonly allMultiplesOfBase: boolean;
  readonly partsMinusTotal: readonly number[];
  readonly maxAbs: number;
  /** Half a base for every term: a larger difference is an error, a smaller one is rounding. */
  readonly toleranceBound: number;
}

/** Whether rounded parts and their rounded total differ by no more than rounding. */
export function roundedParts(rows: readonly RoundedRow[], base: number): MethodResult<RoundedParts> {
  const made = run({ method: '05-comparison/rounded-parts', version: '1', input: { rows, base } });
  if (rows.length === 0) return made.notEnough('rows', 1, 0);
  const partsMinusTotal = rows.map(({ parts, total }) => sum(parts) - total);
  const terms = Math.max(...rows.map(({ parts }) => parts.length)) + 1;
  const maxAbs = Math.max(...partsMinusTotal.map(Math.abs));
  const toleranceBound = (terms * base) / 2;
  return made.ok(
    {
      allMultiplesOfBase: rows.every(({ parts, total }) => [...parts, total].every((x) => x % base === 0)),
      partsMinusTotal,
      maxAbs,
      toleranceBound,
    },
    { observations: rows.length, flags: maxAbs > toleranceBound ? ['more-than-rounding'] : [] },
  );
}
