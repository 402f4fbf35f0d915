import { timingSafeEqual } from 'node:crypto';
import { sessionOf, type Session } from '@jeugdregie/core/access';
import type { Database } from '@jeugdregie/core/db';
import { refuse } from '@jeugdregie/core/rest';
import { systemMillis } from '@jeugdregie/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const sessionCookie = 'jeugdregie';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Every request learns who asks before any route runs. Whatever changes something must carry the session's CSRF token
 * in the header X-CSRF: a cookie alone is sent along by a browser that somebody else's page directs.
 */
export function registerSessions(server: FastifyInstance, db: Database): void {
  server.decorateRequest('principal', null);
  server.decorateRequest('session', null);
  server.addHook('onRequest', async (request) => {
    if (!request.url.startsWith('/v1/')) return;
    const token = request.cookies[sessionCookie];
    request.session = token ? await sessionOf(db, token, systemMillis()) : null;
    request.principal = request.session?.principal ?? null;
    if (!safeMethods.has(request.method) && request.session) requireToken(request, request.session);
  });
}

function requireToken(request: FastifyRequest, session: Session): void {
  if (request.method === 'POST' && request.url === '/v1/sessie') return; // signing in again starts a new session
  const given = Buffer.from(String(request.headers['x-csrf'] ?? ''));
  const expected = Buffer.from(session.csrf);
  if (given.length === expected.length && timingSafeEqual(given, expected)) return;
  refuse(403, {
    code: 'CSRF',
    what: 'Dit verzoek is niet vertrouwd.',
    where: 'X-CSRF',
    why: 'Het kenmerk van uw sessie ontbreekt of is verlopen.',
    remedy: 'Ververs de pagina en probeer het opnieuw.',
  });
}
