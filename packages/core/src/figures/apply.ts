import type { MunicipalityCode } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';
import type { Tx } from '../db/index.ts';
import { combinationOf } from './cell-key.ts';
import { incrementsOfEvents, incrementsOfLines } from './measures.ts';
import { monthNumber } from './month-number.ts';
import { lockCells, presenceOf, saveIncrements, type PresenceRow } from './presence-store.ts';
import {
  addVisit,
  addYouthChanges,
  mergeHistories,
  type PresenceChange,
  type Visits,
  type YouthIncrements,
} from './presence.ts';

/**
 * Adds decided claim lines to the cells, in the transaction that books them. Lines of any municipality, in any order;
 * the end state depends on the lines only, not on the order of the calls. Not idempotent: call once per decided line
 * (a correction is a new line with the opposite sign).
 */
export async function applyClaims(tx: Tx, lines: readonly DecidedLine[]): Promise<void> {
  for (const [municipality, own] of byMunicipality(lines)) {
    const visits = visitsOf(own);
    await lockCells(tx, municipality);
    const stored = await presenceOf(tx, municipality, [...visits.keys()]);
    await saveIncrements(tx, municipality, {
      cells: incrementsOfLines(own),
      ...presenceChanges(stored, visits),
    });
  }
}

/** Adds care events (allocated, started, stopped) to the cells; the rest as `applyClaims`. */
export async function applyCare(tx: Tx, events: readonly CareEvent[]): Promise<void> {
  for (const [municipality, own] of byMunicipality(events)) {
    await lockCells(tx, municipality);
    await saveIncrements(tx, municipality, {
      cells: incrementsOfEvents(own),
      youths: new Map(),
      presence: [],
    });
  }
}

/** The months in which accepted lines show that a client had care. Rejected lines show nothing. */
export function visitsOf(lines: Iterable<DecidedLine>): Visits {
  const visits: Visits = new Map();
  for (const line of lines) {
    if (line.isRejected) continue;
    addVisit(visits, line.clientKey, combinationOf(line), {
      month: monthNumber(line.month),
      known: monthNumber(line.knownMonth),
      lines: line.isCredit ? -1 : 1,
    });
  }
  return visits;
}

/** What new visits change: the counts of youths, and the histories to keep. Pure. */
export function presenceChanges(
  stored: ReadonlyMap<string, ReadonlyMap<string, PresenceRow>>,
  visits: Visits,
): { readonly youths: YouthIncrements; readonly presence: readonly PresenceRow[] } {
  const youths: YouthIncrements = new Map();
  const presence: PresenceRow[] = [];
  for (const [client, combinations] of visits) {
    const changes: PresenceChange[] = [];
    const before = stored.get(client);
    for (const [text, { combination, history }] of combinations) {
      const known = before?.get(text)?.history ?? [];
      const after = mergeHistories(known, history);
      changes.push({ combination, before: known, after });
      presence.push({ client, combination, history: after });
    }
    for (const [text, row] of before ?? []) {
      if (!combinations.has(text)) {
        changes.push({ combination: row.combination, before: row.history, after: row.history });
      }
    }
    addYouthChanges(youths, changes);
  }
  return { youths, presence };
}

export function byMunicipality<T extends { readonly municipality: MunicipalityCode }>(
  facts: readonly T[],
): ReadonlyMap<MunicipalityCode, readonly T[]> {
  return Map.groupBy(facts, (fact) => fact.municipality);
}
