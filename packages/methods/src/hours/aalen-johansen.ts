import { twoSidedZ } from '../numeric/distributions.ts';
import { at } from '../numeric/lists.ts';
import { run, type MethodResult } from '../result.ts';
import { eventTimes, type EventTime, type Spell } from './spell.ts';

export interface CompetingEnds {
  readonly hours: readonly number[];
  readonly atRisk: readonly number[];
  readonly stillOpen: readonly number[];
  readonly completed: Incidence;
  readonly dropout: Incidence;
}

export interface Incidence {
  /** Share of all trajectories that ended this way within the hours. */
  readonly share: readonly number[];
  readonly standardError: readonly number[];
  readonly lower95: readonly number[];
  readonly upper95: readonly number[];
}

/**
 * Share that completes and share that drops out within h hours, when either end makes the other impossible (Aalen &
 * Johansen 1978). Treating dropout as "still running" would overstate completion. Needs one end.
 */
export function competingEnds(spells: readonly Spell[]): MethodResult<CompetingEnds> {
  const made = run({ method: '06-max-hours/aalen-johansen', version: '1', input: spells });
  const events = eventTimes(spells);
  if (events.length === 0) return made.notEnough('ended trajectories', 1, 0);
  const stillOpen: number[] = [];
  let open = 1;
  for (const { atRisk, completed, dropout } of events) {
    open *= 1 - (completed + dropout) / atRisk;
    stillOpen.push(open);
  }
  const value: CompetingEnds = {
    hours: events.map((e) => e.hours),
    atRisk: events.map((e) => e.atRisk),
    stillOpen,
    completed: incidence(events, stillOpen, 'completed'),
    dropout: incidence(events, stillOpen, 'dropout'),
  };
  return made.ok(value, { observations: spells.length, flags: open > 0 ? ['tail-not-identified'] : [] });
}

function incidence(
  events: readonly EventTime[],
  stillOpen: readonly number[],
  kind: 'completed' | 'dropout',
): Incidence {
  let total = 0;
  const share = events.map(
    (event, j) => (total += ((j === 0 ? 1 : at(stillOpen, j - 1)) * event[kind]) / event.atRisk),
  );
  const standardError = events.map((_, j) =>
    Math.sqrt(Math.max(0, varianceAt(events, stillOpen, share, kind)(j))),
  );
  const limits = share.map((value, j) => limitsOf(value, at(standardError, j)));
  return {
    share,
    standardError,
    lower95: limits.map(([low]) => low),
    upper95: limits.map(([, high]) => high),
  };
}

/** Delta-method variance of the cumulative incidence (Marubini & Valsecchi 1995, §10.3). */
function varianceAt(
  events: readonly EventTime[],
  stillOpen: readonly number[],
  share: readonly number[],
  kind: 'completed' | 'dropout',
): (place: number) => number {
  return (place) => {
    let variance = 0;
    for (const [j, event] of events.slice(0, place + 1).entries()) {
      const { atRisk: n } = event;
      const ends = event.completed + event.dropout;
      const before = j === 0 ? 1 : at(stillOpen, j - 1);
      const ahead = at(share, place) - at(share, j);
      const own = event[kind];
      if (n > ends) variance += (ahead * ahead * ends) / (n * (n - ends));
      variance += (before * before * (n - own) * own) / n ** 3;
      variance -= (2 * ahead * before * own) / n ** 2;
    }
    return variance;
  };
}

function limitsOf(share: number, standardError: number): [number, number] {
  if (share <= 0 || share >= 1 || standardError === 0) return [share, share];
  const power = Math.exp((twoSidedZ(0.95) * standardError) / (share * Math.log(share)));
  return [share ** (1 / power), share ** power];
}
