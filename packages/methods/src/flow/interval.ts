import { assert, day as dayFrom, daysBetween, type Day } from '@jeugdregie/kernel';

/** One stretch of care, half-open: the end is the first day without it, null while it runs. */
export interface CareInterval {
  /** Pseudonym of the client. */
  readonly client: string;
  readonly product: string;
  readonly provider?: string;
  /** Part of the system that flow is counted for; the product when left out. */
  readonly segment?: string;
  readonly start: Day;
  readonly end: Day | null;
  /** What it cost in cents, spread evenly over its days. */
  readonly cents?: number;
}

/** The same in day numbers, which add and compare fast. An open end is infinite. */
export interface Span {
  readonly client: string;
  readonly product: string;
  readonly provider: string;
  readonly segment: string;
  readonly from: number;
  readonly until: number;
  readonly cents: number;
}

/** Why an interval was left out. */
export interface Refused {
  readonly interval: CareInterval;
  readonly reason: 'end-before-start' | 'no-days';
}

export interface Spans {
  readonly spans: readonly Span[];
  readonly refused: readonly Refused[];
}

const origin = dayFrom('2000-01-01');

/** Days since a fixed origin: only differences count. */
export function dayNumber(day: Day): number {
  assert(origin !== null, 'the origin is a day');
  return daysBetween(origin, day);
}

/** Day numbers of usable intervals; those that end before they start or hold no day are named, not dropped silently. */
export function spansOf(intervals: readonly CareInterval[]): Spans {
  const spans: Span[] = [];
  const refused: Refused[] = [];
  for (const interval of intervals) {
    const from = dayNumber(interval.start);
    const until = interval.end === null ? Number.POSITIVE_INFINITY : dayNumber(interval.end);
    if (until <= from) {
      refused.push({ interval, reason: until < from ? 'end-before-start' : 'no-days' });
      continue;
    }
    const { client, product, provider = '', segment = product, cents = 0 } = interval;
    spans.push({ client, product, provider, segment, from, until, cents });
  }
  return { spans, refused };
}

/**
 * Joins spans of the same key when the gap between them is below `gapDays`: a renewal on the day itself, or a new
 * number at a contract change, is no outflow and inflow. Overlapping duplicates become one. Cents add up.
 * @param gapDays a gap of this many days or more splits; 1 joins only what touches or overlaps
 */
export function chain(spans: readonly Span[], key: (span: Span) => string, gapDays: number): Span[] {
  return [...Map.groupBy(spans, key).values()].flatMap((list) => {
    const joined: Span[] = [];
    for (const span of [...list].sort((a, b) => a.from - b.from || a.until - b.until)) {
      const last = joined.at(-1);
      if (last === undefined || span.from - last.until >= gapDays) {
        joined.push(span);
        continue;
      }
      const until = Math.max(last.until, span.until);
      joined[joined.length - 1] = { ...last, until, cents: last.cents + span.cents };
    }
    return joined;
  });
}

/** One allocation after another of the same client, product and provider is one trajectory. */
export function byTrajectory({ client, product, provider }: Span): string {
  return `${client}\n${product}\n${provider}`;
}

export function bySegment({ client, segment }: Span): string {
  return `${client}\n${segment}`;
}

export function byClient({ client }: Span): string {
  return client;
}
