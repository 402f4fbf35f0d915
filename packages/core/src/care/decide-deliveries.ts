import { contains } from '@jeugdregie/kernel';
import { finding, type FindingPlace } from './care-rules.ts';
import type {
  Allocation,
  CareDecision,
  CareFacts,
  CareFinding,
  CareMessage,
  Delivery,
  StoredDelivery,
} from './model.ts';
import { categoryFinding } from './product-category.ts';
import {
  allocationOf,
  deliveryKey,
  eventsBetween,
  standingDeliveries,
  temporary,
  type Trajectory,
} from './trajectory.ts';

type Message = Extract<CareMessage, { kind: 'starts' | 'stops' }>;

/** What a rule looks at: the delivery, what stands before it, and the allocation that it names. */
interface Case {
  readonly delivery: StoredDelivery;
  readonly standing: readonly StoredDelivery[];
  readonly allocation: Allocation | null;
  readonly place: FindingPlace;
}

/** Pure: what follows from a JW305. */
export function decideStart(message: Message, facts: CareFacts): CareDecision {
  return decideDeliveries(message, facts, 'StartProduct', startFinding);
}

/** Pure: what follows from a JW307. */
export function decideStop(message: Message, facts: CareFacts): CareDecision {
  return decideDeliveries(message, facts, 'StopProduct', stopFinding);
}

/**
 * Withdrawals are looked at before new deliveries: both may be in one message, in any order (IV008). A withdrawal gets
 * no other content checks (TR063).
 */
function decideDeliveries(
  message: Message,
  facts: CareFacts,
  at: FindingPlace['at'],
  findingOf: (about: Case) => CareFinding | null,
): CareDecision {
  const deliveries = message.records.map((record, position) => stored(message, record, position, facts));
  const found = new Map<number, CareFinding>();
  const remarks: CareFinding[] = [];
  const taken: StoredDelivery[] = [];
  for (const delivery of deliveries.toSorted((a, b) => Number(b.isWithdrawn) - Number(a.isWithdrawn))) {
    const about: Case = {
      delivery,
      standing: standingDeliveries([...facts.deliveries, ...taken]).filter((other) =>
        isSameCare(other, delivery),
      ),
      allocation: allocationNamed(delivery, facts),
      place: { at, index: delivery.position },
    };
    const wrong =
      findingOf(about) ??
      (delivery.isWithdrawn ? null : categoryFinding(delivery, facts.reference, about.place));
    if (wrong) found.set(delivery.position, wrong);
    else if (!delivery.isWithdrawn) remarks.push(...remarksOn(about));
    taken.push(delivery);
  }
  const findings = [...found].toSorted(([a], [b]) => a - b).map(([, each]) => each);
  const decision = { message, findings, remarks, allocations: [], requests: [], obliged: [] };
  return findings.length > 0
    ? { ...decision, deliveries: [], events: [] }
    : { ...decision, deliveries, events: eventsOf(deliveries, message, facts) };
}

function stored(message: Message, record: Delivery, position: number, facts: CareFacts): StoredDelivery {
  const { municipality, provider, clientKey, fileId, knownOn } = message.origin;
  const isTask = record.allocation === null && record.product !== null;
  const segment = isTask ? facts.reference.segmentOn(record.product, record.begin) : null;
  return { ...record, municipality, provider, clientKey, segment, fileId, position, knownOn };
}

/** The same client's care under the same allocation; without allocation (taakgericht, IV096) the same product. */
function isSameCare(other: StoredDelivery, delivery: StoredDelivery): boolean {
  return (
    other.clientKey === delivery.clientKey &&
    other.provider === delivery.provider &&
    other.allocation === delivery.allocation &&
    (delivery.allocation !== null || other.product === delivery.product)
  );
}

/** The allocation when it was sent to this provider for this client and was not deleted. */
function allocationNamed(delivery: StoredDelivery, facts: CareFacts): Allocation | null {
  const versions = facts.versions.filter((version) => version.number === delivery.allocation);
  const allocation = allocationOf({ versions, requests: facts.requests });
  const isOwn = allocation?.clientKey === delivery.clientKey && allocation.provider === delivery.provider;
  return allocation && isOwn && !allocation.isDeleted ? allocation : null;
}

