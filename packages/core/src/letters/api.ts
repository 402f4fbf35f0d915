import { day, lastDayOf, addMonths, monthOf, uuid, type Day, type Uuid } from '@jeugdregie/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { cijferOf, cijferSchema } from '../figures/index.ts';
import { inView, notFound, refuse, type Rest, type RestDeps } from '../rest/index.ts';
import { briefOf, briefSchema, regelOf, regelSchema } from './api-shapes.ts';
import { docxOf } from './docx.ts';
import { fileNameOf } from './letter-view.ts';
import type { Letter } from './model.ts';
import { pdfOf } from './pdf.ts';
import { composeLetter, figureBehind, recompute } from './service.ts';
import { letterOf, listLetters } from './store.ts';

/** What the routes of letters need beside the database: the clock for the moment of writing, and whether it is a demo. */
export interface LettersDeps extends RestDeps {
  readonly now: () => string;
  readonly isDemo: boolean;
}

const tags = ['Raadsbrieven'];
const viewQuery = z.object({ gemeente: z.string().optional() });
const letterPath = z.object({ id: z.string().max(40) });

/** Routes under /v1/raadsbrieven. */
export function lettersApi(rest: Rest, deps: LettersDeps): void {
  listRoute(rest, deps);
  composeRoute(rest, deps);
  readRoute(rest, deps);
  figureRoute(rest, deps);
  documentRoute(rest, deps);
  recomputeRoute(rest, deps);
}

