import { randomUUID } from 'node:crypto';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { sql, system } from '@jeugdregie/core/db';
import type { Rest } from '@jeugdregie/core/rest';
import Fastify, { type FastifyServerOptions } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import { maxEnvelopeBytes } from '../jobs/open-envelope.ts';
import { mailboxHealth } from './mailbox-api.ts';
import { mountRooms, type MountOptions } from './mount.ts';
import { dutchIssue } from './dutch-issues.ts';
import { apiDescription, apiVersion } from './openapi.ts';
import { knownMethods } from './known-methods.ts';
import { registerProblems, send, unknownAddress, unreadableAddress } from './problems.ts';
import { registerSessions } from './sessions.ts';
import { serveWebApp } from './web-app.ts';

export interface ServerOptions extends MountOptions {
  /** Folder with the built screens; they are left out when it holds none. */
  readonly webFolder: string;
  readonly logger?: FastifyServerOptions['logger'];
}

/** The whole HTTP side, ready to listen or to be called by `inject` in tests. */
export async function buildServer(options: ServerOptions): Promise<Rest> {
  const server: Rest = Fastify({
    logger: options.logger ?? false,
    genReqId: () => randomUUID(),
    bodyLimit: 1_000_000,
    routerOptions: { ignoreTrailingSlash: false },
    // One proxy, ours: of X-Forwarded-For only what it wrote counts. What a stranger puts in front of that would let them
    // choose their own address, and with it a fresh limit on signing in. (A plain 1 trusts nobody in Fastify.)
    trustProxy: process.env['TRUST_PROXY'] === '1' && ((_address, hop) => hop === 0),
    frameworkErrors: (error, request, reply) =>
      void send(reply.header('API-Version', apiVersion), unreadableAddress(error, request)),
  }).withTypeProvider<ZodTypeProvider>();
  z.config({ customError: dutchIssue });
  server.setValidatorCompiler(validatorCompiler);
  server.setSerializerCompiler(serializerCompiler);
  server.addHook('onRequest', async (request, reply) => {
    void reply.header('API-Version', apiVersion);
    // Answers are about persons and money of one session: no browser or proxy keeps them for the next.
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'no-store');
  });
  const methodsOf = knownMethods(server);
  registerProblems(server);
  await server.register(helmet, { contentSecurityPolicy: { directives: contentSecurity } });
  refuseTrailingSlash(server);
  await server.register(rateLimit, { max: 1200, timeWindow: '1 minute' });
  await server.register(multipart, {
    limits: { fileSize: maxEnvelopeBytes, files: 5000, parts: 5100, fieldSize: 10_000 },
  });
  await server.register(swagger, { openapi: apiDescription, transform: jsonSchemaTransform });
  registerSessions(server, options.house, options.isDemo);
  await server.register(async (rest) => mountRooms(rest as unknown as Rest, options));
  server.get('/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    void reply.header('access-control-allow-origin', '*');
    return server.swagger();
  });
  registerHealth(server, options);
  await serveWebApp(server, options.webFolder, methodsOf);
  await server.ready();
  return server;
}

/** `/core/no-trailing-slash`: such an address is no resource; without this an empty id would match. */
function refuseTrailingSlash(server: Rest): void {
  server.addHook('onRequest', async (request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    return path.startsWith('/v1/') && path.endsWith('/') ? send(reply, unknownAddress(request)) : undefined;
  });
}

/** The charts carry their own style element, so inline style is allowed; inline script never is. */
const contentSecurity = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  baseUri: ["'self'"],
  formAction: ["'self'"],
  upgradeInsecureRequests: null,
};

/**
 * `/gezondheid`: the process lives. `/gereed`: it can do its work, database included; with a mailbox it tells how that
 * fares, in numbers only, because nobody signs in here.
 */
function registerHealth(server: Rest, { house, mailbox }: ServerOptions): void {
  server.get('/gezondheid', { schema: { hide: true } }, () => ({ status: 'ok' }));
  server.get('/gereed', { schema: { hide: true } }, async (_request, reply) => {
    try {
      await house.db.transaction(system, (tx) => tx.query(sql`select 1`));
      return mailbox ? { status: 'ok', postvak: mailboxHealth(mailbox) } : { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'database onbereikbaar' });
    }
  });
}
