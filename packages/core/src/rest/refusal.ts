import type { Problem } from '@jeugdregie/kernel';

/**
 * A request that is refused: becomes `application/problem+json` (RFC 9457) with the four parts of the problem.
 * Thrown inside a route, so that an open transaction rolls back; everything else that is thrown is a bug (500).
 */
export class Refusal extends Error {
  readonly status: number;
  readonly problem: Problem;
  constructor(status: number, problem: Problem) {
    super(problem.what);
    this.status = status;
    this.problem = problem;
  }
}

export function refuse(status: number, problem: Problem): never {
  throw new Refusal(status, problem);
}

/** 404 in Dutch: `what` is the thing with its article, such as 'Dit bericht'. */
export function notFound(what: string, where: string): never {
  return refuse(404, {
    code: 'NIET-GEVONDEN',
    what: `${what} is er niet.`,
    where,
    why: 'Het bestaat niet, of het hoort bij een gemeente waarvoor u niet werkt.',
    remedy: 'Controleer het adres, of kies bovenaan een andere gemeente.',
  });
}
