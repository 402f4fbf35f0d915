import type { MunicipalityCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import { keysByCombination, visitsOf } from './apply.ts';
import type { FactSource } from './facts.ts';
import {
  careColumns,
  claimColumns,
  incrementsOfEvents,
  incrementsOfLines,
  type CellIncrements,
} from './measures.ts';
import type { CellDifference } from './model.ts';
import {
  addYouthChanges,
  mergeHistories,
  perCell,
  type PresenceChange,
  type Visits,
  type YouthCounts,
} from './presence.ts';
import {
  cellsTable,
  differing,
  listed,
  replace,
  stage,
  unstage,
  youthsTable,
  type Rebuilt,
} from './rebuild-store.ts';
import { regionDiffering } from './region-store.ts';

/** The outcome of a comparison. `differences` holds the first hundred; `count` is all of them. */
export interface RebuildReport {
  readonly municipalities: number;
  readonly facts: number;
  readonly count: number;
  readonly differences: readonly CellDifference[];
}

/**
 * Makes all cells again from the facts and lists where the stored ones differ. Scope `system`. With `repair` the
 * stored cells of a municipality that differs are replaced by the rebuilt ones. Last, the sums of the region are held
 * against the cells of the municipalities. Holds the facts of one municipality
 * in memory at a time, summed: about 200 bytes per client, product and provider.
 */
export async function rebuildAndCompare(
  tx: Tx,
  source: FactSource,
  options: { readonly municipalities: readonly MunicipalityCode[]; readonly repair?: boolean },
): Promise<RebuildReport> {
  const differences: CellDifference[] = [];
  let facts = 0;
  let count = 0;
  for (const municipality of options.municipalities) {
    const rebuilt = await rebuild(source, municipality);
    facts += rebuilt.facts;
    let own = 0;
    for (const cells of rebuilt.tables) {
      await stage(tx, cells);
      const found = await differing(tx, municipality, cells);
      own += found.count;
      differences.push(...found.first.slice(0, Math.max(0, listed - differences.length)));
    }
    count += own;
    if (options.repair === true && own > 0) await replace(tx, municipality, rebuilt);
    for (const cells of rebuilt.tables) await unstage(tx, cells);
  }
  const region = await regionDiffering(tx, listed, options.repair === true);
  differences.push(...region.first.slice(0, Math.max(0, listed - differences.length)));
  return {
    municipalities: options.municipalities.length,
    facts,
    count: count + region.count,
    differences,
  };
}

async function rebuild(source: FactSource, municipality: MunicipalityCode): Promise<Rebuilt> {
  const claims: CellIncrements = new Map();
  const care: CellIncrements = new Map();
  const visits: Visits = new Map();
  let facts = 0;
  for await (const lines of source.lines(municipality)) {
    facts += lines.length;
    incrementsOfLines(lines, claims);
    mergeVisits(visits, visitsOf(lines));
  }
  for await (const events of source.events(municipality)) {
    facts += events.length;
    incrementsOfEvents(events, care);
  }
  const counts: YouthCounts = new Map();
  const keysOf = keysByCombination();
  for (const combinations of visits.values()) {
    const changes = [...combinations].map(([text, { combination, history }]): PresenceChange => ({
      keys: keysOf(text, combination),
      before: [],
      after: history,
    }));
    addYouthChanges(counts, changes);
  }
  return {
    facts,
    visits,
    tables: [
      cellsTable('cells', claimColumns, claims),
      cellsTable('care', careColumns, care),
      youthsTable(perCell(counts)),
    ],
  };
}

function mergeVisits(into: Visits, from: Visits): void {
  for (const [client, combinations] of from) {
    const known = into.get(client);
    if (known === undefined) {
      into.set(client, combinations);
      continue;
    }
    for (const [text, added] of combinations) {
      const before = known.get(text);
      known.set(text, before ? { ...added, history: mergeHistories(before.history, added.history) } : added);
    }
  }
}
