import { addDays } from '@jeugdregie/kernel';
import { byDayAndProvider, type DemoClaim } from '../claims.ts';
import type { Story } from '../story.ts';

interface ClaimMistake {
  readonly kind: string;
  readonly rule: string;
  readonly returnCode: string;
  /** The wrong claim that is sent beside the right one, `next` being the provider's next claim; null when it cannot be. */
  readonly make: (
    claim: DemoClaim,
    next: DemoClaim,
  ) => Pick<DemoClaim, 'number' | 'identification' | 'dated'> | null;
}

/** A claim that is rejected whole counts as not sent (IV087), so each is a copy beside the claim that counts. */
const mistakes: readonly ClaimMistake[] = [
  {
    kind: 'claim-number-used',
    rule: 'TR333',
    returnCode: '9333',
    make: ({ number, dated }, next) => {
      const again = addDays(dated, 6);
      return again < next.dated ? { number, identification: `${number}N`, dated: again } : null;
    },
  },
  {
    kind: 'identification-used',
    rule: 'TR056',
    returnCode: '9056',
    make: ({ number, identification, dated }, next) => {
      const again = addDays(dated, 7);
      return again < next.dated ? { number: `${number}I`, identification, dated: again } : null;
    },
  },
  {
    kind: 'month-before-the-last-claim',
    rule: 'TR318',
    returnCode: '8214',
    make: ({ number, month }, next) =>
      month < next.month
        ? { number: `${number}O`, identification: `${number}O`, dated: addDays(next.dated, 2) }
        : null,
  },
];

export const claimMistakeKinds: readonly string[] = mistakes.map(({ kind }) => kind);

/** Adds one claim of each kind, from different providers where there are, as far as they are sent in time. */
export function plantClaimMistakes(claims: readonly DemoClaim[], { until }: Story): DemoClaim[] {
  const providers = [...Map.groupBy(claims, ({ provider }) => provider.code).values()]
    .filter((own) => own.length > 3)
    .sort((a, b) => b.length - a.length);
  const planted = mistakes.flatMap(({ kind, rule, returnCode, make }, i) => {
    const own = providers[(i + 1) % Math.max(1, providers.length)] ?? [];
    for (let at = own.length - 3; at >= 0; at -= 1) {
      const [claim, next] = [own[at], own[at + 1]];
      const made = claim && next && make(claim, next);
      if (!made || made.dated > until) continue;
      return [{ ...claim, ...made, rejectedFor: { rule, returnCode }, planted: kind }];
    }
    return [];
  });
  return [...claims, ...planted].sort(byDayAndProvider);
}
