import type { Tx } from '@jeugdregie/core/db';
import { breakdown, cutOffs, queryFor } from '@jeugdregie/core/figures';
import { lastDayOf, providerCode, type Month, type ProviderCode } from '@jeugdregie/kernel';

/**
 * Accepted cents per provider over the months of a calendar year, as known now: what a ceiling is held against.
 * Contracts come before figures and cannot look themselves.
 */
export async function acceptedByProvider(tx: Tx, year: number): Promise<ReadonlyMap<ProviderCode, bigint>> {
  const latest = (await cutOffs(tx, null)).toSorted().at(-1);
  const december = `${year}-12` as Month;
  if (latest === undefined) return new Map();
  const cutOff = latest > lastDayOf(december) ? latest : lastDayOf(december);
  const cost = await breakdown(
    tx,
    queryFor('cost', { from: `${year}-01` as Month, until: december, cutOff }),
    'provider',
  );
  if (!cost.ok) return new Map();
  return new Map(
    cost.value.parts.flatMap(({ key, value }) => {
      const provider = providerCode(key);
      return provider && value ? [[provider, value.numerator] as const] : [];
    }),
  );
}
