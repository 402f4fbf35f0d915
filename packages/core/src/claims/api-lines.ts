import { day, providerCode, uuid, type Day, type Uuid } from '@jeugdregie/kernel';
import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { csvEuros, csvText } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import type { Keys } from '../identity/index.ts';
import { inView, notFound, refuse, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { answerClaim } from './answer-claim.ts';
import { claimId, lineIndex, maxExport, namesIn, sendCsv } from './api-request.ts';
import { detailJson, lineJson, waitingJson } from './api-json.ts';
import { openRegel, regel, regelDetail, verdictNames } from './api-shapes.ts';
import { decideByPerson, findingNow, personReturnCodes } from './decide-by-person.ts';
import { lineWithFacts } from './line-facts.ts';
import { linesOf } from './list-store.ts';
import type { DecidedLine } from './model.ts';
import { waitingLines } from './waiting.ts';

/** What a person's decision sets in motion in later rooms: ledger and figures, in the same transaction. */
export interface PersonDecided {
  readonly fileId: Uuid;
  readonly line: DecidedLine;
  readonly decidedOn: Day;
}

export interface ClaimsDeps extends RestDeps {
  readonly keys: Keys;
  readonly onPersonDecided: (tx: Tx, decided: PersonDecided) => Promise<void>;
}

const tags = ['Declaraties'];
const inMunicipality = z.object({ gemeente: z.string().optional() });
const formaat = z.enum(['json', 'csv']).default('json');
const lineParams = z.object({ id: z.string(), regelId: z.string() });

export function linesApi(rest: Rest, deps: ClaimsDeps): void {
  linesRoute(rest, deps);
  lineRoute(rest, deps);
  workRoute(rest, deps);
  decisionRoute(rest, deps);
}

function linesRoute(rest: Rest, deps: RestDeps): void {
  const querystring = inMunicipality.extend({
    oordeel: z.enum(['goedgekeurd', 'afgewezen', 'voor-persoon']).optional(),
    na: z.coerce.number().int().min(0).optional(),
    aantal: z.coerce.number().int().min(1).max(500).default(100),
    formaat,
  });
  const listed = z.object({ regels: z.array(regel), volgende: z.string().nullable() });
  rest.get(
    '/v1/declaraties/:id/regels',
    {
      schema: {
        tags,
        summary: 'Regels van een declaratie met hun oordeel',
        params: z.object({ id: z.string() }),
        querystring,
        response: { 200: listed },
      },
    },
    async (request, reply) => {
      const { oordeel, na, aantal } = request.query;
      const isFile = request.query.formaat === 'csv';
      const lines = await inView(deps, request, 'claims.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const names = await namesIn(tx);
        const rows = await linesOf(tx, {
          municipality,
          fileId: claimId(request.params.id),
          state: oordeel && verdictNames[oordeel],
          after: na,
          limit: isFile ? maxExport : aantal,
        });
        return rows.map((row) => lineJson(row, names));
      });
      if (isFile) return sendCsv(reply, 'regels', linesCsv(lines));
      return { regels: lines, volgende: lines.length === aantal ? (lines.at(-1)?.id ?? null) : null };
    },
  );
}

function lineRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/declaraties/:id/regels/:regelId',
    {
      schema: {
        tags,
        summary: 'Een regel met de feiten waarop is beslist',
        params: lineParams,
        querystring: inMunicipality,
        response: { 200: regelDetail },
      },
    },
    (request) => inView(deps, request, 'claims.read', async (tx) => detailOf(tx, request.params)),
  );
}

async function detailOf(tx: Tx, params: z.output<typeof lineParams>): Promise<z.output<typeof regelDetail>> {
  const municipality = requireMunicipalScope(tx);
  const at = { municipality, fileId: claimId(params.id), index: lineIndex(params.regelId) };
  const found = await lineWithFacts(tx, at);
  if (found === null) return notFound('Deze regel', 'regelId');
  if (found.row.state !== 'needs-person')
    return detailJson(found, await namesIn(tx), { codes: [], ownCode: null });
  const finding = await findingNow(tx, found);
  return detailJson(found, await namesIn(tx), {
    codes: personReturnCodes,
    ownCode: finding?.returnCode ?? null,
  });
}

