import type { Rest, RestDeps } from '../rest/index.ts';
import type { Keys } from './model.ts';

export function identityApi(_rest: Rest, _deps: RestDeps & { readonly keys: Keys }): void {
  throw new Error('not yet: this door is published early so that callers compile');
}
