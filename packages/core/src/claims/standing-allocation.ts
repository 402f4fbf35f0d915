import type { AllocationFact } from './facts.ts';
import type { LineContext } from './rules/rule.ts';

/**
 * The allocation that a debit line can be held against, or null when there is none: TR338 (unknown) or TR384 (deleted)
 * says so then, and nothing more needs saying.
 */
export function standing({ allocation }: LineContext): AllocationFact | null {
  return allocation === null || allocation.isDeleted ? null : allocation;
}