function startFinding({ delivery, standing, allocation, place }: Case): CareFinding | null {
  const stops = standing.filter((other) => other.kind === 'stop');
  const starts = standing.filter((other) => other.kind === 'start');
  const isStopped = (begin: string): boolean => stops.some((stop) => stop.begin === begin);
  const isRepeat = starts.some((start) => deliveryKey(start) === deliveryKey(delivery));
  if (delivery.isWithdrawn) {
    if (!isRepeat) return finding('TR063', place, { found: delivery.begin });
    return isStopped(delivery.begin) ? finding('TR071', place, { found: delivery.begin }) : null;
  }
  if (delivery.allocation !== null && !allocation) {
    return finding('TR019', place, { found: String(delivery.allocation) });
  }
  if (isRepeat) return finding('TR074', place, { found: delivery.begin });
  const current = starts.find((start) => !isStopped(start.begin));
  return current
    ? finding('TR326', place, { expected: `stop van ${current.begin}`, found: delivery.begin })
    : null;
}

function stopFinding({ delivery, standing, allocation, place }: Case): CareFinding | null {
  const isRepeat = standing.some((other) => deliveryKey(other) === deliveryKey(delivery));
  if (delivery.isWithdrawn) return isRepeat ? null : finding('TR063', place, { found: delivery.end });
  if (delivery.allocation !== null && !allocation) {
    return finding('TR019', place, { found: String(delivery.allocation) });
  }
  if (isRepeat) return finding('TR074', place, { found: delivery.end });
  const startKey = deliveryKey({ ...delivery, kind: 'start', reason: null, end: null });
  if (!standing.some((other) => deliveryKey(other) === startKey)) {
    return finding('TR382', place, { found: delivery.begin });
  }
  const earlier = standing.filter((other) => other.kind === 'stop' && other.begin === delivery.begin);
  return laterStopFinding(delivery, earlier, place);
}

/** TR413 to TR415: what may follow an earlier stop of the same start. */
function laterStopFinding(
  delivery: StoredDelivery,
  earlier: readonly StoredDelivery[],
  place: FindingPlace,
): CareFinding | null {
  const definitive = earlier.find((stop) => stop.reason !== temporary);
  if (definitive) return finding('TR415', place, { expected: definitive.end, found: delivery.end });
  const paused = earlier.find((stop) => stop.reason === temporary);
  if (!paused) return null;
  if (delivery.reason === temporary)
    return finding('TR413', place, { expected: paused.end, found: delivery.end });
  const isEarlier = (delivery.end ?? '') < (paused.end ?? '');
  return isEarlier ? finding('TR414', place, { expected: paused.end, found: delivery.end }) : null;
}

/** Never a ground to reject: the standard has no return code for these. */
function remarksOn({ delivery, allocation, place }: Case): CareFinding[] {
  if (!allocation) return [];
  const remarks: CareFinding[] = [];
  if (allocation.product !== delivery.product || allocation.category !== delivery.category) {
    remarks.push(
      finding('IV075', place, {
        expected: allocation.product ?? allocation.category,
        found: delivery.product,
      }),
    );
  }
  if (delivery.kind === 'start' && !contains(allocation.period, delivery.begin)) {
    const { from, until } = allocation.period;
    remarks.push(finding('OP271', place, { expected: `${from} - ${until ?? ''}`, found: delivery.begin }));
  }
  return remarks;
}

function eventsOf(
  deliveries: readonly StoredDelivery[],
  message: Message,
  facts: CareFacts,
): CareDecision['events'] {
  const groups = Map.groupBy(deliveries, (d) =>
    d.allocation === null ? `task ${d.product}` : String(d.allocation),
  );
  return [...groups.values()].flatMap((group) => {
    const first = group[0];
    if (!first) return [];
    const before: Trajectory = {
      versions: facts.versions.filter((version) => version.number === first.allocation),
      deliveries: facts.deliveries.filter((other) => isSameCare(other, first)),
      requests: facts.requests,
    };
    const after = { ...before, deliveries: [...before.deliveries, ...group] };
    return eventsBetween(before, after, message.origin.knownOn);
  });
}
