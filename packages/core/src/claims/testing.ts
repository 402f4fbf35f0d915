import type {
  AllocationNumber,
  ClientKey,
  Day,
  MunicipalityCode,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import type { AllocationFact, ClaimFacts, EarlierLine, ProductFact, RateSpan } from './facts.ts';
import type { ClaimFile, ClaimLine } from './model.ts';

/** Builders for tests: a right claim on a right allocation, of which a test changes one thing. All fictitious. */
export const client = '00000000-0000-4000-8000-000000000001' as ClientKey;
export const otherClient = '00000000-0000-4000-8000-000000000002' as ClientKey;
export const testFileId = '00000000-0000-7000-8000-000000000010' as Uuid;
export const earlierFileId = '00000000-0000-7000-8000-000000000009' as Uuid;
const help = '45A04' as ProductCode;

export function period(from: string, until: string): { readonly from: Day; readonly until: Day } {
  return { from: from as Day, until: until as Day };
}

export const january = period('2026-01-01', '2026-01-31');
export const february = period('2026-02-01', '2026-02-28');

/** Ten hours of 45A04 at 85.00 in January 2026, unless changed. The amount follows volume and rate. */
export function claimLine(change: Partial<ClaimLine> = {}): ClaimLine {
  const { volume = 10, rateCents = 8500, isCredit = false } = change;
  const amount = volume * (rateCents ?? 1);
  return {
    index: 0,
    reference: 'P1',
    previousReference: null,
    clientKey: client,
    allocation: 1001 as AllocationNumber,
    category: '45',
    product: help,
    period: january,
    volume,
    unit: '04',
    rateCents,
    amountCents: isCredit && amount !== 0 ? -amount : amount,
    isCredit,
    ...change,
  };
}

/** A credit that mirrors an earlier line. */
export function creditOf(line: ClaimLine, change: Partial<ClaimLine> = {}): ClaimLine {
  return {
    ...claimLine(),
    clientKey: line.clientKey,
    allocation: line.allocation,
    category: line.category,
    product: line.product,
    period: line.period,
    volume: line.volume,
    unit: line.unit,
    rateCents: line.rateCents,
    reference: `C${line.reference}`,
    previousReference: line.reference,
    amountCents: line.amountCents === 0 ? 0 : -line.amountCents,
    isCredit: true,
    ...change,
  };
}

export function claimFile(lines: readonly ClaimLine[], change: Partial<ClaimFile> = {}): ClaimFile {
  return {
    fileId: testFileId,
    municipality: '0637' as MunicipalityCode,
    provider: '99990001' as ProviderCode,
    identification: 'M1',
    messageDate: '2026-03-05' as Day,
    claimNumber: 'D1',
    period: february,
    dated: '2026-03-05' as Day,
    knownOn: '2026-03-06' as Day,
    totalCents: lines.reduce((sum, line) => sum + BigInt(line.amountCents), 0n),
    lines: lines.map((line, index) => ({ ...line, index })),
    ...change,
  };
}

/** 40 hours of 45A04 a month, all of 2026. */
export function allocationFact(change: Partial<AllocationFact> = {}): AllocationFact {
  return {
    number: 1001 as AllocationNumber,
    version: '2025-12-20T10:00:00',
    clientKey: client,
    category: '45',
    product: help,
    period: period('2026-01-01', '2026-12-31'),
    volume: 40,
    unit: '04',
    frequency: '4',
    budgetCents: null,
    referrer: '02',
    district: 'WK01',
    isDeleted: false,
    ...change,
  };
}

export function rateSpan(change: Partial<RateSpan> = {}): RateSpan {
  return { ...january, rateCents: 8500, unit: '04', contract: 'C-1', ...change };
}

export function productFact(change: Partial<ProductFact> = {}): ProductFact {
  const within = change.period ?? january;
  return {
    product: help,
    period: within,
    category: '45',
    unit: '04',
    segment: null,
    rates: [rateSpan(within)],
    ...change,
  };
}

/** Facts under which `claimLine()` is accepted, also in February. */
export function claimFacts(change: Partial<ClaimFacts> = {}): ClaimFacts {
  return {
    contractVersion: '00000000-0000-7000-8000-0000000000aa' as Uuid,
    isIdentificationUsed: false,
    isClaimNumberUsed: false,
    latestPeriodFrom: null,
    unknownClients: [],
    allocations: [allocationFact()],
    products: [productFact(), productFact({ period: february })],
    earlier: [],
    used: [],
    ceilings: [],
    ...change,
  };
}

/** A line of an earlier claim, accepted unless changed. */
export function earlierLine(line: ClaimLine = claimLine(), change: Partial<EarlierLine> = {}): EarlierLine {
  return { ...line, fileId: earlierFileId, state: 'accepted', ...change };
}
