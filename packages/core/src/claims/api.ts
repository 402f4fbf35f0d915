import { day, firstDayOf, month, providerCode, uuid, type Day } from '@jeugdregie/kernel';
import { z } from 'zod';
import { csvEuros, csvText } from '../contracts/index.ts';
import { inView, notFound, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { linesApi, type ClaimsDeps } from './api-lines.ts';
import { declaratie, declaratieDetail, statusNames } from './api-shapes.ts';
import { claimId, maxExport, namesIn, sendCsv } from './api-request.ts';
import { claimDetailJson, claimJson } from './api-json.ts';
import { claimById, listClaims } from './list-store.ts';

const tags = ['Declaraties'];

const listQuery = z.object({
  gemeente: z.string().optional(),
  aanbieder: z
    .string()
    .regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.')
    .optional(),
  status: z.enum(['afgewezen', 'voor-persoon', 'beoordeeld']).optional(),
  van: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'Een maand is jjjj-mm.')
    .optional(),
  tot: z
    .string()
    .regex(/^\d{4}-\d{2}$/, 'Een maand is jjjj-mm.')
    .optional(),
  zoek: z.string().trim().max(40).optional(),
  na: z.string().max(100).optional(),
  aantal: z.coerce.number().int().min(1).max(500).default(50),
  formaat: z.enum(['json', 'csv']).default('json'),
});

/** Claims with their lines, verdicts and facts, the work list, and decisions of persons. */
export function claimsApi(rest: Rest, deps: ClaimsDeps): void {
  listRoute(rest, deps);
  claimRoute(rest, deps);
  linesApi(rest, deps);
}

function listRoute(rest: Rest, deps: RestDeps): void {
  const listed = z.object({ declaraties: z.array(declaratie), volgende: z.string().nullable() });
  rest.get(
    '/v1/declaraties',
    {
      schema: {
        tags,
        summary: 'Declaraties, de nieuwste eerst',
        querystring: listQuery,
        response: { 200: listed },
      },
    },
    async (request, reply) => {
      const { formaat, aantal } = request.query;
      const limit = formaat === 'csv' ? maxExport : aantal;
      const found = await inView(deps, request, 'claims.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const names = await namesIn(tx);
        const claims = await listClaims(tx, { municipality, ...filterFrom(request.query), limit });
        return claims.map((claim) => claimJson(claim, names));
      });
      if (formaat === 'csv') return sendCsv(reply, 'declaraties', claimsCsv(found));
      const last = found.length === aantal ? found.at(-1) : undefined;
      return { declaraties: found, volgende: last ? `${last.ontvangenOp}.${last.id}` : null };
    },
  );
}

function claimRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/declaraties/:id',
    {
      schema: {
        tags,
        summary: 'Een declaratie met haar uitkomst',
        params: z.object({ id: z.string() }),
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: declaratieDetail },
      },
    },
    (request) =>
      inView(deps, request, 'claims.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const claim = await claimById(tx, municipality, claimId(request.params.id));
        return claim === null ? notFound('Deze declaratie', 'id') : claimDetailJson(claim, await namesIn(tx));
      }),
  );
}

function filterFrom(query: z.output<typeof listQuery>) {
  const [text = '', id = ''] = (query.na ?? '').split('.');
  const [knownOn, fileId] = [day(text), uuid(id)];
  const after = knownOn !== null && fileId !== null ? { knownOn, fileId } : undefined;
  const bound = (text: string | undefined): Day | undefined => {
    const asked = month(text ?? '');
    return asked === null ? undefined : firstDayOf(asked);
  };
  return {
    provider: providerCode(query.aanbieder ?? '') ?? undefined,
    status: query.status && statusNames[query.status],
    from: bound(query.van),
    until: bound(query.tot),
    search: query.zoek,
    after,
  };
}

function claimsCsv(claims: readonly z.output<typeof declaratie>[]): string {
  const headings = ['Declaratienummer', 'AGB', 'Aanbieder', 'Maand', 'Dagtekening', 'Ontvangen op', 'Regels'];
  const amounts = ['Goedgekeurd', 'Afgewezen', 'Voor medewerker', 'Ingediend', 'Toegekend', 'Status'];
  return csvText(
    [...headings, ...amounts],
    claims.map((c) => [
      c.declaratienummer,
      c.aanbieder.agb,
      c.aanbieder.naam,
      c.maand,
      c.dagtekening,
      c.ontvangenOp,
      c.regels,
      c.goedgekeurd,
      c.afgewezen,
      c.voorPersoon,
      csvEuros(c.ingediendCenten),
      csvEuros(c.toegekendCenten),
      c.status,
    ]),
  );
}
