import { sumCents, type ProviderCode } from '@jeugdregie/kernel';
import type { CeilingFact } from './facts.ts';
import type { CeilingSignal, ClaimLine } from './model.ts';

/** A signal for each year in which these lines take the provider past its ceiling. */
export function ceilingSignals(
  accepted: readonly ClaimLine[],
  ceilings: readonly CeilingFact[],
): readonly CeilingSignal[] {
  return ceilings.flatMap(({ provider, year, ceilingCents, acceptedCents }) => {
    const after = acceptedCents + acceptedIn(year, accepted);
    return acceptedCents <= ceilingCents && after > ceilingCents
      ? [
          signal(provider, {
            year,
            ceilingCents,
            acceptedBeforeCents: acceptedCents,
            acceptedAfterCents: after,
          }),
        ]
      : [];
  });
}

function signal(provider: ProviderCode, amounts: Omit<CeilingSignal, 'kind' | 'provider'>): CeilingSignal {
  return { kind: 'ceiling', provider, ...amounts };
}

function acceptedIn(year: number, lines: readonly ClaimLine[]): bigint {
  return sumCents(
    lines.filter((line) => Number(line.period.from.slice(0, 4)) === year).map((line) => line.amountCents),
  );
}
