import { day, providerCode, uuid, type Day, type Problem, type Result, type Uuid } from '@jeugdregie/kernel';
import { z } from 'zod';
import { actorOf } from '../../access/index.ts';
import { termsFor } from '../../contracts/index.ts';
import type { Tx } from '../../db/index.ts';
import { filesByIds } from '../../exchange/index.ts';
import {
  inView,
  notFound,
  refuse,
  requireMunicipalScope,
  type Rest,
  type RestDeps,
} from '../../rest/index.ts';
import type { Comment, RequestOrder, SentMessage, Settlement } from './choice.ts';
import { namesFor } from '../names.ts';
import { dossierJson, previewJson, requestJson } from './json.ts';
import {
  listRequests,
  type RequestCursor,
  type RequestFilter,
  type RequestLine,
  type RequestSort,
} from './list.ts';
import type { RequestDossier } from './model.ts';
import { addressIn, choicesIn } from './order.ts';
import {
  besluitBody,
  kindOf,
  stateNames,
  stateOf,
  toelichtingen,
  verstuurd,
  verzoek,
  verzoekDetail,
  voorbeeld,
} from './shapes.ts';
import { latestAllocationFile, requestDossier } from './store.ts';

/** What the rooms after this one do when a person decides; the server gives it. */
export interface RequestWork {
  /** Without keeping anything. Null when there is no such request. */
  draft(
    tx: Tx,
    order: RequestOrder,
  ): Promise<Result<{ readonly dossier: RequestDossier; readonly settlement: Settlement }, Problem> | null>;
  decide(tx: Tx, order: RequestOrder): Promise<Result<readonly SentMessage[], Problem> | null>;
  /** From the message itself, and noted in the audit log. Null when there is no such request. */
  comments(
    tx: Tx,
    order: Pick<RequestOrder, 'municipality' | 'fileId' | 'actor'>,
  ): Promise<readonly Comment[] | null>;
}

const tags = ['Verzoeken'];

const sorts = {
  termijn: 'due',
  '-termijn': '-due',
  ontvangenOp: 'received',
  '-ontvangenOp': '-received',
} as const satisfies Record<string, RequestSort>;

const query = z.object({
  gemeente: z.string().optional(),
  soort: z.enum(['VOT', 'VOW']).optional(),
  status: z.enum(['open', ...Object.values(stateNames)]).optional(),
  termijn: z.enum(['bijna', 'over']).optional(),
  aanbieder: z
    .string()
    .regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.')
    .optional(),
  zoek: z.string().trim().max(36).optional(),
  sorteer: z.enum(['termijn', '-termijn', 'ontvangenOp', '-ontvangenOp']).default('termijn'),
  na: z.string().max(60).optional(),
  aantal: z.coerce.number().int().min(1).max(500).default(50),
});

const one = {
  querystring: z.object({ gemeente: z.string().optional() }),
  params: z.object({ id: z.string() }),
};

/** Requests: the work list, one request, the preview of a decision, and the decision. Of one municipality. */
export function requestApi(rest: Rest, deps: RestDeps, work: RequestWork): void {
  listRoute(rest, deps);
  oneRoute(rest, deps);
  commentsRoute(rest, deps, work);
  decisionRoutes(rest, deps, work);
}

function listRoute(rest: Rest, deps: RestDeps): void {
  const listed = z.object({ verzoeken: z.array(verzoek), volgende: z.string().nullable() });
  const summary = 'Verzoeken om toewijzing en wijziging, de kortste termijn eerst';
  rest.get(
    '/v1/verzoeken',
    { schema: { tags, summary, querystring: query, response: { 200: listed } } },
    (request) =>
      inView(deps, request, 'care.read', async (tx) => {
        const today = deps.today();
        const { requests, next } = await listRequests(tx, filterFrom(tx, request.query, today));
        const names = await namesFor(tx);
        return {
          verzoeken: requests.map((line) => requestJson(line, names, today)),
          volgende: next ? `${next.key}.${next.fileId}` : null,
        };
      }),
  );
}

function filterFrom(tx: Tx, asked: z.output<typeof query>, today: Day): RequestFilter {
  const { status } = asked;
  return {
    municipality: requireMunicipalScope(tx),
    kind: kindOf(asked.soort),
    state: status === 'open' ? 'open' : stateOf(status),
    provider: providerCode(asked.aanbieder ?? ''),
    term: asked.termijn === undefined ? null : asked.termijn === 'over' ? 'over' : 'near',
    today,
    search: asked.zoek || null,
    sort: sorts[asked.sorteer],
    after: cursorIn(asked.na),
    limit: asked.aantal,
  };
}

function cursorIn(text: string | undefined): RequestCursor | null {
  const [first = '', second = ''] = (text ?? '').split('.');
  const key = first === 'infinity' ? first : day(first);
  const fileId = uuid(second);
  return key && fileId ? { key, fileId } : null;
}

function oneRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/verzoeken/:id',
    {
      schema: {
        tags,
        summary: 'Een verzoek, met wat er loopt en wat er is geantwoord',
        ...one,
        response: { 200: verzoekDetail },
      },
    },
    (request) =>
      inView(deps, request, 'care.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const today = deps.today();
        const id = requestId(request.params.id);
        const dossier = await requestDossier(tx, municipality, id);
        if (!dossier) return notFound('Dit verzoek', 'id');
        const names = await namesFor(tx);
        const isAddressNeeded =
          (await latestAllocationFile(tx, municipality, dossier.head.clientKey)) === null;
        const files = await filesAround(tx, dossier);
        const terms = await termsFor(tx, dossier.head.provider);
        return {
          ...requestJson(lineOf(dossier), names, today),
          ...dossierJson(dossier, { names, today, files, isAddressNeeded, terms }),
        };
      }),
  );
}

/** The request, what answered it, and what was returned to those. */
async function filesAround(tx: Tx, { head, grants, answers }: RequestDossier) {
  const ids = [head.fileId, ...grants.map(({ fileId }) => fileId), ...answers.map(({ fileId }) => fileId)];
  const first = await filesByIds(tx, [...new Set(ids)]);
  const returns = first.flatMap(({ answerFileId }) => answerFileId ?? []);
  return filesByIds(tx, [...new Set([...ids, ...returns])]);
}

/** The same line as in the list, from what is loaded already. */
function lineOf({ head, products, wishes, allocations }: RequestDossier): RequestLine {
  const ofVot = products.map(({ reference, category, product }) => ({
    reference,
    kind: 'new' as const,
    category,
    product,
    allocation: null,
  }));
  const ofVow = wishes.flatMap(({ kind, category, product, allocation }) => {
    const old = allocations.find(({ number }) => number === allocation);
    const named = { category: category ?? old?.category ?? null, product: product ?? old?.product ?? null };
    return kind === 'unchanged' ? [] : [{ reference: null, kind, ...named, allocation }];
  });
  const dueOn = head.state === 'new' ? head.decideBy : head.state === 'investigating' ? head.settleBy : null;
  return { ...head, dueOn, asked: [...ofVot, ...ofVow], referrer: products[0]?.referrer ?? null };
}

function decisionRoutes(rest: Rest, deps: RestDeps, work: RequestWork): void {
  rest.post(
    '/v1/verzoeken/:id/_voorbeeld',
    {
      schema: {
        tags,
        summary: 'Wat een besluit zou versturen, zonder iets vast te leggen',
        ...one,
        body: besluitBody,
        response: { 200: voorbeeld },
      },
    },
    (request) =>
      inView(deps, request, 'care.decide', async (tx, { principal }) => {
        const order = orderFrom(tx, request, { actor: actorOf(principal), today: deps.today() });
        const { dossier, settlement } = accepted(await work.draft(tx, order));
        return previewJson(settlement, dossier, await namesFor(tx));
      }),
  );
  rest.post(
    '/v1/verzoeken/:id/besluiten',
    {
      schema: {
        tags,
        summary: 'Besluit op een verzoek: een VOT per product, een VOW als geheel',
        ...one,
        body: besluitBody,
        response: { 201: verstuurd },
      },
    },
    async (request, reply) => {
      const sent = await inView(deps, request, 'care.decide', async (tx, { principal }) => {
        const order = orderFrom(tx, request, { actor: actorOf(principal), today: deps.today() });
        return accepted(await work.decide(tx, order));
      });
      const berichten = sent.map(({ message, fileId, name }) => ({
        bericht: message,
        id: fileId,
        naam: name,
      }));
      return reply.code(201).send({ berichten });
    },
  );
}

function commentsRoute(rest: Rest, deps: RestDeps, work: RequestWork): void {
  rest.get(
    '/v1/verzoeken/:id/toelichtingen',
    {
      schema: {
        tags,
        summary: 'Wat de aanbieder in eigen woorden bij een verzoek schreef; het lezen komt in het logboek',
        ...one,
        response: { 200: toelichtingen },
      },
    },
    (request) =>
      inView(deps, request, 'care.decide', async (tx, { principal }) => {
        const municipality = requireMunicipalScope(tx);
        const fileId = requestId(request.params.id);
        const comments = await work.comments(tx, { municipality, fileId, actor: actorOf(principal) });
        if (comments === null) return notFound('Dit verzoek', 'id');
        return {
          toelichtingen: comments.map(({ reference, text }) => ({ referentie: reference, tekst: text })),
        };
      }),
  );
}

function orderFrom(
  tx: Tx,
  request: { readonly params: { readonly id: string }; readonly body: z.output<typeof besluitBody> },
  by: Pick<RequestOrder, 'actor' | 'today'>,
): RequestOrder {
  return {
    municipality: requireMunicipalScope(tx),
    fileId: requestId(request.params.id),
    choices: choicesIn(request.body),
    address: addressIn(request.body),
    ...by,
  };
}

/** A refusal is thrown, so that everything that was done in the transaction is undone. */
function accepted<T>(result: Result<T, Problem> | null): T {
  if (result === null) return notFound('Dit verzoek', 'id');
  if (result.ok) return result.value;
  return refuse(result.error.code === 'VERZOEK-AL-BESLIST' ? 409 : 422, result.error);
}

function requestId(text: string): Uuid {
  return uuid(text) ?? notFound('Dit verzoek', 'id');
}
