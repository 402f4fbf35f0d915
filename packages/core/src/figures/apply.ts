import type { MunicipalityCode } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';
import { takeTurn, type Tx } from '../db/index.ts';
import { cellKeys, combinationOf, type CellKey, type Combination } from './cell-key.ts';
import { incrementsOfEvents, incrementsOfLines } from './measures.ts';
import { monthNumber } from './month-number.ts';
import { presenceOf, saveIncrements, type PresenceRow } from './presence-store.ts';
import {
  addVisit,
  addYouthChanges,
  mergeHistories,
  perCell,
  type PresenceChange,
  type Visits,
  type YouthCounts,
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
    takeTurn(tx, municipality);
    const stored = await presenceOf(tx, municipality, [...visits.keys()]);
    saveIncrements(tx, municipality, {
      claims: incrementsOfLines(own),
      care: new Map(),
      ...presenceChanges(stored, visits),
    });
  }
}

/** Adds care events (allocated, started, stopped) to the cells; the rest as `applyClaims`. */
export function applyCare(tx: Tx, events: readonly CareEvent[]): void {
  for (const [municipality, own] of byMunicipality(events)) {
    takeTurn(tx, municipality);
    saveIncrements(tx, municipality, {
      claims: new Map(),
      care: incrementsOfEvents(own),
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
  const counts: YouthCounts = new Map();
  const presence: PresenceRow[] = [];
  const keysOf = keysByCombination();
  for (const [client, combinations] of visits) {
    const changes: PresenceChange[] = [];
    const known = stored.get(client);
    for (const [text, { combination, history }] of combinations) {
      const before = known?.get(text)?.history ?? [];
      const after = mergeHistories(before, history);
      changes.push({ keys: keysOf(text, combination), before, after });
      presence.push({ client, combination, history: after });
    }
    for (const [text, { combination, history }] of known ?? []) {
      if (combinations.has(text)) continue;
      changes.push({ keys: keysOf(text, combination), before: history, after: history });
    }
    addYouthChanges(counts, changes);
  }
  return { youths: perCell(counts), presence };
}

/** The cells of a combination, made once for each. */
export function keysByCombination(): (text: string, combination: Combination) => readonly CellKey[] {
  const made = new Map<string, readonly CellKey[]>();
  return (text, combination) => {
    const known = made.get(text);
    if (known !== undefined) return known;
    const keys = cellKeys(combination);
    made.set(text, keys);
    return keys;
  };
}

export function byMunicipality<T extends { readonly municipality: MunicipalityCode }>(
  facts: readonly T[],
): ReadonlyMap<MunicipalityCode, readonly T[]> {
  return Map.groupBy(facts, (fact) => fact.municipality);
}
