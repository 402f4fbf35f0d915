import { sha256 } from '@jeugdregie/kernel';
import type { AllocationFact, ClaimFacts, EarlierLine, ProductFact, UsedFact } from './facts.ts';
import type { ClaimFile, ClaimLine } from './model.ts';

/**
 * Lines and facts as one text, in which equal cases are equal texts: tuples in a fixed order instead of named fields,
 * and every set sorted. Ceilings stay out: no verdict depends on them, and other municipalities move them.
 */
export function factsText(file: ClaimFile, facts: ClaimFacts): string {
  const known = written.get(facts);
  if (known?.file === file) return known.text;
  const text = writeText(file, facts);
  written.set(facts, { file, text });
  return text;
}

/** The decision hashes the text and saving keeps it: of a large claim it is written once. */
const written = new WeakMap<ClaimFacts, { readonly file: ClaimFile; readonly text: string }>();

function writeText(file: ClaimFile, facts: ClaimFacts): string {
  const unknown = facts.unknownClients.toSorted();
  const allocations = facts.allocations.map(allocationRow).sort((a, b) => a[0] - b[0]);
  const products = inOrder(facts.products.map(productRow));
  const earlier = inOrder(facts.earlier.map(earlierRow));
  const used = inOrder(facts.used.map(usedRow));
  return JSON.stringify([
    1,
    [file.fileId, file.municipality, file.provider, file.identification, file.messageDate, file.claimNumber],
    [file.period.from, file.period.until, file.dated, file.knownOn, file.totalCents.toString()],
    [facts.contractVersion, facts.isIdentificationUsed, facts.isClaimNumberUsed, facts.latestPeriodFrom],
    file.lines.map(lineRow),
    unknown,
    allocations,
    products,
    earlier,
    used,
  ]);
}

export function factsHash(file: ClaimFile, facts: ClaimFacts): string {
  return sha256(factsText(file, facts));
}

/** The inverse of `factsText`; ceilings come back empty. */
export function parseFactsText(text: string): { readonly file: ClaimFile; readonly facts: ClaimFacts } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own text; its hash is held against the receipt
  const parsed = JSON.parse(text) as Text;
  const [version, head, days, flags, lines, unknown, allocations, products, earlier, used] = parsed;
  if (version !== 1)
    throw new Error(`facts text of version ${String(version)} cannot be read by this release`);
  const [fileId, municipality, provider, identification, messageDate, claimNumber] = head;
  const [from, until, dated, knownOn, total] = days;
  const [contractVersion, isIdentificationUsed, isClaimNumberUsed, latestPeriodFrom] = flags;
  return {
    file: {
      fileId,
      municipality,
      provider,
      identification,
      messageDate,
      claimNumber,
      dated,
      knownOn,
      period: { from, until },
      totalCents: BigInt(total),
      lines: lines.map((row, index) => lineOf(row, index)),
    },
    facts: {
      contractVersion,
      isIdentificationUsed,
      isClaimNumberUsed,
      latestPeriodFrom,
      unknownClients: unknown,
      allocations: allocations.map(allocationOf),
      products: products.map(productOf),
      earlier: earlier.map(earlierOf),
      used: used.map(usedOf),
      ceilings: [],
    },
  };
}

type Text = readonly [
  version: number,
  head: readonly [
    ClaimFile['fileId'],
    ClaimFile['municipality'],
    ClaimFile['provider'],
    string,
    ClaimFile['messageDate'],
    string,
  ],
  days: readonly [
    ClaimFile['dated'],
    ClaimFile['dated'],
    ClaimFile['dated'],
    ClaimFile['knownOn'],
    total: string,
  ],
  flags: readonly [ClaimFacts['contractVersion'], boolean, boolean, ClaimFacts['latestPeriodFrom']],
  lines: readonly ReturnType<typeof lineRow>[],
  unknown: ClaimFacts['unknownClients'],
  allocations: readonly ReturnType<typeof allocationRow>[],
  products: readonly ReturnType<typeof productRow>[],
  earlier: readonly ReturnType<typeof earlierRow>[],
  used: readonly ReturnType<typeof usedRow>[],
];

function lineRow(l: Omit<ClaimLine, 'index'>) {
  return [
    l.reference,
    l.previousReference,
    l.clientKey,
    l.allocation,
    l.category,
    l.product,
    l.period.from,
    l.period.until,
    l.volume,
    l.unit,
    l.rateCents,
    l.amountCents,
    l.isCredit,
  ] as const;
}

function lineOf(row: ReturnType<typeof lineRow>, index: number): ClaimLine {
  const [reference, previousReference, clientKey, allocation, category, product, from, until, ...rest] = row;
  const [volume, unit, rateCents, amountCents, isCredit] = rest;
  return {
    index,
    reference,
    previousReference,
    clientKey,
    allocation,
    category,
    product,
    period: { from, until },
    volume,
    unit,
    rateCents,
    amountCents,
    isCredit,
  };
}

function earlierRow(l: EarlierLine) {
  return [l.fileId, l.index, l.state, lineRow(l)] as const;
}

function earlierOf([fileId, index, state, row]: ReturnType<typeof earlierRow>): EarlierLine {
  return { ...lineOf(row, index), fileId, state };
}

function allocationRow(a: AllocationFact) {
  return [
    a.number,
    a.version,
    a.clientKey,
    a.category,
    a.product,
    a.period.from,
    a.period.until,
    a.volume,
    a.unit,
    a.frequency,
    a.budgetCents,
    a.referrer,
    a.district,
    a.isDeleted,
  ] as const;
}

function allocationOf(row: ReturnType<typeof allocationRow>): AllocationFact {
  const [number, version, clientKey, category, product, from, until, ...rest] = row;
  const [volume, unit, frequency, budgetCents, referrer, district, isDeleted] = rest;
  return {
    number,
    version,
    clientKey,
    category,
    product,
    period: { from, until },
    volume,
    unit,
    frequency,
    budgetCents,
    referrer,
    district,
    isDeleted,
  };
}

function productRow(p: ProductFact) {
  const rates = p.rates.map((r) => [r.from, r.until, r.rateCents, r.unit, r.contract] as const);
  return [p.product, p.period.from, p.period.until, p.category, p.unit, p.segment, rates] as const;
}

function productOf(row: ReturnType<typeof productRow>): ProductFact {
  const [product, from, until, category, unit, segment, rates] = row;
  return {
    product,
    period: { from, until },
    category,
    unit,
    segment,
    rates: rates.map(([from, until, rateCents, unit, contract]) => ({
      from,
      until,
      rateCents,
      unit,
      contract,
    })),
  };
}

function usedRow(u: UsedFact) {
  return [u.allocation, u.unit, u.acceptedVolume, u.acceptedCents, u.waitingVolume, u.waitingCents] as const;
}

function usedOf(row: ReturnType<typeof usedRow>): UsedFact {
  const [allocation, unit, acceptedVolume, acceptedCents, waitingVolume, waitingCents] = row;
  return { allocation, unit, acceptedVolume, acceptedCents, waitingVolume, waitingCents };
}

/** Rows begin with what tells them apart, so their texts order them. */
function inOrder<T extends readonly unknown[]>(rows: readonly T[]): readonly T[] {
  const keyed = rows.map((row) => ({ key: `${String(row[0])}${String(row[1])}`, row }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
