import { region } from '@jeugdregie/core/contracts';
import { regional } from '@jeugdregie/core/db';
import { cutOffs } from '@jeugdregie/core/figures';
import { readSession, requireCsrf, type AccessDeps, type Rest } from '@jeugdregie/core/rest';
import { systemMillis } from '@jeugdregie/kernel';
import type { House } from '../house.ts';

/** What signing in must know of the rooms that come after it. */
export function accessDeps({ db, today }: House, isDemo: boolean): AccessDeps {
  return {
    db,
    today,
    isDemo,
    now: systemMillis,
    // Behind a proxy that speaks https the cookie must be marked so; on the loopback address it cannot be.
    isSecure: process.env['TRUST_PROXY'] === '1',
    region: () => db.transaction(regional, (tx) => region(tx, today())),
    cutOffs: () => db.transaction(regional, (tx) => cutOffs(tx, null)),
  };
}

/** Every request learns who asks before any route runs, and may change nothing without the session's CSRF token. */
export function registerSessions(server: Rest, house: House, isDemo: boolean): void {
  const deps = accessDeps(house, isDemo);
  server.decorateRequest('principal', null);
  server.decorateRequest('session', null);
  server.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/v1/')) return;
    await readSession(deps, request);
    const isSigningIn = request.method === 'POST' && request.url === '/v1/sessie';
    if (!isSigningIn) requireCsrf(request);
  });
}