function workRoute(rest: Rest, deps: RestDeps): void {
  const querystring = inMunicipality.extend({
    aanbieder: z.string().optional(),
    na: z.string().max(100).optional(),
    aantal: z.coerce.number().int().min(1).max(500).default(100),
    formaat,
  });
  const listed = z.object({ regels: z.array(openRegel), volgende: z.string().nullable() });
  rest.get(
    '/v1/werkvoorraad',
    {
      schema: {
        tags,
        summary: 'Regels die op het besluit van een medewerker wachten, de oudste eerst',
        querystring,
        response: { 200: listed },
      },
    },
    async (request, reply) => {
      const { aanbieder, na, aantal } = request.query;
      const isFile = request.query.formaat === 'csv';
      const lines = await inView(deps, request, 'claims.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const names = await namesIn(tx);
        const provider = providerCode(aanbieder ?? '') ?? undefined;
        const limit = isFile ? maxExport : aantal;
        const rows = await waitingLines(tx, { municipality, provider, after: afterKey(na), limit });
        return rows.map((row) => waitingJson(row, names, deps.today()));
      });
      if (isFile) return sendCsv(reply, 'werkvoorraad', linesCsv(lines));
      const last = lines.length === aantal ? lines.at(-1) : undefined;
      return { regels: lines, volgende: last ? `${last.sinds}.${last.declaratieId}.${last.id}` : null };
    },
  );
}

function afterKey(text: string | undefined): { knownOn: Day; fileId: Uuid; index: number } | undefined {
  const [date = '', id = '', index = ''] = (text ?? '').split('.');
  const [knownOn, fileId] = [day(date), uuid(id)];
  return knownOn !== null && fileId !== null && /^\d{1,7}$/.test(index)
    ? { knownOn, fileId, index: Number(index) }
    : undefined;
}

function decisionRoute(rest: Rest, deps: ClaimsDeps): void {
  const body = z.object({
    oordeel: z.enum(['goedgekeurd', 'afgewezen']),
    retourcode: z.string().max(4).optional(),
    toelichting: z.string().trim().min(3, 'Schrijf kort waarom u zo beslist.').max(500),
  });
  const outcome = regelDetail.extend({ nogOpen: z.number().int(), antwoordId: z.string().nullable() });
  rest.post(
    '/v1/declaraties/:id/regels/:regelId/besluiten',
    {
      schema: {
        tags,
        summary: 'Beslissen over een regel; na de laatste gaat het antwoord naar de aanbieder',
        params: lineParams,
        querystring: inMunicipality,
        body,
        response: { 200: outcome },
      },
    },
    (request) =>
      inView(deps, request, 'claims.decide', async (tx, { principal }) => {
        const municipality = requireMunicipalScope(tx);
        const fileId = claimId(request.params.id);
        const [actor, today] = [actorOf(principal), deps.today()];
        if (actor.kind !== 'user') return notFound('Deze regel', 'regelId');
        const decided = await decideByPerson(tx, {
          municipality,
          fileId,
          index: lineIndex(request.params.regelId),
          verdict: verdictNames[request.body.oordeel],
          returnCode: request.body.retourcode ?? null,
          note: request.body.toelichting,
          actor,
          today,
        });
        if (decided === null) return notFound('Deze regel', 'regelId');
        if (!decided.ok) return refuse(409, decided.error);
        await deps.onPersonDecided(tx, { fileId, line: decided.value.line, decidedOn: today });
        const answer = await answerClaim(tx, deps.keys, { municipality, fileId, today, actor });
        return {
          ...(await detailOf(tx, request.params)),
          nogOpen: decided.value.stillWaiting,
          antwoordId: answer?.fileId ?? null,
        };
      }),
  );
}

function linesCsv(lines: readonly z.output<typeof regel>[]): string {
  const headings = [
    'Volgnummer',
    'Referentie',
    'Toewijzing',
    'Productcode',
    'Product',
    'Van',
    'Tot',
    'Volume',
  ];
  const rest = ['Eenheid', 'Tarief', 'Bedrag', 'Oordeel', 'Retourcodes', 'Waarom'];
  return csvText(
    [...headings, ...rest],
    lines.map((line) => [
      line.volgnummer,
      line.referentie,
      line.toewijzingnummer,
      line.product.code,
      line.product.naam,
      line.van,
      line.tot,
      line.volume,
      line.eenheidNaam,
      csvEuros(line.tariefCenten),
      csvEuros(line.bedragCenten),
      line.oordeel,
      line.bevindingen.map((finding) => finding.retourcode).join(' '),
      line.bevindingen.map((finding) => finding.betekenis).join(' '),
    ]),
  );
}
