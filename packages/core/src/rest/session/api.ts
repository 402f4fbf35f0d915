import type { Day, MunicipalityCode } from '@jeugdregie/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import {
  capabilitiesOf,
  demoPeople,
  roles,
  sessionOf,
  signIn,
  signOut,
  type Credentials,
  type Role,
  type Session,
} from '../../access/index.ts';
import { system } from '../../db/index.ts';
import type { RestDeps } from '../in-view.ts';
import type { Rest } from '../rest.ts';
import { refuse } from '../refusal.ts';
import { clearedCookie, sessionCookie, tokenFrom } from './cookie.ts';

/** What sign-in needs to know from the program around it. */
export interface AccessDeps extends RestDeps {
  /** Unix milliseconds. */
  readonly now: () => number;
  /** Whether fictitious persons may sign in. */
  readonly isDemo: boolean;
  /** Whether the browser comes by https (also behind a proxy): the cookie is then marked Secure. */
  readonly isSecure: boolean;
  /** The region and its municipalities of today, with their names. */
  readonly region: () => Promise<{
    readonly name: string;
    readonly municipalities: readonly { readonly code: MunicipalityCode; readonly name: string }[];
  }>;
  /** Last days of the months that have figures. */
  readonly cutOffs: () => Promise<readonly Day[]>;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `readSession` before any route runs; null when nobody is signed in. */
    session: Session | null;
  }
}

export const roleNames: Readonly<Record<Role, string>> = {
  backoffice: 'Backofficemedewerker',
  controller: 'Controller',
  'access-team': 'Medewerker toegang',
  'policy-adviser': 'Beleidsadviseur',
  'contract-manager': 'Contractmanager',
  analyst: 'Analist',
  administrator: 'Beheerder',
};

const gemeente = z.object({ code: z.string(), naam: z.string() });
const sessie = z.object({
  gebruiker: z
    .object({
      naam: z.string(),
      rol: z.enum(roles),
      rolnaam: z.string(),
      gemeenten: z.array(gemeente),
      regionaal: z.boolean(),
    })
    .nullable(),
  rechten: z.array(z.string()),
  csrf: z.string().nullable(),
  demo: z.boolean(),
  vandaag: z.string(),
  regio: z.string(),
  gemeenten: z.array(gemeente),
  peildata: z.array(z.string()),
  verlooptOp: z.string().nullable(),
});

const aanmelding = z.union([
  z.object({ email: z.string().max(254), wachtwoord: z.string().min(1).max(1000) }),
  z.object({ demoGebruiker: z.string().max(36) }),
]);

/** Reads the cookie of a request and sets `session` and `principal`. The server runs this before every route. */
export async function readSession(
  deps: Pick<AccessDeps, 'db' | 'now' | 'isSecure'>,
  request: FastifyRequest,
): Promise<void> {
  const token = tokenFrom(request.headers.cookie, deps.isSecure);
  request.session = token === null ? null : await sessionOf(deps.db, token, deps.now());
  request.principal = request.session?.principal ?? null;
}

/**
 * Refuses with 403 a request of a signed-in person that changes something without the session's token in X-CSRF. The
 * server runs this before every route; signing in needs no token.
 */
export function requireCsrf(request: FastifyRequest): void {
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
  if (!changes || request.session === null || request.headers['x-csrf'] === request.session.csrf) return;
  refuse(403, {
    code: 'CSRF',
    what: 'Deze opdracht is niet uitgevoerd.',
    where: 'X-CSRF',
    why: 'De beveiligingscode van uw sessie ontbreekt of is verouderd.',
    remedy: 'Ververs de pagina en probeer het opnieuw.',
  });
}

