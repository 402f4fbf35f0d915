import { systemInstant, uuid } from '@jeugdregie/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { record } from '../audit/index.ts';
import { inView, notFound, refuse, requirePrincipal, type Rest, type RestDeps } from '../rest/index.ts';
import type { ContractsDeps } from './api-deps.ts';
import { tooLarge } from './archive.ts';
import { listImports } from './import-store.ts';
import type { Difference, ImportOutcome, WorkbookFinding } from './model.ts';
import { applyImport, importWorkbook } from './service.ts';
import { templateWorkbook } from './template.ts';

const difference = z.object({
  blad: z.string(),
  sleutel: z.string(),
  soort: z.enum(['nieuw', 'gewijzigd', 'vervallen']),
  veld: z.string().nullable(),
  oud: z.string().nullable(),
  nieuw: z.string().nullable(),
});
const finding = z.object({
  blad: z.string(),
  cel: z.string(),
  waarde: z.string(),
  melding: z.string(),
  handeling: z.string(),
});
const outcome = z.object({
  /** Null when the workbook has errors: then nothing was kept. */
  id: z.string().nullable(),
  toegepast: z.boolean(),
  verschillen: z.array(difference),
  fouten: z.array(finding),
  waarschuwingen: z.array(finding),
});
const importLine = z.object({
  id: z.string(),
  naam: z.string(),
  ingelezenDoor: z.string(),
  ingelezenOp: z.string(),
  versie: z.int().nullable(),
  toegepastDoor: z.string().nullable(),
  toegepastOp: z.string().nullable(),
});

const tags = ['Contracten'];
const querystring = z.object({ gemeente: z.string().optional() });
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const kinds = { new: 'nieuw', changed: 'gewijzigd', gone: 'vervallen' } as const;

/** The template, handing in a workbook, its differences, and applying it: only the Servicebureau may. */
export function importsApi(rest: Rest, deps: ContractsDeps): void {
  templateRoute(rest);
  importsRoute(rest, deps);
  uploadRoute(rest, deps);
  applyRoute(rest, deps);
}

function templateRoute(rest: Rest): void {
  rest.get(
    '/v1/contractimporten/sjabloon',
    { schema: { tags, summary: 'Sjabloon van het contractbestand (xlsx)', querystring } },
    async (request, reply) => {
      requirePrincipal(request, 'contracts.read');
      return reply
        .header('content-type', workbookType)
        .header('content-disposition', 'attachment; filename="contractsjabloon.xlsx"')
        .send(Buffer.from(await templateWorkbook()));
    },
  );
}

function importsRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/contractimporten',
    {
      schema: {
        tags,
        summary: 'Ingelezen contractbestanden, het laatste eerst',
        querystring,
        response: { 200: z.object({ importen: z.array(importLine) }) },
      },
    },
    (request) =>
      inView(deps, request, 'contracts.read', async (tx) => ({
        importen: (await listImports(tx, 100)).map((line) => ({
          id: line.id,
          naam: line.name,
          ingelezenDoor: line.importedBy,
          ingelezenOp: line.importedAt,
          versie: line.appliedNumber,
          toegepastDoor: line.appliedBy,
          toegepastOp: line.appliedAt,
        })),
      })),
  );
}

function uploadRoute(rest: Rest, deps: RestDeps): void {
  rest.post(
    '/v1/contractimporten',
    {
      schema: {
        tags,
        summary: 'Een contractbestand inlezen en de verschillen zien; er verandert nog niets',
        consumes: ['multipart/form-data'],
        querystring,
        response: { 200: outcome },
      },
    },
    async (request) => {
      const principal = requirePrincipal(request, 'contracts.import');
      const upload = await uploadIn(request);
      return inView(deps, request, 'contracts.import', async (tx) => {
        const source = { name: upload.name, actor: principal.name, at: systemInstant() };
        const read = await importWorkbook(tx, upload.bytes, source);
        if (read.kind !== 'read') return outcomeJson(read);
        const object = { kind: 'contract-import', id: read.id };
        await record(tx, { actor: actorOf(principal), action: 'contracts.import', object, outcome: 'ok' });
        return outcomeJson(read);
      });
    },
  );
}

function applyRoute(rest: Rest, deps: ContractsDeps): void {
  rest.post(
    '/v1/contractimporten/:id/toepassing',
    {
      schema: {
        tags,
        summary: 'Een ingelezen contractbestand toepassen',
        params: z.object({ id: z.string() }),
        querystring,
        response: { 200: outcome },
      },
    },
    async (request) => {
      const answer = await inView(deps, request, 'contracts.import', async (tx, { principal }) => {
        const id = uuid(request.params.id) ?? notFound('Deze import', 'id');
        const applied = await applyImport(tx, id, { actor: principal.name, at: systemInstant() });
        if (applied.kind === 'unreadable' && applied.problem.code === 'CONTRACT-INGEHAALD') {
          return refuse(409, applied.problem);
        }
        if (applied.kind === 'unreadable') return notFound('Deze import', 'id');
        const object = { kind: 'contract-import', id };
        await record(tx, { actor: actorOf(principal), action: 'contracts.apply', object, outcome: 'ok' });
        return outcomeJson(applied);
      });
      await deps.onContractsApplied();
      return answer;
    },
  );
}

/** What the server's multipart plugin adds to a request, as far as we use it. */
interface WithUpload {
  file(options: {
    throwFileSizeLimit: boolean;
  }): Promise<
    | { filename: string; file: { truncated: boolean; bytesRead: number }; toBuffer(): Promise<Buffer> }
    | undefined
  >;
}

async function uploadIn(request: FastifyRequest): Promise<{ name: string; bytes: Uint8Array }> {
  const part = request.headers['content-type']?.startsWith('multipart/form-data')
    ? await (request as unknown as WithUpload).file({ throwFileSizeLimit: false })
    : undefined;
  if (!part) {
    return refuse(400, {
      code: 'CONTRACT-LEEG',
      what: 'Er is geen bestand meegestuurd.',
      where: 'bestand',
      why: 'Het formulier bevatte geen contractbestand.',
      remedy: 'Kies een Excel-bestand (.xlsx) en probeer het opnieuw.',
    });
  }
  const bytes = await part.toBuffer();
  return part.file.truncated ? refuse(413, tooLarge(part.file.bytesRead)) : { name: part.filename, bytes };
}

function outcomeJson(read: ImportOutcome): z.output<typeof outcome> {
  switch (read.kind) {
    case 'unreadable':
      return refuse(422, read.problem);
    case 'refused':
      return {
        id: null,
        toegepast: false,
        verschillen: [],
        fouten: read.errors.map(findingJson),
        waarschuwingen: read.warnings.map(findingJson),
      };
    case 'read':
      return {
        id: read.id,
        toegepast: read.isApplied,
        verschillen: read.differences.map(differenceJson),
        fouten: [],
        waarschuwingen: read.warnings.map(findingJson),
      };
  }
}

function findingJson({ sheet, cell, value, message, remedy }: WorkbookFinding): z.output<typeof finding> {
  return { blad: sheet, cel: cell, waarde: value, melding: message, handeling: remedy };
}

function differenceJson({ sheet, key, kind, field, before, after }: Difference): z.output<typeof difference> {
  return { blad: sheet, sleutel: key, soort: kinds[kind], veld: field, oud: before, nieuw: after };
}
