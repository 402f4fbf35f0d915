import type { FastifyInstance } from 'fastify';

/** The methods that a path knows; none when the path itself is unknown. */
export type MethodsOf = (path: string) => readonly string[];

/** Listens to the routes as they are added, so that a wrong method is told from a wrong address. Call it first. */
export function knownMethods(server: FastifyInstance): MethodsOf {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/v1/')) return;
    const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:[A-Za-z]+/g, '[^/]+')}$`);
    routes.push({ pattern, methods: [method].flat() });
  });
  return (path) => {
    const found = routes.filter(({ pattern }) => pattern.test(path));
    return [...new Set(found.flatMap(({ methods }) => methods))].sort();
  };
}
