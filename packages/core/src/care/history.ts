import { lastDayOf, monthOf, type Month, type MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { CareEvent, StoredAllocation, StoredDelivery, StoredRequest } from './model.ts';
import { careRows } from './rows.ts';
import { eventsBetween, type Trajectory } from './trajectory.ts';

const batchSize = 5_000;

/**
 * Every care event of a municipality, made again from the facts: for each trajectory the difference between what was
 * known at the end of a month and at the end of the month before. `knownOn` is the last day of that month. What
 * figures must be able to be rebuilt from.
 */
export async function* careEventsOf(
  tx: Tx,
  municipality: MunicipalityCode,
): AsyncGenerator<readonly CareEvent[]> {
  const own = sql`municipality = ${municipality}`;
  const rows = await careRows(tx, { versions: own, deliveries: own, requests: own });
  const requests = Map.groupBy(rows.requests, requestKey);
  const trajectories = grouped(rows.versions, rows.deliveries);
  let batch: CareEvent[] = [];
  for (const { versions, deliveries } of trajectories) {
    const granted = versions.flatMap((version) =>
      version.reference === null
        ? []
        : (requests.get(requestKey({ ...version, reference: version.reference })) ?? []),
    );
    batch.push(...eventsByMonth({ versions, deliveries, requests: granted }));
    if (batch.length >= batchSize) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}

function requestKey({ provider, reference }: Pick<StoredRequest, 'provider' | 'reference'>): string {
  return `${provider} ${reference}`;
}

/** By allocation; care without allocation by client, provider and product, as it is decided on. */
function grouped(
  versions: readonly StoredAllocation[],
  deliveries: readonly StoredDelivery[],
): Iterable<{ versions: StoredAllocation[]; deliveries: StoredDelivery[] }> {
  const groups = new Map<string, { versions: StoredAllocation[]; deliveries: StoredDelivery[] }>();
  const groupOf = (key: string) => {
    const known = groups.get(key) ?? { versions: [], deliveries: [] };
    groups.set(key, known);
    return known;
  };
  for (const version of versions) groupOf(String(version.number)).versions.push(version);
  for (const delivery of deliveries) {
    const { allocation, provider, clientKey, product } = delivery;
    const key = allocation === null ? `${provider} ${clientKey} ${product}` : String(allocation);
    groupOf(key).deliveries.push(delivery);
  }
  return groups.values();
}

function eventsByMonth(whole: Trajectory): CareEvent[] {
  const facts = [...whole.versions, ...whole.deliveries, ...whole.requests];
  const refusals = whole.versions.flatMap(({ refusedOn }) => refusedOn ?? []);
  const days = [...facts.map(({ knownOn }) => knownOn), ...refusals];
  const months = [...new Set(days.map((on) => monthOf(on)))].sort();
  const events: CareEvent[] = [];
  let before: Trajectory = { versions: [], deliveries: [], requests: [] };
  for (const month of months) {
    const after = knownBy(whole, month);
    events.push(...eventsBetween(before, after, lastDayOf(month)));
    before = after;
  }
  return events;
}

function knownBy({ versions, deliveries, requests }: Trajectory, month: Month): Trajectory {
  const isKnown = ({ knownOn }: { readonly knownOn: string }): boolean => knownOn.slice(0, 7) <= month;
  return {
    versions: versions.filter(isKnown).map((version) => knownRefusal(version, month)),
    deliveries: deliveries.filter(isKnown),
    requests: requests.filter(isKnown),
  };
}

/** A refusal that came later was not known yet. */
function knownRefusal(version: StoredAllocation, month: Month): StoredAllocation {
  const { refusedOn } = version;
  return refusedOn !== null && monthOf(refusedOn) > month ? { ...version, refusedOn: null } : version;
}
