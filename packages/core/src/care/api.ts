import type { Rest, RestDeps } from '../rest/index.ts';

export function careApi(_rest: Rest, _deps: RestDeps): void {
  return undefined;
}
