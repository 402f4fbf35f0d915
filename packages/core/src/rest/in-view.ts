import { municipalityCode, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import type { FastifyRequest } from 'fastify';
import { can, type Capability, type Principal, type Session } from '../access/index.ts';
import { municipal, regional, type Database, type Tx } from '../db/index.ts';
import { refuse } from './refusal.ts';

/** What every room's routes are given. */
export interface RestDeps {
  readonly db: Database;
  readonly today: () => Day;
}

/** Whose figures and files the request is about: one municipality, or the whole region (null). */
export interface View {
  readonly principal: Principal;
  readonly municipality: MunicipalityCode | null;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the server's session hook before any route runs; null when nobody is signed in. */
    principal: Principal | null;
    /** The session behind it: its CSRF token and when it ends. */
    session: Session | null;
  }
}

/**
 * Runs `work` in one transaction in the scope of the signed-in person. The query parameter `gemeente` chooses the
 * view: a municipal person sees one municipality of their own (their first when they name none), a regional person
 * sees the region or one municipality of it, always without persons. Refuses with 401, 403 or 400.
 */
export async function inView<T>(
  deps: RestDeps,
  request: FastifyRequest,
  capability: Capability,
  work: (tx: Tx, view: View) => Promise<T>,
): Promise<T> {
  const principal = requirePrincipal(request, capability);
  const municipality = chosenMunicipality(principal, request.query as { gemeente?: string });
  const scope = principal.isRegional || municipality === null ? regional : municipal(municipality);
  return deps.db.transaction(scope, (tx) => work(tx, { principal, municipality }));
}

export function requirePrincipal(request: FastifyRequest, capability: Capability): Principal {
  const { principal } = request;
  const where = request.url.split('?')[0] ?? '';
  if (!principal) {
    return refuse(401, {
      code: 'NIET-AANGEMELD',
      what: 'U bent niet aangemeld.',
      where,
      why: 'Uw sessie is verlopen of u hebt zich nog niet aangemeld.',
      remedy: 'Meld u aan en probeer het opnieuw.',
    });
  }
  if (!can(principal, capability)) {
    return refuse(403, {
      code: 'GEEN-RECHT',
      what: 'Dit mag u met uw rol niet.',
      where,
      why: `Uw rol heeft het recht ${capability} niet.`,
      remedy: 'Vraag een collega met een andere rol, of vraag de beheerder om het recht.',
    });
  }
  return principal;
}

/** Refuses with 403 what shows persons to the region, whatever its roles may be one day. */
export function requireMunicipalScope(tx: Tx): MunicipalityCode {
  if (tx.scope.kind === 'municipality') return tx.scope.municipality;
  return refuse(403, {
    code: 'GEEN-PERSONEN',
    what: 'Het Servicebureau ziet geen personen.',
    where: 'gemeente',
    why: 'Gegevens van jeugdigen zijn alleen zichtbaar voor hun eigen gemeente.',
    remedy: 'Vraag een medewerker van de gemeente.',
  });
}

function chosenMunicipality(principal: Principal, query: { gemeente?: string }): MunicipalityCode | null {
  const asked = query.gemeente ?? '';
  const code = municipalityCode(asked);
  if (asked !== '' && asked !== 'regio' && code === null) {
    return refuse(400, {
      code: 'GEMEENTE-ONGELDIG',
      what: `"${asked.slice(0, 20)}" is geen gemeentecode.`,
      where: 'gemeente',
      why: 'Een gemeentecode heeft vier cijfers (CBS).',
      remedy: 'Kies bovenaan een gemeente, of laat de parameter weg.',
    });
  }
  if (principal.isRegional) return code;
  const own = code ?? principal.municipalities[0] ?? null;
  if (own !== null && principal.municipalities.includes(own)) return own;
  return refuse(403, {
    code: 'ANDERE-GEMEENTE',
    what: 'Deze gemeente kunt u niet bekijken.',
    where: 'gemeente',
    why: `U werkt voor ${principal.municipalities.join(', ') || 'geen gemeente'}, niet voor ${asked}.`,
    remedy: 'Kies bovenaan een gemeente waarvoor u werkt.',
  });
}
