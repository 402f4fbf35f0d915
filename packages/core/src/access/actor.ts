import type { Actor } from '../audit/index.ts';
import type { Principal } from './model.ts';

/** The signed-in person as the audit log and the trail of a file name them. */
export function actorOf(principal: Principal): Actor {
  return { kind: 'user', id: principal.userId, name: principal.name, role: principal.role };
}
