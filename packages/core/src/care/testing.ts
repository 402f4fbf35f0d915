import type {
  AllocationNumber,
  ClientKey,
  Day,
  MunicipalityCode,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import { referenceFrom, type Reference } from '../contracts/index.ts';
import { decideCare } from './decide.ts';
import type {
  AllocationRecord,
  CareDecision,
  CareFacts,
  CareMessage,
  CareOrigin,
  Delivery,
  RequestRecord,
} from './model.ts';
import { mergeVersion } from './trajectory.ts';

/** Fixed parties for tests; all fictitious. */
export const parties = {
  municipality: '0637' as MunicipalityCode,
  provider: '99990001' as ProviderCode,
  otherProvider: '99990002' as ProviderCode,
  client: '00000000-0000-4000-8000-000000000001' as ClientKey,
  otherClient: '00000000-0000-4000-8000-000000000002' as ClientKey,
} as const;

export const testVersion = '00000000-0000-7000-8000-0000000000aa' as Uuid;

/** A region in memory: one provider with 45A04 (per hour, 85.00) and 44A08 (per 24 hours, 50.00), district by postcode. */
export function testReference(version: Uuid = testVersion, hourCents = 8500): Reference {
  const from = '2020-01-01' as Day;
  const until = '2030-12-31' as Day;
  const help = '45A04' as ProductCode;
  const home = '44A08' as ProductCode;
  const rate = { contract: 'C-1', from, until };
  return referenceFrom(version, {
    regionName: 'Proefregio',
    municipalities: [{ code: parties.municipality, name: 'Proefstad', from, until: null }],
    residents: [],
    districts: [
      { municipality: parties.municipality, code: 'WK01', name: 'Noord', postcode: '2711', age0to17: 10 },
      { municipality: parties.municipality, code: 'WK02', name: 'Zuid', postcode: '2722', age0to17: 10 },
    ],
    segments: [
      { id: 1 as never, name: 'Verblijf' },
      { id: 5 as never, name: 'Veelvoorkomend' },
    ],
    providers: [{ code: parties.provider, name: 'Proef (fictief)' }],
    contracts: [{ number: 'C-1', provider: parties.provider, from, until }],
    products: [
      { code: help, name: 'Begeleiding', category: '45', unit: '04', variant: 'effort' },
      { code: home, name: 'Pleegzorg', category: '44', unit: '14', variant: 'effort' },
    ],
    productSegments: [
      { product: help, segment: 5 as never, from, until: null },
      { product: home, segment: 1 as never, from, until: null },
    ],
    rates: [
      { ...rate, product: help, unit: '04', rateCents: hourCents },
      { ...rate, product: home, unit: '14', rateCents: 5000 },
    ],
    ceilings: [],
  });
}

export function originOf(file: number, change: Partial<CareOrigin> = {}): CareOrigin {
  return {
    municipality: parties.municipality,
    provider: parties.provider,
    clientKey: parties.client,
    fileId: `00000000-0000-7000-8000-${String(file).padStart(12, '0')}` as Uuid,
    dated: '2026-01-05' as Day,
    knownOn: '2026-01-05' as Day,
    ...change,
  };
}

/** Two hours a week of 45A04 in the first quarter of 2026, allocation 1001, unless changed. */
export function allocationRecord(change: Partial<AllocationRecord> = {}): AllocationRecord {
  return {
    number: 1001 as AllocationNumber,
    version: '2026-01-02T09:00:00',
    reference: null,
    category: '45',
    product: '45A04' as ProductCode,
    period: { from: '2026-01-01' as Day, until: '2026-03-31' as Day },
    volume: 2,
    unit: '04',
    frequency: '2',
    budgetCents: null,
    changeReason: null,
    ...change,
  };
}

export function startRecord(begin: string, change: Partial<Delivery> = {}): Delivery {
  return {
    kind: 'start',
    allocation: 1001 as AllocationNumber,
    category: '45',
    product: '45A04' as ProductCode,
    begin: begin as Day,
    reason: null,
    end: null,
    isWithdrawn: false,
    ...change,
  };
}

export function stopRecord(
  begin: string,
  end: string,
  reason = '31',
  change: Partial<Delivery> = {},
): Delivery {
  return { ...startRecord(begin), kind: 'stop', end: end as Day, reason, ...change };
}

export function requestRecord(reference: string, referrer: string): RequestRecord {
  const {
    version: _version,
    changeReason: _reason,
    number: _number,
    ...shared
  } = allocationRecord({ reference });
  return { ...shared, reference, referrer, referrerName: null, referrerCode: null };
}

/** What is known, in memory; `take` decides a message against it and keeps what was decided. */
export interface World {
  facts: CareFacts;
  readonly decisions: CareDecision[];
  take(message: CareMessage): CareDecision;
}

export function emptyWorld(reference: Reference = testReference()): World {
  const decisions: CareDecision[] = [];
  const world: World = {
    facts: {
      reference,
      versions: [],
      deliveries: [],
      requests: [],
      changes: [],
      hasPending: false,
      earlierTerms: new Map(),
      claimedAllocations: new Set(),
    },
    decisions,
    take(message) {
      const decision = decideCare(message, world.facts);
      let { versions } = world.facts;
      for (const allocation of decision.allocations) {
        const others = versions.filter((v) => v.number !== allocation.number);
        const own = versions.filter((v) => v.number === allocation.number);
        versions = [...others, ...mergeVersion(own, allocation)];
      }
      world.facts = {
        ...world.facts,
        versions,
        deliveries: [...world.facts.deliveries, ...decision.deliveries],
        requests: [...world.facts.requests, ...decision.requests],
      };
      decisions.push(decision);
      return decision;
    },
  };
  return world;
}
