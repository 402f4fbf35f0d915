import { createServer } from 'node:net';
import type { Rest } from '@jeugdregie/core/rest';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { startupProblem, wantedPort } from './startup-problem.ts';

/** Where the server will listen: the port of PORT, or the first that is free of the ten from 8080 on. */
export interface Door {
  readonly host: string;
  readonly port: number;
  /** The port that was taken, when another one was chosen. */
  readonly instead: number | null;
}

const firstPort = 8080;

/**
 * Looks for the door before the long work of a first start begins, so that a port that is taken is told at once. A port
 * that was asked for is never exchanged for another.
 */
export async function findDoor(environment: NodeJS.ProcessEnv = process.env): Promise<Result<Door, Problem>> {
  const given = wantedPort(environment['PORT']);
  if (!given.ok) return given;
  const host = environment['HOST'] || '127.0.0.1';
  const asked = given.value;
  const ports = asked === null ? Array.from({ length: 10 }, (_, i) => firstPort + i) : [asked];
  for (const port of ports) {
    const error = await objectionTo(port, host);
    if (error === null) return ok({ host, port, instead: port === ports[0] ? null : firstPort });
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (isTaken && port !== ports.at(-1)) continue;
    const problem = startupProblem(error);
    if (problem === null) throw error;
    return fail(problem);
  }
  throw new Error('no port was looked at');
}

/** Why nothing can listen there; null when something can. */
function objectionTo(port: number, host: string): Promise<unknown> {
  return new Promise((done) => {
    const probe = createServer();
    probe.on('error', done);
    probe.listen(port, host, () => probe.close(() => done(null)));
  });
}

/** Opens the door. The address for people on this machine, whatever HOST is. */
export async function listenAt(server: Rest, { host, port }: Door): Promise<string> {
  await server.listen({ port, host });
  const address = server.server.address();
  const bound = address !== null && typeof address === 'object' ? address.port : port;
  return `http://localhost:${bound}`;
}
