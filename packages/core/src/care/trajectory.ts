import type { Day } from '@jeugdregie/kernel';
import type { Allocation, CareEvent, StoredAllocation, StoredDelivery, StoredRequest } from './model.ts';

/** All that is known of one trajectory (traject): the versions of its allocation, its starts and stops, its requests. */
export interface Trajectory {
  readonly versions: readonly StoredAllocation[];
  readonly deliveries: readonly StoredDelivery[];
  /** Requests that the versions refer to. */
  readonly requests: readonly StoredRequest[];
}

/** Change reason of a deleted allocation (JZ002). */
export const deleted = '13';
/** Reason of a temporary stop (JZ588). */
export const temporary = '20';

/**
 * The version that counts: the latest Toewijzingsdatum and -tijd (IV013), whatever the order of arrival (OP080).
 * When one version was sent with two different texts, a deletion wins, then the text that was sent last. A version that
 * the provider rejected counts as not sent (OP286).
 */
export function countingVersion(versions: readonly StoredAllocation[]): StoredAllocation | null {
  let best: StoredAllocation | null = null;
  for (const version of versions) {
    if (version.refusedOn === null && (!best || orderKey(version) > orderKey(best))) best = version;
  }
  return best;
}

function orderKey(version: StoredAllocation): string {
  return `${version.version} ${version.changeReason === deleted ? 1 : 0} ${version.dated} ${version.content}`;
}

/** A version that arrives again was sent on the latest of both days; the rest stays as it was when it was first known. */
export function mergeVersion(
  versions: readonly StoredAllocation[],
  incoming: StoredAllocation,
): readonly StoredAllocation[] {
  const same = versions.findIndex((v) => v.version === incoming.version && v.content === incoming.content);
  const known = versions[same];
  if (!known) return [...versions, incoming];
  const dated = known.dated > incoming.dated ? known.dated : incoming.dated;
  return versions.with(same, { ...known, dated, refusedOn: null });
}

/**
 * Referrer (verwijzer) of an allocation: that of the request which any of its versions grants; '00' when that request
 * is unknown; '01', the municipality itself, when no version refers to a request.
 */
function referrerOf(versions: readonly StoredAllocation[], requests: readonly StoredRequest[]): string {
  const granting = versions.filter((version) => version.refusedOn === null && version.reference !== null);
  if (granting.length === 0) return '01';
  const references = new Set(granting.map((version) => version.reference));
  const provider = versions[0]?.provider;
  const granted = requests
    .filter((request) => references.has(request.reference) && request.provider === provider)
    .toSorted((a, b) => (a.reference < b.reference ? -1 : 1));
  return granted[0]?.referrer ?? '00';
}

/** The allocation as others see it: the version that counts, with its referrer; null when there is no version. */
export function allocationOf({
  versions,
  requests,
}: Pick<Trajectory, 'versions' | 'requests'>): Allocation | null {
  const counting = countingVersion(versions);
  if (!counting) return null;
  return {
    municipality: counting.municipality,
    number: counting.number,
    version: counting.version,
    provider: counting.provider,
    clientKey: counting.clientKey,
    category: counting.category,
    product: counting.product,
    period: counting.period,
    volume: counting.volume,
    unit: counting.unit,
    frequency: counting.frequency,
    budgetCents: counting.budgetCents,
    referrer: referrerOf(versions, requests),
    changeReason: counting.changeReason,
    isDeleted: counting.changeReason === deleted,
    district: counting.district,
    segment: counting.segment,
    knownOn: counting.knownOn,
    fileId: counting.fileId,
  };
}

/** The logical key of a delivery (TR074, TR063): for stops also reason and end. */
export function deliveryKey(delivery: Omit<StoredDelivery, 'isWithdrawn'>): string {
  const { kind, clientKey, provider, allocation, category, product, begin, reason, end } = delivery;
  return [kind, provider, clientKey, allocation, category, product, begin, reason, end].join('|');
}

/**
 * The deliveries that stand: a withdrawal (StatusAanlevering 3) takes back the delivery with the same key, so what
 * stands does not depend on the order in which they are looked at.
 */
export function standingDeliveries(deliveries: readonly StoredDelivery[]): StoredDelivery[] {
  const standing: StoredDelivery[] = [];
  for (const same of Map.groupBy(deliveries, deliveryKey).values()) {
    const given = same.filter((delivery) => !delivery.isWithdrawn);
    const last = given.at(-1);
    if (last && given.length > same.length - given.length) standing.push(last);
  }
  return standing.toSorted((a, b) => (a.begin < b.begin ? -1 : a.begin > b.begin ? 1 : 0));
}

/** The stop that ends a start: the definitive one, else the temporary one; the latest when there are several. */
function endingStop(stops: readonly StoredDelivery[], begin: Day): StoredDelivery | null {
  const own = stops.filter((stop) => stop.begin === begin);
  const rank = (stop: StoredDelivery): string => `${stop.reason === temporary ? 0 : 1}${stop.end}`;
  return own.toSorted((a, b) => (rank(a) < rank(b) ? 1 : -1))[0] ?? null;
}

type Fact = Omit<CareEvent, 'knownOn' | 'sign'>;

/** Every event that the state of a trajectory implies; a deleted allocation implies none (CS335, TR385). */
function factsIn(trajectory: Trajectory): Fact[] {
  const allocation = allocationOf(trajectory);
  if (allocation?.isDeleted) return [];
  const standing = standingDeliveries(trajectory.deliveries);
  const facts: Fact[] = [];
  if (allocation)
    facts.push({
      ...dimensionsOf(allocation),
      kind: 'allocated',
      on: allocation.period.from,
      isPause: false,
    });
  const starts = standing.filter((delivery) => delivery.kind === 'start');
  const stops = standing.filter((delivery) => delivery.kind === 'stop');
  let isResumed = false;
  for (const start of starts) {
    const shared = allocation ? dimensionsOf(allocation) : taskDimensions(start);
    facts.push({ ...shared, kind: 'started', on: start.begin, isPause: isResumed });
    const stop = endingStop(stops, start.begin);
    isResumed = stop?.reason === temporary;
    if (stop?.end) facts.push({ ...shared, kind: 'stopped', on: stop.end, isPause: isResumed });
  }
  return facts;
}

type Dimensions = Omit<Fact, 'kind' | 'on' | 'isPause'>;

function dimensionsOf(allocation: Allocation): Dimensions {
  const { municipality, provider, clientKey, number, product, segment, referrer, district } = allocation;
  return { municipality, provider, clientKey, allocation: number, product, segment, referrer, district };
}

/** Task-based care (taakgericht) has no allocation, so no referrer or district is known. */
function taskDimensions({ municipality, provider, clientKey, product, segment }: StoredDelivery): Dimensions {
  return {
    municipality,
    provider,
    clientKey,
    allocation: null,
    product,
    segment,
    referrer: '00',
    district: null,
  };
}

/** What happened between two states of a trajectory: facts that went come back with sign -1. */
export function eventsBetween(before: Trajectory, after: Trajectory, knownOn: Day): CareEvent[] {
  const old = new Map(factsIn(before).map((fact) => [JSON.stringify(fact), fact]));
  const now = new Map(factsIn(after).map((fact) => [JSON.stringify(fact), fact]));
  const gone = [...old]
    .filter(([key]) => !now.has(key))
    .map(([, fact]) => ({ ...fact, knownOn, sign: -1 as const }));
  const come = [...now]
    .filter(([key]) => !old.has(key))
    .map(([, fact]) => ({ ...fact, knownOn, sign: 1 as const }));
  return [...gone, ...come];
}
