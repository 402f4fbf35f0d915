import type { Day } from '@jeugdregie/kernel';
import { assumption, run, type MethodResult } from '../result.ts';
import {
  bySegment,
  byTrajectory,
  chain,
  dayNumber,
  spansOf,
  type CareInterval,
  type Refused,
  type Span,
} from './interval.ts';
import type { FlowRow } from './stock-flow.ts';

export interface FlowDefinition {
  /** Days without care in the segment before a start counts as inflow: 30, 90 or 365. */
  readonly gapDays: number;
}

export interface SegmentFlow extends FlowRow {
  readonly segment: string;
  /** Part of the inflow that came from another segment within the gap, and of the outflow that went to one. */
  readonly fromOthers: number;
  readonly toOthers: number;
}

export interface FlowTable {
  readonly segments: readonly SegmentFlow[];
  /** Clients with care in the period: once in the region, and summed over segments. */
  readonly uniqueClients: number;
  readonly clientsSummedOverSegments: number;
  /** Clients at the start of the period, and those who had none then but have in the period. */
  readonly openingClients: number;
  readonly newClients: number;
  readonly refused: readonly Refused[];
}

/**
 * Opening, inflow, outflow and closing per segment over [from, until). Stock is what was there on the day before, so
 * that opening + inflow − outflow = closing holds by construction; starts are inflow, first days without are outflow.
 */
export function flowTable(
  intervals: readonly CareInterval[],
  period: { readonly from: Day; readonly until: Day },
  { gapDays }: FlowDefinition,
): MethodResult<FlowTable> {
  const made = run({ method: '07-flow/table', version: '1', input: { intervals, period, gapDays } });
  const { spans, refused } = spansOf(intervals);
  if (spans.length === 0) return made.notEnough('intervals', 1, 0);
  const [from, until] = [dayNumber(period.from), dayNumber(period.until)];
  const episodes = chain(chain(spans, byTrajectory, 1), bySegment, gapDays);
  const ofClient = Map.groupBy(episodes, (e) => e.client);
  const segments = [...Map.groupBy(episodes, (e) => e.segment)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([segment, list]): SegmentFlow => {
      const others = (e: Span): Span[] => (ofClient.get(e.client) ?? []).filter((o) => o.segment !== segment);
      const starts = list.filter((e) => e.from >= from && e.from < until);
      const ends = list.filter((e) => e.until >= from && e.until < until);
      return {
        segment,
        opening: list.filter((e) => wasThere(e, from)).length,
        inflow: starts.length,
        outflow: ends.length,
        closing: list.filter((e) => wasThere(e, until)).length,
        fromOthers: starts.filter((e) => others(e).some((o) => isFollowedBy(o, e, gapDays))).length,
        toOthers: ends.filter((e) => others(e).some((o) => isFollowedBy(e, o, gapDays))).length,
      };
    });
  const inPeriod = [...ofClient.values()].filter((list) =>
    list.some((e) => e.from < until && e.until > from),
  );
  const openingClients = inPeriod.filter((list) => list.some((e) => e.from < from && e.until > from)).length;
  return made.ok(
    {
      segments,
      uniqueClients: inPeriod.length,
      clientsSummedOverSegments: episodes.filter((e) => e.from < until && e.until > from).length,
      openingClients,
      newClients: inPeriod.length - openingClients,
      refused,
    },
    {
      observations: spans.length,
      assumptions: [
        assumption(
          'ends near the close of the data are real ends',
          'unknown',
          `a return within ${gapDays} days may still come in`,
        ),
      ],
      flags: refused.length > 0 ? ['intervals-refused'] : [],
    },
  );
}

/** On the day before `at` this episode ran. */
function wasThere({ from, until }: Span, at: number): boolean {
  return from < at && until >= at;
}

function isFollowedBy(first: Span, second: Span, gapDays: number): boolean {
  return second.from >= first.until && second.from - first.until < gapDays;
}
