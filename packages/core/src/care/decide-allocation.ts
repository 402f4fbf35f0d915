import { canonicalJson, sha256 } from '@jeugdregie/kernel';
import { finding } from './care-rules.ts';
import type {
  AllocationRecord,
  CareDecision,
  CareFacts,
  CareFinding,
  CareMessage,
  ObligedChange,
  StoredAllocation,
} from './model.ts';
import { obligationOf } from './obligation.ts';
import { categoryFinding } from './product-category.ts';
import { countingVersion, deleted, eventsBetween, mergeVersion, type Trajectory } from './trajectory.ts';

type Message = Extract<CareMessage, { kind: 'allocations' }>;

/** Pure: what follows from a JW301. Versions are kept whatever their order; events and bookings tell the difference. */
export function decideAllocation(message: Message, facts: CareFacts): CareDecision {
  const findings: CareFinding[] = [];
  const remarks: CareFinding[] = [];
  for (const [index, record] of message.records.entries()) {
    const place = { at: 'ToegewezenProduct', index } as const;
    const category = categoryFinding(record, facts.reference, place);
    if (isNumberOfAnother(message, record, facts)) findings.push(finding('TR332', place));
    else if (record.changeReason === deleted && facts.claimedAllocations.has(record.number)) {
      findings.push(finding('TR385', place));
    } else if (category) findings.push(category);
    if (record.reference !== null && !isKnownRequest(message, record.reference, facts)) {
      remarks.push(finding('TR379', place, { found: record.reference }));
    }
  }
  const decision = { message, findings, remarks, deliveries: [], requests: [] };
  if (findings.length > 0) return { ...decision, allocations: [], events: [], obliged: [] };
  const allocations = message.records.map((record) => stored(message, record, facts));
  const changes = allocations.map((allocation) => changeOf(allocation, facts));
  return {
    ...decision,
    allocations,
    events: changes.flatMap(({ before, after }) => eventsBetween(before, after, message.origin.knownOn)),
    obliged: summed(changes.flatMap(({ before, after }) => obligedBetween(before, after, facts))),
  };
}

/** TR332: versions of the same client and provider keep the number; only reuse for another one is an error. */
function isNumberOfAnother({ origin }: Message, record: AllocationRecord, facts: CareFacts): boolean {
  return facts.versions.some(
    (version) =>
      version.number === record.number &&
      (version.clientKey !== origin.clientKey || version.provider !== origin.provider),
  );
}

function isKnownRequest({ origin }: Message, reference: string, facts: CareFacts): boolean {
  return facts.requests.some((r) => r.reference === reference && r.provider === origin.provider);
}

function stored(message: Message, record: AllocationRecord, { reference }: CareFacts): StoredAllocation {
  const { municipality, provider, clientKey, dated, knownOn, fileId } = message.origin;
  const district = message.postcode === null ? null : reference.districtOf(municipality, message.postcode);
  return {
    ...record,
    municipality,
    provider,
    clientKey,
    district,
    segment: record.product === null ? null : reference.segmentOn(record.product, record.period.from),
    dated,
    knownOn,
    fileId,
    content: sha256(canonicalJson({ ...record, district })).slice(0, 32),
    termsVersion: reference.termsOf(provider) ? reference.version : null,
  };
}

function changeOf(allocation: StoredAllocation, facts: CareFacts): { before: Trajectory; after: Trajectory } {
  const before = {
    versions: facts.versions.filter((version) => version.number === allocation.number),
    deliveries: facts.deliveries.filter((delivery) => delivery.allocation === allocation.number),
    requests: facts.requests,
  };
  return { before, after: { ...before, versions: mergeVersion(before.versions, allocation) } };
}

function obligedBetween(before: Trajectory, after: Trajectory, facts: CareFacts): ObligedChange[] {
  const old = countingVersion(before.versions);
  const now = countingVersion(after.versions);
  if (old === now) return [];
  return [...(old ? commitmentOf(old, facts, -1n) : []), ...(now ? commitmentOf(now, facts, 1n) : [])];
}

/** The commitment of a version by the terms that it was counted with, so that taking it back gives exactly zero. */
function commitmentOf(version: StoredAllocation, facts: CareFacts, sign: 1n | -1n): ObligedChange[] {
  const { municipality, provider, segment } = version;
  const terms =
    version.termsVersion === facts.reference.version
      ? facts.reference.termsOf(provider)
      : version.termsVersion && facts.earlierTerms.get(version.termsVersion);
  if (!terms) return [];
  const obligation = obligationOf({ ...version, isDeleted: version.changeReason === deleted }, terms);
  return [...(obligation?.months ?? [])].map(([month, cents]) => ({
    municipality,
    provider,
    month,
    segment,
    cents: sign * cents,
  }));
}

function summed(changes: readonly ObligedChange[]): ObligedChange[] {
  const cells = new Map<string, ObligedChange>();
  for (const change of changes) {
    const key = `${change.month} ${change.segment}`;
    const cell = cells.get(key);
    cells.set(key, cell ? { ...cell, cents: cell.cents + change.cents } : change);
  }
  return [...cells.values()].filter(({ cents }) => cents !== 0n);
}
