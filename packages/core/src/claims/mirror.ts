import type { EarlierLine } from './facts.ts';
import type { ClaimLine } from './model.ts';
import type { Mismatch } from './rules/rule.ts';

/** The first way in which a credit is not the mirror image of its debit (IV091), or null when it is. */
export function differenceBetween(debit: EarlierLine, credit: ClaimLine): Mismatch | null {
  const pairs: readonly (readonly [string, string | number | null, string | number | null])[] = [
    ['cliënt', debit.clientKey, credit.clientKey],
    ['toewijzing', debit.allocation, credit.allocation],
    ['categorie', debit.category, credit.category],
    ['product', debit.product, credit.product],
    ['begindatum', debit.period.from, credit.period.from],
    ['einddatum', debit.period.until, credit.period.until],
    ['volume', debit.volume, credit.volume],
    ['eenheid', debit.unit, credit.unit],
    ['tarief', debit.rateCents, credit.rateCents],
    ['bedrag', debit.amountCents, -credit.amountCents],
  ];
  for (const [name, expected, found] of pairs) {
    if (expected === found) continue;
    // The pseudonym of a client says nothing to a reader.
    if (name === 'cliënt') return { expected: 'dezelfde cliënt', found: 'een andere cliënt' };
    return { expected: `${name} ${expected ?? 'geen'}`, found: `${name} ${found ?? 'geen'}` };
  }
  return null;
}
