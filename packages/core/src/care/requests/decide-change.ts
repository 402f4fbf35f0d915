import { overlapping, type Span } from '@jeugdregie/ijw';
import type { AllocationNumber, Day } from '@jeugdregie/kernel';
import { finding, type FindingPlace } from '../care-rules.ts';
import type { CareFinding, StoredAllocation } from '../model.ts';
import { categoryFinding } from '../product-category.ts';
import type { ChangeDecision, ChangeFacts, ChangeRequest, Wish } from './model.ts';
import { countingVersion, deleted } from '../trajectory.ts';

type Current = ReadonlyMap<AllocationNumber, StoredAllocation>;

/** From here an extent needs a product code (TR375, TR412: "Einddatum after 31-12-2020 or empty"). */
const lastLoose = '2020-12-31';

const classOf = {
  unchanged: 'OngewijzigdProduct',
  changed: 'TeWijzigenProduct',
  new: 'NieuwProduct',
} as const satisfies Record<Wish['kind'], FindingPlace['at']>;

/** Pure: whether a VOW (JW317) may be put before a person. With findings it is rejected whole and nothing is kept. */
export function decideChange(message: ChangeRequest, facts: ChangeFacts): ChangeDecision {
  const findings: CareFinding[] = [];
  if (facts.hasPending) findings.push(finding('TR374', { at: 'Header', index: 0 }));
  if (facts.versions.length === 0) findings.push(finding('TR304', { at: 'Client', index: 0 }));
  const atRequest = { at: 'Verzoek', index: 0 } as const;
  if (facts.isReferenceUsed) findings.push(finding('TR347', atRequest, { found: message.reference }));
  if (facts.versions.length > 0) {
    const current = currentOn(facts.versions, message.origin.dated);
    const mentioned = new Set(message.wishes.map(({ allocation }) => allocation));
    for (const number of current.keys()) {
      if (!mentioned.has(number)) findings.push(finding('TR349', atRequest, { found: String(number) }));
    }
    if (overlapping(wishedSpans(message.wishes, current)).length > 0)
      findings.push(finding('TR361', atRequest));
    findings.push(...wishFindings(message, current));
  }
  findings.push(...newProductFindings(message, facts));
  return { message, findings };
}

/**
 * The version that counts of each allocation that is current on a day: it runs then or will start later. Deleted
 * allocations are skipped.
 */
export function currentOn(versions: readonly StoredAllocation[], on: Day): Current {
  const current = new Map<AllocationNumber, StoredAllocation>();
  for (const [number, own] of Map.groupBy(versions, (version) => version.number)) {
    const version = countingVersion(own);
    if (!version || version.changeReason === deleted) continue;
    if (version.period.until === null || version.period.until >= on) current.set(number, version);
  }
  return current;
}

/** Wishes with their place: positions count per class. */
export function placed(wishes: readonly Wish[]): { readonly wish: Wish; readonly place: FindingPlace }[] {
  const seen = { unchanged: 0, changed: 0, new: 0 };
  return wishes.map((wish) => ({ wish, place: { at: classOf[wish.kind], index: seen[wish.kind]++ } }));
}

/** One finding per class, the first that applies. */
function wishFindings({ wishes, origin }: ChangeRequest, current: Current): CareFinding[] {
  return placed(wishes).flatMap(({ wish, place }) => {
    if (wish.kind === 'new' || wish.allocation === null) return [];
    const version = current.get(wish.allocation);
    const found = String(wish.allocation);
    if (wish.kind === 'unchanged') return version ? [] : [finding('TR350', place, { found })];
    if (!version) return [finding('TR351', place, { found })];
    return changeFinding(wish, version, { dated: origin.dated, place }) ?? [];
  });
}

function changeFinding(
  wish: Wish,
  version: StoredAllocation,
  { dated, place }: { readonly dated: Day; readonly place: FindingPlace },
): CareFinding | null {
  const expected = version.period.from;
  const found = wish.from;
  const isFromStart = found === expected;
  if (!isFromStart && found !== null && found <= dated) return finding('TR357', place, { expected, found });
  if (!isFromStart && changesTotal(wish, version)) return finding('TR373', place, { expected, found });
  const hasExtent = wish.volume !== null;
  if (version.product !== null) return hasExtent ? null : finding('TR411', place, { expected: 'omvang' });
  if (!hasExtent) return null;
  const isLoose = (until: Day | null): boolean => until !== null && until <= lastLoose;
  if (version.category === null && !isLoose(wish.until)) return finding('TR375', place);
  return isLoose(version.period.until) ? null : finding('TR412', place);
}

/** Whether a wish changes a budget, or an extent for the whole allocation (frequency 6). */
function changesTotal(wish: Wish, version: StoredAllocation): boolean {
  if (wish.budgetCents !== null && wish.budgetCents !== version.budgetCents) return true;
  if (wish.volume === null || (wish.frequency !== '6' && version.frequency !== '6')) return false;
  return !isSameExtent(wish, version);
}

export function isSameExtent(
  a: Pick<Wish, 'volume' | 'unit' | 'frequency'>,
  b: Pick<Wish, 'volume' | 'unit' | 'frequency'>,
): boolean {
  return a.volume === b.volume && a.unit === b.unit && a.frequency === b.frequency;
}

/** The wished situation: what stays, what changes until its wished end, and what is new (TR361). */
function wishedSpans(wishes: readonly Wish[], current: Current): Span[] {
  return wishes.flatMap((wish) => {
    const version = wish.allocation === null ? null : current.get(wish.allocation);
    if (version === undefined) return [];
    const { category, product } = version ?? wish;
    const begin = version?.period.from ?? wish.from ?? '';
    const end = wish.kind === 'unchanged' ? version?.period.until : (wish.until ?? version?.period.until);
    const named = category === null ? undefined : { categorie: category, ...(product && { code: product }) };
    return [{ product: named, begin, end: end ?? undefined }];
  });
}

function newProductFindings({ wishes }: ChangeRequest, { reference }: ChangeFacts): CareFinding[] {
  return placed(wishes).flatMap(({ wish, place }) =>
    wish.kind === 'new' ? (categoryFinding(wish, reference, place) ?? []) : [],
  );
}
