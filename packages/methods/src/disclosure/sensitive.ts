import type { TableCell } from './table.ts';

export interface CountRule {
  /** Counts from 1 to threshold − 1 are sensitive. */
  readonly threshold: number;
  /** Zero tells that nobody in a known small group has the feature. Default false. */
  readonly zeroIsSensitive?: boolean;
}

/** Whether a count may not be shown by itself. */
export function isSensitiveCount(count: number, { threshold, zeroIsSensitive = false }: CountRule): boolean {
  return count === 0 ? zeroIsSensitive : count < threshold;
}

/** Cells of a table that may not be shown by themselves, by count or because they were marked. */
export function sensitiveCells(cells: readonly TableCell[], rule: CountRule): string[] {
  return cells.filter((c) => c.isSensitive === true || isSensitiveCount(c.value, rule)).map((c) => c.id);
}

/**
 * p% rule for amounts: sensitive when the second largest contributor could estimate the largest within p percent, that
 * is when total − largest − second < p/100 × largest (Hundepool et al. 2012, §4.2.2).
 */
export function isDominated(contributions: readonly number[], p: number): boolean {
  const sorted = contributions.toSorted((a, b) => b - a);
  const [largest = 0, second = 0] = sorted;
  const rest = contributions.reduce((sum, c) => sum + c, 0) - largest - second;
  return 100 * rest < p * largest;
}

export interface AmountRule {
  readonly p: number;
  readonly minimumClients: number;
  readonly minimumProviders: number;
}

/** Whether an amount in euros may not be shown: too few clients, too few providers, or dominated by one. */
export function isSensitiveAmount(byProvider: readonly number[], clients: number, rule: AmountRule): boolean {
  const providers = byProvider.filter((amount) => amount !== 0).length;
  return (
    clients < rule.minimumClients || providers < rule.minimumProviders || isDominated(byProvider, rule.p)
  );
}

/** Size of the smallest group of records that share all quasi-identifiers: k of k-anonymity. 0 without records. */
export function smallestGroup<T>(
  records: readonly T[],
  quasiIdentifiers: (record: T) => readonly (string | number)[],
): number {
  const sizes = new Map<string, number>();
  for (const record of records) {
    const key = JSON.stringify(quasiIdentifiers(record));
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return sizes.size === 0 ? 0 : Math.min(...sizes.values());
}
