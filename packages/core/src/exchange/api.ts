import type { Keys } from '../identity/index.ts';
import type { Rest, RestDeps } from '../rest/index.ts';

export function exchangeApi(_rest: Rest, _deps: RestDeps & { readonly keys: Keys }): void {
  throw new Error('not yet: this door is published early so that callers compile');
}
