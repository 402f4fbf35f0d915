import type { Rest } from '@jeugdregie/core/rest';

export interface Listening {
  readonly url: string;
  readonly port: number;
  readonly wanted: number;
}

/** Listens on PORT (default 8080), or on the next free one of the ten after it when that is only the default. */
export async function listenNear(server: Rest): Promise<Listening> {
  const given = process.env['PORT'];
  const wanted = Number(given ?? 8080);
  const host = process.env['HOST'] ?? '127.0.0.1';
  const ports = given ? [wanted] : Array.from({ length: 10 }, (_, i) => wanted + i);
  for (const port of ports) {
    try {
      await server.listen({ port, host });
      const address = server.server.address();
      const bound = address !== null && typeof address === 'object' ? address.port : port;
      return { url: `http://localhost:${bound}`, port: bound, wanted: wanted === 0 ? bound : wanted };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port === ports.at(-1)) throw error;
    }
  }
  throw new Error(`Geen vrije poort vanaf ${wanted}. Kies er een met PORT.`);
}