/** Sign-in, sign-out and who is signed in. The cookie is set here; no plugin is needed. */
export function accessApi(rest: Rest, deps: AccessDeps): void {
  const tags = ['Sessie'];
  rest.get(
    '/v1/sessie',
    { schema: { tags, summary: 'Wie is er aangemeld', security: [], response: { 200: sessie } } },
    (request) => (request.session ? sessionJson(deps, request.session) : nobodyJson(deps)),
  );
  rest.post(
    '/v1/sessie',
    {
      schema: { tags, summary: 'Meld aan', security: [], body: aanmelding, response: { 200: sessie } },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const options = { now: deps.now(), isDemoOn: deps.isDemo };
      const result = await signIn(deps.db, credentialsIn(request.body), options);
      if (!result.ok) return refuse(401, result.error);
      setCookie(reply, sessionCookie(result.value.token, deps.isSecure));
      return sessionJson(deps, result.value);
    },
  );
  const gone = { 204: z.null().describe('Afgemeld, of er was niemand aangemeld') };
  rest.delete(
    '/v1/sessie',
    { schema: { tags, summary: 'Meld af', response: gone } },
    async (request, reply) => {
      const token = tokenFrom(request.headers.cookie, deps.isSecure);
      if (token !== null) await signOut(deps.db, token);
      setCookie(reply, clearedCookie(deps.isSecure));
      return reply.code(204).send(null);
    },
  );
  demoRoute(rest, deps);
}

function demoRoute(rest: Rest, deps: AccessDeps): void {
  const persoon = z.object({
    id: z.string(),
    naam: z.string(),
    rol: z.enum(roles),
    rolnaam: z.string(),
    gemeente: z.string().nullable(),
  });
  const response = { 200: z.object({ gebruikers: z.array(persoon) }) };
  const summary = 'Fictieve personen; leeg als de demo uit staat';
  const schema = { tags: ['Sessie'], summary, security: [], response };
  rest.get('/v1/demo-gebruikers', { schema }, async () => {
    const people = deps.isDemo ? await deps.db.transaction(system, demoPeople) : [];
    const names = new Map((await deps.region()).municipalities.map(({ code, name }) => [code, name]));
    return {
      gebruikers: people.map(({ id, name, role, municipalities, isRegional }) => {
        const [first] = municipalities;
        const one = municipalities.length === 1 && first ? (names.get(first) ?? first) : null;
        const place = isRegional ? 'Servicebureau' : (one ?? `${municipalities.length} gemeenten`);
        return { id, naam: name, rol: role, rolnaam: roleNames[role], gemeente: place };
      }),
    };
  });
}

function credentialsIn(body: z.output<typeof aanmelding>): Credentials {
  return 'demoGebruiker' in body
    ? { kind: 'demo', userId: body.demoGebruiker }
    : { kind: 'password', email: body.email, password: body.wachtwoord };
}

async function sessionJson(deps: AccessDeps, session: Session): Promise<z.output<typeof sessie>> {
  const { name, role, municipalities, isRegional } = session.principal;
  const region = await deps.region();
  const all = region.municipalities.map((one) => ({ code: one.code as string, naam: one.name }));
  const own = all.filter(({ code }) => (municipalities as readonly string[]).includes(code));
  return {
    gebruiker: {
      naam: name,
      rol: role,
      rolnaam: roleNames[role],
      gemeenten: own,
      regionaal: isRegional,
    },
    rechten: [...capabilitiesOf(role)],
    csrf: session.csrf,
    demo: deps.isDemo,
    vandaag: deps.today(),
    regio: region.name,
    gemeenten: isRegional ? all : own,
    peildata: [...(await deps.cutOffs())],
    verlooptOp: session.expiresAt,
  };
}

/** Nobody signed in is an answer, not an error: the screens ask it before they know. */
function nobodyJson(deps: AccessDeps): z.output<typeof sessie> {
  const nothing = { rechten: [], regio: '', gemeenten: [], peildata: [] };
  return {
    ...nothing,
    gebruiker: null,
    csrf: null,
    demo: deps.isDemo,
    vandaag: deps.today(),
    verlooptOp: null,
  };
}

function setCookie(reply: FastifyReply, value: string): void {
  reply.header('set-cookie', value).header('cache-control', 'no-store');
}
