import type { AllocationNumber } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { StoredAllocation, StoredDelivery, StoredRequest } from './model.ts';

/** A condition made with the `sql` template; values in it are bound. */
type Condition = ReturnType<typeof sql>;

/** int8 arrives as bigint; numbers and amounts of one row fit a safe integer. */
function small(value: bigint | null): number | null {
  return value === null ? null : Number(value);
}

export async function allocationRows(tx: Tx, condition: Condition): Promise<StoredAllocation[]> {
  const rows = await tx.query(sql<RowOf<StoredAllocation> & { number: bigint }>`
    select municipality, number, version, content, provider, client_key as "clientKey", reference, category, product,
      valid_from as "from", valid_until as "until", volume, unit, frequency, budget_cents as "budgetCents",
      change_reason as "changeReason", district, segment, dated, known_on as "knownOn", file_id as "fileId",
      terms_version as "termsVersion"
    from care_allocations where ${condition}`);
  return rows.map(({ from, until, number, volume, budgetCents, ...row }) => ({
    ...row,
    number: Number(number) as AllocationNumber,
    period: { from, until },
    volume: small(volume),
    budgetCents: small(budgetCents),
  }));
}

export async function requestRows(tx: Tx, condition: Condition): Promise<StoredRequest[]> {
  const rows = await tx.query(sql<RowOf<StoredRequest>>`
    select municipality, provider, reference, client_key as "clientKey", referrer, referrer_name as "referrerName",
      referrer_code as "referrerCode", category, product, valid_from as "from", valid_until as "until", volume, unit,
      frequency, budget_cents as "budgetCents", dated, known_on as "knownOn", file_id as "fileId"
    from care_requests where ${condition}`);
  return rows.map(({ from, until, volume, budgetCents, ...row }) => ({
    ...row,
    period: { from, until },
    volume: small(volume),
    budgetCents: small(budgetCents),
  }));
}

type RowOf<T extends { readonly period: { readonly from: unknown; readonly until: unknown } }> = Omit<
  T,
  'period' | 'number' | 'volume' | 'budgetCents'
> &
  T['period'] & { readonly volume: bigint | null; readonly budgetCents: bigint | null };

export async function deliveryRows(tx: Tx, condition: Condition): Promise<StoredDelivery[]> {
  const rows = await tx.query(sql<Omit<StoredDelivery, 'allocation'> & { allocation: bigint | null }>`
    select municipality, file_id as "fileId", position, kind, provider, client_key as "clientKey", allocation,
      category, product, begins_on as begin, reason, ends_on as "end", is_withdrawn as "isWithdrawn", segment,
      known_on as "knownOn"
    from care_deliveries where ${condition} order by known_on, file_id, position`);
  return rows.map((row) => ({ ...row, allocation: small(row.allocation) as AllocationNumber | null }));
}
