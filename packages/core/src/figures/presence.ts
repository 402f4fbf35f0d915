import type { CellKey, Combination } from './cell-key.ts';
import { combinationText } from './cell-key.ts';

/**
 * That a client had `lines` accepted lines (credits count −1) in a month, as far as it became known in month `known`.
 * Months are month numbers.
 */
export interface Visit {
  readonly month: number;
  readonly known: number;
  readonly lines: number;
}

/** The visits of one client in one combination: one per month and month known, without zeros, sorted by known. */
export type History = readonly Visit[];

const bytesPerVisit = 8;

/** Eight bytes a visit (month, known, lines): a client's whole past is read with one look-up. */
export function packHistory(history: History): Uint8Array {
  const buffer = Buffer.alloc(history.length * bytesPerVisit);
  for (const [i, visit] of history.entries()) {
    buffer.writeUInt16BE(visit.month, i * bytesPerVisit);
    buffer.writeUInt16BE(visit.known, i * bytesPerVisit + 2);
    buffer.writeInt32BE(visit.lines, i * bytesPerVisit + 4);
  }
  return buffer;
}

export function unpackHistory(bytes: Uint8Array): Visit[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const history: Visit[] = [];
  for (let at = 0; at + bytesPerVisit <= buffer.length; at += bytesPerVisit) {
    history.push({
      month: buffer.readUInt16BE(at),
      known: buffer.readUInt16BE(at + 2),
      lines: buffer.readInt32BE(at + 4),
    });
  }
  return history;
}

export function mergeHistories(a: History, b: History): History {
  if (a.length === 0 && b.length <= 1) return b;
  const [last, next] = [a.at(-1), b[0]];
  // Mostly what comes became known later than all that was there.
  if (b.length === 1 && last !== undefined && next !== undefined && last.known < next.known)
    return [...a, next];
  const lines = new Map<number, number>();
  for (const visit of [...a, ...b]) {
    const key = visit.known * 65_536 + visit.month;
    lines.set(key, (lines.get(key) ?? 0) + visit.lines);
  }
  return [...lines]
    .filter(([, n]) => n !== 0)
    .sort(([x], [y]) => x - y)
    .map(([key, n]) => ({ month: key % 65_536, known: Math.floor(key / 65_536), lines: n }));
}

/** One client in one combination, before and after the new visits. */
export interface PresenceChange {
  /** The cells of the combination; the same list for the same combination makes counting fast. */
  readonly keys: readonly CellKey[];
  readonly before: History;
  readonly after: History;
}

/** Cell key → link (month, previous month, month known packed in one number) → change of the number of youths. */
export type YouthIncrements = Map<CellKey, Map<number, number>>;

/**
 * Changes that hold for a list of cells at once, by the list itself: clients of one combination, which most are, are
 * counted once and spread over their ten cells at the end.
 */
export type YouthCounts = Map<readonly CellKey[], Map<number, number>>;

export function packLink(month: number, previous: number, known: number): number {
  return (month * 65_536 + previous) * 65_536 + known;
}

export function unpackLink(link: number): { month: number; previous: number; known: number } {
  const rest = Math.floor(link / 65_536);
  return { month: Math.floor(rest / 65_536), previous: rest % 65_536, known: link % 65_536 };
}

/**
 * Adds to `into` what changes in the youth cells because of one client. `changes` holds every combination in which
 * the client is known, also those that stay as they were. Exact in any order of arrival: a visit that becomes known
 * earlier than one that was already counted moves the count to the earlier month.
 */
export function addYouthChanges(into: YouthCounts, changes: readonly PresenceChange[]): void {
  const since = firstChange(changes);
  if (since === null) return;
  for (const { keys, members } of groupsOf(changes)) {
    const links = new Map<number, number>();
    countLinks(
      links,
      members.flatMap((c) => c.before),
      { since, sign: -1 },
    );
    countLinks(
      links,
      members.flatMap((c) => c.after),
      { since, sign: 1 },
    );
    for (const [link, change] of links) {
      if (change !== 0) addLink(into, keys, link, change);
    }
  }
}

function addLink(into: YouthCounts, keys: readonly CellKey[], link: number, change: number): void {
  const counts = into.get(keys);
  if (counts === undefined) into.set(keys, new Map([[link, change]]));
  else counts.set(link, (counts.get(link) ?? 0) + change);
}

