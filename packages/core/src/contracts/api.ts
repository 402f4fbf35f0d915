import type { ProviderCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { Rest, RestDeps } from '../rest/index.ts';
import { importsApi } from './api-imports.ts';
import { listsApi } from './api-lists.ts';
import { providersApi } from './api-providers.ts';

/**
 * `acceptedByProvider`: accepted cents per provider in a calendar year, as far as the scope of `tx` sees. Claims and
 * bookings come after contracts, so the server hands this in; without it amounts and room are null, never zero.
 */
export interface ContractsDeps extends RestDeps {
  readonly acceptedByProvider?: (tx: Tx, year: number) => Promise<ReadonlyMap<ProviderCode, bigint>>;
}

/** Providers and rates, the contract import, and the lists that filters choose from. */
export function contractsApi(rest: Rest, deps: ContractsDeps): void {
  providersApi(rest, deps);
  importsApi(rest, deps);
  listsApi(rest, deps);
}
