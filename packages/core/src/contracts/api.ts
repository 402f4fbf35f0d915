import type { ContractsDeps } from './api-deps.ts';
import type { Rest } from '../rest/index.ts';
import { importsApi } from './api-imports.ts';
import { listsApi } from './api-lists.ts';
import { providersApi } from './api-providers.ts';

/** Providers and rates, the contract import, and the lists that filters choose from. */
export function contractsApi(rest: Rest, deps: ContractsDeps): void {
  providersApi(rest, deps);
  importsApi(rest, deps);
  listsApi(rest, deps);
}
