import { productCategory } from '@jeugdregie/ijw';
import {
  addDays,
  type ClientKey,
  type ClosedPeriod,
  type Day,
  type ProductCode,
  type Uuid,
} from '@jeugdregie/kernel';
import { allocationsByNumber, clientsWithAllocations, type Allocation } from '../care/index.ts';
import { loadReference, type Reference, type Terms } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { productKey } from './case-index.ts';
import { ceilingsSoFar, earlierFiles, earlierLines, usedBefore } from './facts-store.ts';
import type { CeilingFact, ClaimFacts, ProductFact, RateSpan } from './facts.ts';
import type { ClaimFile } from './model.ts';

/**
 * Loads everything that the rules need, in a fixed number of statements whatever the size of the claim. Give the
 * contract version (`loadReference`) when it is at hand: loading it per file is slow.
 */
export async function factsFor(tx: Tx, file: ClaimFile, reference?: Reference | null): Promise<ClaimFacts> {
  return loadFacts(tx, file, { reference, except: file.fileId });
}

/** `except`: the file whose own lines are not earlier lines; null when the claim is being looked at again. */
export async function loadFacts(
  tx: Tx,
  file: ClaimFile,
  { reference, except }: { readonly reference: Reference | null | undefined; readonly except: Uuid | null },
): Promise<ClaimFacts> {
  const contracts = reference === undefined ? await loadReference(tx) : reference;
  const terms = contracts?.termsOf(file.provider) ?? null;
  const numbers = new Set(file.lines.map((line) => line.allocation));
  // Asked at once: the answers do not depend on each other.
  const [allocations, files, earlier, used, ceilings] = await Promise.all([
    allocationsByNumber(tx, file.municipality, file.provider, numbers),
    earlierFiles(tx, file),
    earlierLines(tx, file, except),
    usedBefore(tx, file, except),
    ceilingsSoFar(tx, ceilingsOf(file, terms)),
  ]);
  return {
    contractVersion: contracts?.version ?? null,
    ...files,
    unknownClients: await unknownClients(tx, file, allocations.values()),
    allocations: [...allocations.values()],
    products: productFacts(file, contracts, terms),
    earlier,
    used,
    ceilings,
  };
}

/**
 * Clients of the claim without any allocation at this provider. Only those are asked for who are not known by an
 * allocation that was claimed on; in a right claim that is nobody.
 */
async function unknownClients(
  tx: Tx,
  { municipality, provider, lines }: ClaimFile,
  allocations: Iterable<Allocation>,
): Promise<readonly ClientKey[]> {
  const left = new Set(lines.map((line) => line.clientKey));
  for (const { clientKey } of allocations) left.delete(clientKey);
  const known = await clientsWithAllocations(tx, municipality, provider, left);
  return [...left.difference(known)];
}

/** What the contract says about each product and product period of the claim; a few, however many lines there are. */
function productFacts(
  file: ClaimFile,
  contracts: Reference | null,
  terms: Terms | null,
): readonly ProductFact[] {
  const facts = new Map<string, ProductFact>();
  for (const { product, period } of file.lines) {
    const key = productKey(product, period);
    if (facts.has(key)) continue;
    const known = contracts?.products.get(product);
    facts.set(key, {
      product,
      period,
      category: known?.category ?? productCategory(product),
      unit: known?.unit ?? null,
      segment: terms?.segmentOn(product, period.from) ?? contracts?.segmentOn(product, period.from) ?? null,
      rates: terms === null ? [] : ratesIn(terms, product, period),
    });
  }
  return [...facts.values()];
}

function ratesIn(terms: Terms, product: ProductCode, period: ClosedPeriod): readonly RateSpan[] {
  const spans: RateSpan[] = [];
  // A product period lies within one month; CS337 holds that, the bound holds the loop.
  for (let at: Day = period.from; at <= period.until && spans.length < 31;) {
    const rate = terms.rateOn(product, at);
    if (rate === null) {
      at = addDays(at, 1);
      continue;
    }
    const until = rate.until === null || rate.until > period.until ? period.until : rate.until;
    spans.push({ from: at, until, rateCents: rate.rateCents, unit: rate.unit, contract: rate.contract });
    at = addDays(until, 1);
  }
  return spans;
}

function ceilingsOf(file: ClaimFile, terms: Terms | null): readonly Omit<CeilingFact, 'acceptedCents'>[] {
  const years = new Set(file.lines.map((line) => Number(line.period.from.slice(0, 4))));
  return [...years]
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const ceiling = terms?.ceilingFor(year) ?? null;
      return ceiling === null ? [] : [{ provider: file.provider, year, ceilingCents: ceiling.amountCents }];
    });
}
