import type { Product } from '../generated/berichten.ts';
import { dateOrder } from '../lexical/calendar.ts';

/** A product over a period. Dates are texts of the message; an absent end is open. */
export interface Span {
  readonly product: Product | undefined;
  readonly begin: string;
  readonly end: string | undefined;
}

/** Latest last day seen so far. */
class Latest {
  private readonly ends = new Map<string, number>();

  at(key: string): number {
    return this.ends.get(key) ?? Number.NEGATIVE_INFINITY;
  }

  raise(key: string, end: number): void {
    if (end > this.at(key)) this.ends.set(key, end);
  }
}

/**
 * Indexes of the spans that share a day with an earlier-starting span of the same product (TR302, TR361, TR386,
 * TR410). The same product: category and code equal; or one of the two has no code and the categories are equal;
 * or one of the two has no product at all. Spans that end before they begin hold no day (CS003 reports them).
 * Takes n log n steps.
 */
export function overlapping(spans: readonly Span[]): number[] {
  const sorted = spans
    .map((span, index) => ({ ...span, index, from: dateOrder(span.begin), until: lastDay(span.end) }))
    .filter((span) => span.until >= span.from)
    .sort((a, b) => a.from - b.from || a.index - b.index);
  const latest = new Latest();
  const found: number[] = [];
  for (const { product, index, from, until } of sorted) {
    const [own, rivals] = keysOf(product);
    if (rivals.some((key) => latest.at(key) >= from)) found.push(index);
    for (const key of own) latest.raise(key, until);
  }
  return found.sort((a, b) => a - b);
}

function lastDay(end: string | undefined): number {
  return end === undefined ? Number.POSITIVE_INFINITY : dateOrder(end);
}

/** Groups that a product belongs to, and groups that it may not meet. */
function keysOf(product: Product | undefined): readonly [own: readonly string[], rivals: readonly string[]] {
  if (product === undefined) return [['all', 'generic'], ['all']];
  const { categorie, code } = product;
  const category = `category ${categorie}`;
  const codeless = `codeless ${categorie}`;
  if (code === undefined)
    return [
      ['all', category, codeless],
      [category, 'generic'],
    ];
  const specific = `code ${categorie} ${code}`;
  return [
    ['all', category, specific],
    [specific, codeless, 'generic'],
  ];
}
