import { canonicalJson, sha256 } from '@jeugdregie/kernel';
import { finding } from './care-rules.ts';
import type {
  AllocationRecord,
  CareDecision,
  CareFacts,
  CareFinding,
  CareMessage,
  StoredAllocation,
} from './model.ts';
import { obligedBetween, summed } from './obliged-change.ts';
import { categoryFinding } from './product-category.ts';
import { deleted, eventsBetween, mergeVersion, type Trajectory } from './trajectory.ts';

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
    const asked = askedBy(message, record.reference, facts);
    if (asked === 'unknown') remarks.push(finding('TR379', place, { found: record.reference }));
    if (asked === 'another') findings.push(finding('TR379', place, { found: record.reference }));
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

/**
 * TR379: whose request a version grants. One that is unknown may still arrive (OP080) or is older than this system;
 * one of another client can never become right.
 */
function askedBy(
  { origin }: Message,
  reference: string | null,
  { requests, changes }: CareFacts,
): 'nobody' | 'this client' | 'another' | 'unknown' {
  if (reference === null) return 'nobody';
  const known = [...requests, ...changes].filter(
    (request) => request.reference === reference && request.provider === origin.provider,
  );
  if (known.length === 0) return 'unknown';
  return known.some(({ clientKey }) => clientKey === origin.clientKey) ? 'this client' : 'another';
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
    refusedOn: null,
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
