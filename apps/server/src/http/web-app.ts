import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { MethodsOf } from './known-methods.ts';
import { send, unknownAddress, unknownMethod } from './problems.ts';

const year = 31_536_000;

/** Serves the built screens. Every address that is no file and no API is a page of the application itself. */
export async function serveWebApp(
  server: FastifyInstance,
  folder: string,
  methodsOf: MethodsOf,
): Promise<void> {
  const nothingHere = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const allowed = methodsOf(request.url.split('?')[0] ?? '');
    if (allowed.length === 0) return send(reply, unknownAddress(request));
    return send(reply.header('allow', allowed.join(', ')), unknownMethod(request, allowed));
  };
  if (!existsSync(join(folder, 'index.html'))) {
    server.setNotFoundHandler(nothingHere);
    return;
  }
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    preCompressed: true,
    setHeaders(response, path) {
      // Names of built files carry a hash of their content, so they never change; the page itself always may.
      const isHashed = path.startsWith(join(folder, 'assets'));
      response.header('cache-control', isHashed ? `public, max-age=${year}, immutable` : 'no-cache');
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' && !/^\/v1(\/|$)/.test(request.url) && !/\.\w+($|\?)/.test(request.url);
    return wantsPage ? reply.sendFile('index.html', { cacheControl: false }) : nothingHere(request, reply);
  });
}
