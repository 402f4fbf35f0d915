import {
  addDays,
  fail,
  ok,
  type AllocationNumber,
  type Day,
  type Problem,
  type Result,
} from '@jeugdregie/kernel';
import type { Moment } from './choice.ts';
import { currentOn, isSameExtent } from './decide-change.ts';
import type { AllocationRecord, StoredAllocation } from '../model.ts';
import type { RequestDossier, Wish } from './model.ts';
import { sentAgain } from './sent-again.ts';
import { deleted } from '../trajectory.ts';

/** Change reason of what the provider asked for (JZ002). */
const byProvider = '12';

/**
 * Pure: the JW301 that grants a VOW. It takes over all that was asked (OP348, IV093); every product carries the
 * reference of the request. A product of which only the end, the budget or a total changes keeps its number; else the
 * old one ends on the day before and a new one begins (OP257, IV066).
 */
export function grantChange(
  dossier: RequestDossier,
  shiftTo: Day | null,
  moment: Moment,
): Result<AllocationRecord[], Problem> {
  const { head, wishes, allocations } = dossier;
  const reference = head.reference ?? '';
  const current = currentOn(allocations, moment.today);
  const made: AllocationRecord[] = [];
  const mentioned = new Set<AllocationNumber>();
  let nextNumber = moment.nextNumber;
  const number = (): AllocationNumber => nextNumber++ as AllocationNumber;
  for (const wish of wishes) {
    const begins = beginOf(wish, shiftTo, moment.today);
    if (wish.kind === 'new') {
      made.push(newRecord(wish, { number: number(), begins, reference, version: moment.version }));
      continue;
    }
    if (wish.allocation === null) continue;
    mentioned.add(wish.allocation);
    const version = allocations.find((allocation) => allocation.number === wish.allocation);
    if (wish.kind === 'unchanged') {
      if (version && current.has(wish.allocation)) made.push(sentAgain(version, reference));
      continue;
    }
    if (!version) return fail(allocationGone(wish.allocation));
    const isReplaced = replaces(wish, version);
    if (isReplaced && begins <= version.period.from && moment.claimed.has(version.number)) {
      return fail(alreadyClaimed(version.number, begins));
    }
    const change = { version: nextVersion(moment.version, version.version), reference, begins };
    made.push(
      ...(isReplaced
        ? replaced(wish, version, { ...change, number: number() })
        : [kept(wish, version, change)]),
    );
  }
  const others = [...current.values()].filter((allocation) => !mentioned.has(allocation.number));
  return ok([...made, ...others.map((allocation) => sentAgain(allocation, reference))]);
}

/** Dates may shift only where the wished day has passed (IV093). */
function beginOf({ from }: Wish, shiftTo: Day | null, today: Day): Day {
  const wished = from ?? today;
  return shiftTo !== null && wished <= today ? shiftTo : wished;
}

/** Whether a wish needs a new number: another extent, unless both are totals of one unit (OP257). */
function replaces(wish: Wish, version: StoredAllocation): boolean {
  if (wish.volume === null || isSameExtent(wish, version)) return false;
  return !(wish.frequency === '6' && version.frequency === '6' && wish.unit === version.unit);
}

interface Change {
  readonly version: string;
  readonly reference: string;
  readonly begins: Day;
}

/** What the wish leaves open stays as it was. */
function wished(wish: Wish, version: StoredAllocation) {
  const { volume, unit, frequency } = wish.volume === null ? version : wish;
  return {
    category: version.category,
    product: version.product,
    volume,
    unit,
    frequency,
    budgetCents: wish.budgetCents ?? version.budgetCents,
  };
}

function kept(wish: Wish, version: StoredAllocation, change: Change): AllocationRecord {
  const { version: at, reference } = change;
  return {
    ...wished(wish, version),
    number: version.number,
    version: at,
    reference,
    period: { from: version.period.from, until: wish.until ?? version.period.until },
    changeReason: byProvider,
  };
}

/** The old one ends on the day before; one that never ran that way is deleted instead, for it has no day before. */
function replaced(
  wish: Wish,
  old: StoredAllocation,
  { version, reference, begins, number }: Change & { readonly number: AllocationNumber },
): AllocationRecord[] {
  const isNeverRun = begins <= old.period.from;
  const until = isNeverRun ? old.period.from : addDays(begins, -1);
  return [
    {
      ...sentAgain(old, reference),
      version,
      period: { from: old.period.from, until },
      changeReason: isNeverRun ? deleted : byProvider,
    },
    {
      ...wished(wish, old),
      number,
      version,
      reference,
      period: { from: begins, until: wish.until ?? old.period.until },
      changeReason: null,
    },
  ];
}

function newRecord(
  wish: Wish,
  { number, begins, reference, version }: Change & { readonly number: AllocationNumber },
): AllocationRecord {
  const { category, product, until, volume, unit, frequency, budgetCents } = wish;
  const extent = { volume, unit, frequency, budgetCents };
  return {
    number,
    version,
    reference,
    category,
    product,
    period: { from: begins, until },
    ...extent,
    changeReason: null,
  };
}

/** A change must be the latest version (IV013), also when the one before it was settled in this very second. */
export function nextVersion(now: string, before: string): string {
  if (now > before) return now;
  const [date = '', time = ''] = before.split('T');
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  const next = Math.min(hours * 3600 + minutes * 60 + seconds + 1, 86_399);
  const parts = [Math.trunc(next / 3600), Math.trunc(next / 60) % 60, next % 60];
  return `${date}T${parts.map((part) => String(part).padStart(2, '0')).join(':')}`;
}

function allocationGone(number: AllocationNumber): Problem {
  return {
    code: 'TOEWIJZING-VERVALLEN',
    what: `Toewijzing ${number}, waarvan wijziging is gevraagd, is er niet meer.`,
    where: `toewijzing ${number}`,
    why: 'Zij is na het verzoek verwijderd. Een verzoek om wijziging wordt als geheel toegewezen of afgewezen.',
    remedy: 'Wijs het verzoek af en vraag de aanbieder om een nieuw verzoek.',
  };
}

function alreadyClaimed(number: AllocationNumber, begins: Day): Problem {
  return {
    code: 'TOEWIJZING-GEDECLAREERD',
    what: `Toewijzing ${number} kan niet vanaf ${begins} door een andere worden vervangen.`,
    where: `toewijzing ${number}`,
    why: 'Er zijn al declaratieregels op goedgekeurd; die zouden dan onrechtmatig worden (OP345, TR385).',
    remedy: 'Spreek met de aanbieder een latere ingangsdatum af en vul die in, of wijs het verzoek af.',
  };
}
