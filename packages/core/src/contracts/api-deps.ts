import type { ProviderCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { RestDeps } from '../rest/index.ts';

/**
 * `acceptedByProvider`: accepted cents per provider in a calendar year, as far as the scope of `tx` sees. Claims and
 * bookings come after contracts, so the server hands this in; without it amounts and room are null, never zero.
 */
export interface ContractsDeps extends RestDeps {
  readonly acceptedByProvider?: (tx: Tx, year: number) => Promise<ReadonlyMap<ProviderCode, bigint>>;
  /** Called when another version counts, after it was saved: what was counted by the old one can be counted again. */
  readonly onContractsApplied: () => Promise<void>;
}
