import type { AllocationNumber, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { linesNow } from './line-rows.ts';

/** What was claimed and accepted on an allocation in one month of delivery; credits are taken off. */
export interface AllocationMonth {
  /** `yyyy-mm` */
  readonly month: string;
  readonly lines: number;
  readonly claimedCents: bigint;
  readonly acceptedCents: bigint;
}

/** Months of delivery of one allocation, the earliest first, with what persons decided. */
export function allocationMonths(
  tx: Tx,
  of: {
    readonly municipality: MunicipalityCode;
    readonly provider: ProviderCode;
    readonly number: AllocationNumber;
  },
): Promise<AllocationMonth[]> {
  return tx.query(sql<AllocationMonth>`
    select to_char(l.period_from, 'YYYY-MM') as month, count(*)::int as lines,
      sum(l.amount_cents)::bigint as "claimedCents",
      coalesce(sum(l.amount_cents) filter (where coalesce(d.state, l.state) = 'accepted'), 0)::bigint as "acceptedCents"
    from ${linesNow}
    where l.municipality = ${of.municipality} and l.provider = ${of.provider} and l.allocation = ${of.number}
    group by 1 order by 1`);
}
