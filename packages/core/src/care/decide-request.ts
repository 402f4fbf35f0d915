import { finding } from './care-rules.ts';
import type { CareDecision, CareFacts, CareFinding, CareMessage, StoredRequest } from './model.ts';
import { categoryFinding } from './product-category.ts';
import { eventsBetween } from './trajectory.ts';

type Message = Extract<CareMessage, { kind: 'requests' }>;

/** Pure: what follows from a JW315. A request that comes after its allocation gives the allocation its referrer. */
export function decideRequest(message: Message, facts: CareFacts): CareDecision {
  const { municipality, provider, clientKey, dated, knownOn, fileId } = message.origin;
  const findings: CareFinding[] = facts.hasPending ? [finding('TR374', { at: 'Header', index: 0 })] : [];
  const used = [...facts.requests, ...facts.changes];
  for (const [index, record] of message.records.entries()) {
    const place = { at: 'AangevraagdProduct', index } as const;
    const isUsed = used.some((r) => r.reference === record.reference && r.provider === provider);
    const wrong = isUsed
      ? finding('TR347', place, { found: record.reference })
      : categoryFinding(record, facts.reference, place);
    if (wrong) findings.push(wrong);
  }
  const decision = { message, findings, remarks: [], allocations: [], deliveries: [], obliged: [] };
  if (findings.length > 0) return { ...decision, requests: [], events: [] };
  const requests: StoredRequest[] = message.records.map((record) => ({
    ...record,
    municipality,
    provider,
    clientKey,
    dated,
    knownOn,
    fileId,
  }));
  const after = [...facts.requests, ...requests];
  const numbers = Map.groupBy(facts.versions, (version) => version.number);
  const events = [...numbers].flatMap(([number, versions]) => {
    const trajectory = { versions, deliveries: facts.deliveries.filter((d) => d.allocation === number) };
    return eventsBetween(
      { ...trajectory, requests: facts.requests },
      { ...trajectory, requests: after },
      knownOn,
    );
  });
  return { ...decision, requests, events };
}