function listRoute(rest: Rest, deps: LettersDeps): void {
  rest.get(
    '/v1/raadsbrieven',
    {
      schema: {
        tags,
        summary: 'Geschreven raadsbrieven, nieuwste eerst',
        querystring: viewQuery.extend({
          na: z.string().optional(),
          aantal: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: z.object({ raadsbrieven: z.array(regelSchema), volgende: z.string().nullable() }) },
      },
    },
    (request) =>
      inView(deps, request, 'letters.read', async (tx, view) => {
        const count = request.query.aantal;
        const after = request.query.na === undefined ? null : uuid(request.query.na);
        const found = await listLetters(tx, { municipality: view.municipality, after, count: count + 1 });
        const page = found.slice(0, count);
        return {
          raadsbrieven: page.map(regelOf),
          volgende: found.length > count ? (page.at(-1)?.id ?? null) : null,
        };
      }),
  );
}

function composeRoute(rest: Rest, deps: LettersDeps): void {
  rest.post(
    '/v1/raadsbrieven',
    {
      schema: {
        tags,
        summary: 'Een raadsbrief opstellen op een peildatum',
        querystring: viewQuery,
        body: z.object({
          gemeente: z.string().regex(/^\d{4}$/, 'Een gemeentecode heeft vier cijfers.'),
          peildatum: z.string(),
          toelichting: z.string().max(4000, 'Een toelichting is ten hoogste 4.000 tekens.').nullish(),
          cijfers: z
            .array(z.string().max(500))
            .max(8, 'Een brief krijgt ten hoogste acht eigen cijfers.')
            .optional()
            .describe('Adressen van cijfers die na de toelichting komen'),
        }),
        response: { 201: briefSchema },
      },
    },
    async (request, reply) => {
      const { peildatum, toelichting, cijfers } = request.body;
      const asked = { ...(request.query as object), gemeente: request.body.gemeente };
      request.query = asked as typeof request.query; // the body names the municipality; the view checks the right to it
      const { municipality, actor } = await inView(deps, request, 'letters.write', async (_tx, view) => ({
        municipality: view.municipality ?? notFound('Deze gemeente', 'gemeente'),
        actor: view.principal.userId,
      }));
      const made = await composeLetter(deps.db, {
        municipality,
        cutOff: cutOffOf(peildatum),
        dated: deps.today(),
        remark: toelichting?.trim() || null,
        figures: cijfers ?? [],
        actor,
        at: deps.now(),
        isDemo: deps.isDemo,
      });
      if (!made.ok) return refuse(400, made.error);
      return reply
        .code(201)
        .header('location', `/v1/raadsbrieven/${made.value.id}`)
        .send(briefOf(made.value));
    },
  );
}

function readRoute(rest: Rest, deps: LettersDeps): void {
  rest.get(
    '/v1/raadsbrieven/:id',
    {
      schema: {
        tags,
        summary: 'Een raadsbrief met zijn cijfers',
        params: letterPath,
        querystring: viewQuery,
        response: { 200: briefSchema },
      },
    },
    (request) =>
      inView(deps, request, 'letters.read', async (tx) => briefOf(await mustFind(tx, request.params.id))),
  );
}

function figureRoute(rest: Rest, deps: LettersDeps): void {
  rest.get(
    '/v1/raadsbrieven/:id/cijfers/:nummer',
    {
      schema: {
        tags,
        summary: 'De herkomst van één cijfer in een brief',
        params: letterPath.extend({ nummer: z.coerce.number().int().min(1) }),
        querystring: viewQuery,
        response: {
          200: cijferSchema.extend({
            nummer: z.int(),
            inBrief: z.string().describe('Zoals het in de brief staat'),
            definitieversieInBrief: z.int(),
            vergelekenMet: cijferSchema.nullable(),
          }),
        },
      },
    },
    async (request) => {
      const letter = await inView(deps, request, 'letters.read', (tx) => mustFind(tx, request.params.id));
      const { nummer } = request.params;
      const found = await figureBehind(deps.db, letter, nummer);
      const bound = letter.text.figures.find((f) => f.number === nummer);
      if (found === null || bound === undefined) return notFound('Dit cijfer', 'nummer');
      return {
        ...cijferOf(found.now),
        nummer,
        inBrief: bound.shown,
        definitieversieInBrief: bound.definitionVersion,
        vergelekenMet: found.earlier === null ? null : cijferOf(found.earlier),
      };
    },
  );
}

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;

function documentRoute(rest: Rest, deps: LettersDeps): void {
  rest.get(
    '/v1/raadsbrieven/:id/document',
    {
      schema: {
        tags,
        summary: 'De brief als toegankelijke PDF (PDF/UA) of als Word-document',
        params: letterPath,
        querystring: viewQuery.extend({ formaat: z.enum(['pdf', 'docx']).default('pdf') }),
      },
    },
    async (request, reply) => {
      const letter = await inView(deps, request, 'letters.read', (tx) => mustFind(tx, request.params.id));
      return sendDocument(reply, letter, request.query.formaat);
    },
  );
}

async function sendDocument(
  reply: FastifyReply,
  letter: Letter,
  format: keyof typeof mediaTypes,
): Promise<FastifyReply> {
  const bytes = format === 'pdf' ? pdfOf(letter.text) : await docxOf(letter.text);
  return reply
    .header('content-type', mediaTypes[format])
    .header('content-disposition', `attachment; filename="${fileNameOf(letter.text)}.${format}"`)
    .send(Buffer.from(bytes));
}

function recomputeRoute(rest: Rest, deps: LettersDeps): void {
  rest.post(
    '/v1/raadsbrieven/:id/herberekeningen',
    {
      schema: {
        tags,
        summary: 'De brief opnieuw berekenen: op zijn eigen peildatum, en op de laatste',
        params: letterPath,
        querystring: viewQuery,
        response: {
          200: z.object({
            gelijk: z.boolean().describe('Op de eigen peildatum is de brief teken voor teken dezelfde'),
            peildatum: z
              .string()
              .describe('De laatste peildatum, waarop de verschoven cijfers zijn berekend'),
            verschoven: z.array(
              z.object({
                nummer: z.int(),
                naam: z.string(),
                toen: z.string(),
                nu: z.string(),
                definitieGewijzigd: z.boolean(),
              }),
            ),
          }),
        },
      },
    },
    async (request) => {
      const letter = await inView(deps, request, 'letters.read', (tx) => mustFind(tx, request.params.id));
      const lastFullMonth = lastDayOf(addMonths(monthOf(deps.today()), -1));
      const latest = lastFullMonth > letter.text.cutOff ? lastFullMonth : letter.text.cutOff;
      const own = await recompute(deps.db, letter, letter.text.cutOff);
      const now = latest === own.cutOff ? own : await recompute(deps.db, letter, latest);
      return {
        gelijk: own.isEqual,
        peildatum: latest,
        verschoven: now.moved.map((m) => ({
          nummer: m.number,
          naam: m.name,
          toen: m.was,
          nu: m.is,
          definitieGewijzigd: m.isRedefined,
        })),
      };
    },
  );
}

async function mustFind(tx: Tx, id: string): Promise<Letter> {
  const known: Uuid | null = uuid(id);
  return (known && (await letterOf(tx, known))) ?? notFound('Deze raadsbrief', 'id');
}

function cutOffOf(text: string): Day {
  const given = day(text);
  if (given !== null && given === lastDayOf(monthOf(given))) return given;
  return refuse(400, {
    code: 'BRIEF-PEILDATUM',
    what: `"${text.slice(0, 20)}" is geen peildatum.`,
    where: 'peildatum',
    why: 'Een peildatum is de laatste dag van een maand, geschreven als JJJJ-MM-DD.',
    remedy: 'Kies de laatste dag van een maand, bijvoorbeeld 2026-09-30.',
  });
}