/** The counts per cell, zeros left out. */
export function perCell(counts: YouthCounts): YouthIncrements {
  const cells: YouthIncrements = new Map();
  for (const [keys, links] of counts) {
    for (const key of keys) {
      let cell = cells.get(key);
      if (cell === undefined) cells.set(key, (cell = new Map()));
      for (const [link, change] of links) cell.set(link, (cell.get(link) ?? 0) + change);
    }
  }
  return cells;
}

/** The earliest month known in which something changes; what was known before it stays as it was counted. */
function firstChange(changes: readonly PresenceChange[]): number | null {
  let first: number | null = null;
  for (const { before, after } of changes) {
    if (before === after) continue;
    const known = new Map<number, number>();
    for (const v of before) known.set(v.known * 65_536 + v.month, v.lines);
    for (const v of after) {
      const key = v.known * 65_536 + v.month;
      if (known.get(key) === v.lines) known.delete(key);
      else known.set(key, v.lines);
    }
    for (const key of known.keys()) {
      const month = Math.floor(key / 65_536);
      if (first === null || month < first) first = month;
    }
  }
  return first;
}

/** Cells in which the same combinations of the client come together, so that each such set is counted once. */
function groupsOf(
  changes: readonly PresenceChange[],
): readonly { keys: readonly CellKey[]; members: readonly PresenceChange[] }[] {
  const only = changes[0];
  if (only !== undefined && changes.length === 1) {
    return [{ keys: only.keys, members: changes }];
  }
  const membersOf = new Map<CellKey, number[]>();
  for (const [i, change] of changes.entries()) {
    for (const key of change.keys) {
      const members = membersOf.get(key);
      if (members === undefined) membersOf.set(key, [i]);
      else members.push(i);
    }
  }
  const groups = new Map<string, { keys: CellKey[]; members: PresenceChange[] }>();
  for (const [key, indexes] of membersOf) {
    const name = indexes.join();
    const group = groups.get(name);
    if (group !== undefined) group.keys.push(key);
    else groups.set(name, { keys: [key], members: indexes.flatMap((i) => changes[i] ?? []) });
  }
  return [...groups.values()];
}

/**
 * Walks through the visits in the order in which they became known and counts, from month `since` on, which months
 * with care come to follow which. `previous` 0 means: the first one.
 */
function countLinks(
  links: Map<number, number>,
  visits: Visit[],
  options: { readonly since: number; readonly sign: 1 | -1 },
): void {
  const { since, sign } = options;
  const linesIn = new Map<number, number>();
  const months: number[] = [];
  visits.sort((a, b) => a.known - b.known);
  for (const { month, known, lines } of visits) {
    const was = linesIn.get(month) ?? 0;
    const is = was + lines;
    linesIn.set(month, is);
    if (was > 0 === is > 0) continue;
    const at = lowerBound(months, month);
    const previous = months[at - 1] ?? 0;
    const appears = is > 0;
    const next = months[appears ? at : at + 1];
    months.splice(at, appears ? 0 : 1, ...(appears ? [month] : []));
    if (known < since) continue;
    const change = appears ? sign : -sign;
    count(links, packLink(month, previous, known), change);
    if (next !== undefined) {
      count(links, packLink(next, previous, known), -change);
      count(links, packLink(next, month, known), change);
    }
  }
}

function count(links: Map<number, number>, link: number, change: number): void {
  links.set(link, (links.get(link) ?? 0) + change);
}

function lowerBound(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** New visits per client and combination, from accepted lines. */
export type Visits = Map<
  string,
  Map<string, { readonly combination: Combination; readonly history: History }>
>;

/** Adds one visit. The last visit of a client is often the same month again: then only its lines are added up. */
export function addVisit(into: Visits, client: string, combination: Combination, visit: Visit): void {
  let combinations = into.get(client);
  if (combinations === undefined) into.set(client, (combinations = new Map()));
  const text = combinationText(combination);
  const known = combinations.get(text);
  combinations.set(text, { combination, history: known ? withVisit(known.history, visit) : [visit] });
}

function withVisit(history: History, visit: Visit): History {
  const [only] = history;
  const isSame = history.length === 1 && only?.month === visit.month && only.known === visit.known;
  const lines = (only?.lines ?? 0) + visit.lines;
  return isSame && lines !== 0 ? [{ ...visit, lines }] : mergeHistories(history, [visit]);
}
