import type { AllocationRecord, StoredAllocation } from '../model.ts';

/** An allocation that goes along unchanged keeps its Toewijzingsdatum and -tijd (IV013). */
export function sentAgain(allocation: StoredAllocation, reference: string | null): AllocationRecord {
  const { number, version, category, product, period, volume, unit, frequency, budgetCents } = allocation;
  const changeReason = reference === null ? allocation.changeReason : null;
  const extent = { volume, unit, frequency, budgetCents };
  return { number, version, reference, category, product, period, ...extent, changeReason };
}
