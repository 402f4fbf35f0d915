import { municipalityCode, uuid, type MunicipalityCode, type Problem, type Result } from '@jeugdregie/kernel';
import { z } from 'zod';
import {
  addAccount,
  changePassword,
  endSessions,
  listAccounts,
  roles,
  switchAccount,
  type Account,
} from '../../access/index.ts';
import { inView, requirePrincipal, type RestDeps } from '../in-view.ts';
import type { Rest } from '../rest.ts';
import { notFound, refuse } from '../refusal.ts';

const gebruiker = z.object({
  id: z.string(),
  email: z.string(),
  naam: z.string(),
  rol: z.enum(roles),
  gemeenten: z.array(z.string()),
  regionaal: z.boolean(),
  fictief: z.boolean(),
  actief: z.boolean(),
});

const nieuw = z.object({
  email: z.string().max(254),
  naam: z.string().max(100),
  rol: z.enum(roles),
  gemeenten: z
    .array(z.string().regex(/^\d{4}$/, 'Een gemeentecode heeft vier cijfers.'))
    .max(400)
    .describe('Leeg voor het Servicebureau.'),
  wachtwoord: z.string().max(1000),
});

const params = z.object({ id: z.string() });
const tags = ['Beheer'];

/** Accounts, for the administrator: list, add, switch off and on, new password. */
export function usersApi(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/gebruikers',
    {
      schema: {
        tags,
        summary: 'Accounts die u beheert',
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: z.object({ gebruikers: z.array(gebruiker) }) },
      },
    },
    (request) =>
      inView(deps, request, 'users.manage', async (tx, { municipality }) => ({
        gebruikers: (await listAccounts(tx, municipality)).map(accountJson),
      })),
  );
  rest.post(
    '/v1/gebruikers',
    { schema: { tags, summary: 'Maak een account', body: nieuw, response: { 201: gebruiker } } },
    async (request, reply) => {
      const keeper = requirePrincipal(request, 'users.manage');
      const { email, naam, rol, gemeenten, wachtwoord } = request.body;
      const municipalities = gemeenten
        .map(municipalityCode)
        .filter((code): code is MunicipalityCode => code !== null);
      const wish = { email, name: naam, role: rol, municipalities, password: wachtwoord };
      const account = valueOf(await addAccount(deps.db, keeper, wish));
      return reply.code(201).send(accountJson(account));
    },
  );
  changeRoutes(rest, deps);
  sessionsRoute(rest, deps);
}

function changeRoutes(rest: Rest, deps: RestDeps): void {
  rest.put(
    '/v1/gebruikers/:id/toegang',
    {
      schema: {
        tags,
        summary: 'Zet een account aan of uit',
        params,
        body: z.object({ actief: z.boolean() }),
        response: { 200: gebruiker },
      },
    },
    async (request) => {
      const keeper = requirePrincipal(request, 'users.manage');
      const id = uuid(request.params.id) ?? notFound('Dit account', 'id');
      return accountJson(
        valueOf(await switchAccount(deps.db, keeper, { id, isActive: request.body.actief })),
      );
    },
  );
  rest.put(
    '/v1/gebruikers/:id/wachtwoord',
    {
      schema: {
        tags,
        summary: 'Geef een account een nieuw wachtwoord',
        params,
        body: z.object({ wachtwoord: z.string().max(1000) }),
        response: { 200: gebruiker },
      },
    },
    async (request) => {
      const keeper = requirePrincipal(request, 'users.manage');
      const id = uuid(request.params.id) ?? notFound('Dit account', 'id');
      const change = { id, password: request.body.wachtwoord };
      return accountJson(valueOf(await changePassword(deps.db, keeper, change)));
    },
  );
}

function sessionsRoute(rest: Rest, deps: RestDeps): void {
  rest.delete(
    '/v1/gebruikers/:id/sessies',
    {
      schema: {
        tags,
        summary: 'Beëindig alle sessies van een account',
        params,
        response: { 200: z.object({ beeindigd: z.int() }) },
      },
    },
    async (request) => {
      const keeper = requirePrincipal(request, 'users.manage');
      const id = uuid(request.params.id) ?? notFound('Dit account', 'id');
      return { beeindigd: valueOf(await endSessions(deps.db, keeper, id)).ended };
    },
  );
}

const statusByCode: Readonly<Record<string, number>> = {
  'ACCOUNT-ONBEKEND': 404,
  'ACCOUNT-ANDERE-GEMEENTE': 403,
  'ACCOUNT-BESTAAT': 409,
};

function valueOf<T>(result: Result<T, Problem>): T {
  return result.ok ? result.value : refuse(statusByCode[result.error.code] ?? 400, result.error);
}

function accountJson(account: Account): z.output<typeof gebruiker> {
  return {
    id: account.id,
    email: account.email,
    naam: account.name,
    rol: account.role,
    gemeenten: [...account.municipalities],
    regionaal: account.isRegional,
    fictief: account.isDemo,
    actief: account.isActive,
  };
}
