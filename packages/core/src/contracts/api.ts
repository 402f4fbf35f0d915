import type { Rest, RestDeps } from '../rest/index.ts';

export function contractsApi(_rest: Rest, _deps: RestDeps): void {
  return undefined;
}
