import {
  capabilitiesOf,
  demoPeople,
  signIn,
  signOut,
  type Principal,
  type Role,
} from '@jeugdregie/core/access';
import { region } from '@jeugdregie/core/contracts';
import { regional, system, type Database } from '@jeugdregie/core/db';
import { cutOffs } from '@jeugdregie/core/figures';
import { refuse, type Rest } from '@jeugdregie/core/rest';
import { systemMillis, type Day } from '@jeugdregie/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sessionCookie } from './session-hook.ts';

const municipalitySchema = z.object({ code: z.string(), naam: z.string() });

const sessionSchema = z.object({
  gebruiker: z
    .object({
      naam: z.string(),
      rol: z.string(),
      rolnaam: z.string(),
      gemeenten: z.array(municipalitySchema),
      regionaal: z.boolean(),
    })
    .nullable(),
  /** What this person may do; the screens show nothing else. */
  rechten: z.array(z.string()),
  csrf: z.string().nullable(),
  demo: z.boolean(),
  vandaag: z.string(),
  regio: z.string(),
  gemeenten: z.array(municipalitySchema),
  peildata: z.array(z.string()),
});

const credentialsSchema = z.union([
  z.object({ email: z.email().max(200), wachtwoord: z.string().min(1).max(200) }),
  z.object({ demoGebruiker: z.uuid() }),
]);

const roleNames: Readonly<Record<Role, string>> = {
  backoffice: 'Backofficemedewerker',
  controller: 'Controller',
  'access-team': 'Medewerker toegang',
  'policy-adviser': 'Beleidsadviseur',
  'contract-manager': 'Contractmanager',
  analyst: 'Analist',
  administrator: 'Beheerder',
};

interface SessionDeps {
  readonly db: Database;
  readonly today: () => Day;
  readonly isDemo: boolean;
}

/** Signing in and out, and what the screens must know before they can show anything. */
export function sessionApi(rest: Rest, deps: SessionDeps): void {
  rest.get(
    '/v1/sessie',
    {
      schema: {
        tags: ['Sessie'],
        summary: 'Wie is aangemeld',
        security: [],
        response: { 200: sessionSchema },
      },
    },
    (request) => describe(deps, request.principal, request.session?.csrf ?? null),
  );
  rest.post(
    '/v1/sessie',
    {
      schema: {
        tags: ['Sessie'],
        summary: 'Aanmelden',
        security: [],
        body: credentialsSchema,
        response: { 201: sessionSchema },
      },
      config: { rateLimit: { max: 30, timeWindow: '1 minute' } },
    },
    async (request, reply) => {
      const { body } = request;
      const credentials =
        'email' in body
          ? ({ kind: 'password', email: body.email, password: body.wachtwoord } as const)
          : ({ kind: 'demo', userId: body.demoGebruiker } as const);
      const result = await signIn(deps.db, credentials, { now: systemMillis(), isDemoOn: deps.isDemo });
      if (!result.ok) return refuse(401, result.error);
      setCookie(request, reply, result.value.token);
      return reply.code(201).send(await describe(deps, result.value.principal, result.value.csrf));
    },
  );
  rest.delete(
    '/v1/sessie',
    { schema: { tags: ['Sessie'], summary: 'Afmelden', response: { 204: z.null() } } },
    async (request, reply) => {
      const token = request.cookies[sessionCookie];
      if (token) await signOut(deps.db, token);
      return reply.clearCookie(sessionCookie, { path: '/' }).code(204).send(null);
    },
  );
  demoApi(rest, deps);
}

function demoApi(rest: Rest, deps: SessionDeps): void {
  const person = z.object({
    id: z.uuid(),
    naam: z.string(),
    rol: z.string(),
    rolnaam: z.string(),
    gemeente: z.string(),
  });
  rest.get(
    '/v1/demo-gebruikers',
    {
      schema: {
        tags: ['Sessie'],
        summary: 'De fictieve mensen van de demonstratie',
        security: [],
        response: { 200: z.object({ gebruikers: z.array(person) }) },
      },
    },
    async () => {
      if (!deps.isDemo) return { gebruikers: [] };
      const accounts = await deps.db.transaction(system, demoPeople);
      const { municipalities } = await deps.db.transaction(regional, (tx) => region(tx, deps.today()));
      const nameOf = new Map(municipalities.map(({ code, name }) => [code, name]));
      const worksFor = (codes: readonly string[]): string =>
        codes.length === 0
          ? 'Servicebureau'
          : codes.length > 1
            ? `${codes.length} gemeenten`
            : (nameOf.get(codes[0] as never) ?? codes[0] ?? '');
      return {
        gebruikers: accounts.map(({ id, name, role, municipalities: codes }) => ({
          id,
          naam: name,
          rol: role,
          rolnaam: roleNames[role],
          gemeente: worksFor(codes),
        })),
      };
    },
  );
}

function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookie, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
  });
}

async function describe(
  deps: SessionDeps,
  principal: Principal | null,
  csrf: string | null,
): Promise<z.infer<typeof sessionSchema>> {
  const today = deps.today();
  const basis = { csrf, demo: deps.isDemo, vandaag: today };
  if (!principal) {
    return { ...basis, gebruiker: null, rechten: [], regio: '', gemeenten: [], peildata: [] };
  }
  return deps.db.transaction(regional, async (tx) => {
    const { name, municipalities } = await region(tx, today);
    const all = municipalities.map((one) => ({ code: one.code as string, naam: one.name }));
    const own = all.filter(({ code }) => (principal.municipalities as readonly string[]).includes(code));
    return {
      ...basis,
      gebruiker: {
        naam: principal.name,
        rol: principal.role,
        rolnaam: roleNames[principal.role],
        gemeenten: own,
        regionaal: principal.isRegional,
      },
      rechten: [...capabilitiesOf(principal.role)],
      regio: name,
      gemeenten: principal.isRegional ? all : own,
      peildata: await cutOffs(tx, null),
    };
  });
}
