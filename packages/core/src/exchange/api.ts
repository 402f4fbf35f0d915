import { explainRule, type MessageCode } from '@jeugdregie/ijw';
import { uuid, type Day, type Uuid } from '@jeugdregie/kernel';
import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { record } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import type { Keys } from '../identity/index.ts';
import { inView, notFound, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { downloadAs } from './file-name.ts';
import { alarmList, listFiles } from './list.ts';
import { fileStates } from './model.ts';
import type { Alarm, Direction, FileFinding, FileSort, FileState, ReceivedFile, TrailStep } from './model.ts';
import { contentOf, fileOf, markSent, trailOf } from './service.ts';

const stateNames = {
  received: 'ontvangen',
  processed: 'verwerkt',
  rejected: 'afgekeurd',
  'set-aside': 'apart-gezet',
  refused: 'geweigerd',
  ready: 'klaargezet',
  sent: 'verzonden',
} as const satisfies Record<FileState, string>;
const status = z.enum(Object.values(stateNames));

const sorts = {
  ontvangenOp: 'received',
  '-ontvangenOp': '-received',
  uiterlijk: 'due',
  '-uiterlijk': '-due',
  naam: 'name',
  '-naam': '-name',
} as const satisfies Record<string, FileSort>;

const directions = { in: 'in', uit: 'out' } as const satisfies Record<string, Direction>;
const outcomes = { ok: 'gelukt', failed: 'mislukt', waiting: 'wacht' } as const;
const alarms = {
  'answer-due': 'antwoord-nodig',
  'set-aside': 'apart-gezet',
  'answer-unsent': 'antwoord-niet-opgehaald',
  'receipt-missing': 'retour-ontbreekt',
} as const satisfies Record<Alarm['kind'], string>;

const berichtCode = z.string().regex(/^JW3\d\d$/, 'Een berichtcode is JW3 met twee cijfers.');

const listQuery = z.object({
  gemeente: z.string().optional(),
  richting: z.enum(['in', 'uit']).optional(),
  bericht: berichtCode.optional(),
  status: status.optional(),
  aanbieder: z
    .string()
    .regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.')
    .optional(),
  zoek: z.string().trim().max(100).optional(),
  sorteer: z
    .enum(['ontvangenOp', '-ontvangenOp', 'uiterlijk', '-uiterlijk', 'naam', '-naam'])
    .default('-ontvangenOp'),
  na: z.string().max(800).optional(),
  aantal: z.coerce.number().int().min(1).max(500).default(50),
});

const bericht = z.object({
  id: z.string(),
  gemeente: z.string(),
  naam: z.string(),
  bericht: z.string().nullable(),
  richting: z.enum(['in', 'uit']),
  afzender: z.string().nullable(),
  ontvanger: z.string().nullable(),
  identificatie: z.string().nullable(),
  dagtekening: z.string().nullable(),
  ontvangenOp: z.string(),
  grootte: z.number().int(),
  status: status,
  uiterlijk: z.string().nullable(),
  teLaat: z.boolean(),
  beantwoordOp: z.string().nullable(),
  antwoordId: z.string().nullable(),
  beantwoordtId: z.string().nullable(),
  aantalBevindingen: z.number().int(),
  samenvatting: z.string(),
});

const berichtMetSpoor = bericht.extend({
  sha256: z.string(),
  spoor: z.array(
    z.object({
      stap: z.string(),
      tijdstip: z.string(),
      wie: z.string(),
      uitkomst: z.enum(['gelukt', 'mislukt', 'wacht']),
      toelichting: z.string(),
      probleem: z
        .object({
          code: z.string(),
          wat: z.string(),
          waar: z.string(),
          waarom: z.string(),
          handeling: z.string(),
        })
        .nullable(),
    }),
  ),
  bevindingen: z.array(
    z.object({
      regel: z.string(),
      retourcode: z.string().nullable(),
      niveau: z.number().int(),
      plaats: z.string(),
      regelnummer: z.number().int(),
      betekenis: z.string(),
      handeling: z.string(),
    }),
  ),
});

const alarm = bericht.extend({
  reden: z.enum(Object.values(alarms)),
});

const one = {
  querystring: z.object({ gemeente: z.string().optional() }),
  params: z.object({ id: z.string() }),
};
const tags = ['Berichten'];

interface ExchangeDeps extends RestDeps {
  readonly keys: Keys;
  /** Whether a message counts as sent when somebody downloads it; not so where a mailbox sends it. Left out: always. */
  readonly isSentByDownload?: (tx: Tx) => Promise<boolean>;
}

/** Lists, trail, content and alarms of files. */
export function exchangeApi(rest: Rest, deps: ExchangeDeps): void {
  listRoutes(rest, deps);
  fileRoutes(rest, deps);
}

function listRoutes(rest: Rest, deps: RestDeps): void {
  const listed = z.object({ berichten: z.array(bericht), volgende: z.string().nullable() });
  rest.get(
    '/v1/berichten',
    { schema: { tags, summary: 'Berichten, in en uit', querystring: listQuery, response: { 200: listed } } },
    (request) =>
      inView(deps, request, 'files.read', async (tx, { municipality }) => {
        const {
          richting,
          bericht: message,
          status: asked,
          aanbieder,
          zoek,
          sorteer,
          na,
          aantal,
        } = request.query;
        const page = await listFiles(tx, {
          municipality,
          direction: richting ? directions[richting] : null,
          message: (message ?? null) as MessageCode | null,
          state: fileStates.find((state) => stateNames[state] === asked) ?? null,
          provider: aanbieder ?? null,
          search: zoek ?? null,
          sort: sorts[sorteer],
          after: na ?? null,
          limit: aantal,
        });
        const today = deps.today();
        return { berichten: page.files.map((file) => fileJson(file, today)), volgende: page.next };
      }),
  );
  rest.get(
    '/v1/alarmen',
    {
      schema: {
        tags,
        summary: 'Berichten die op een mens of op hun termijn wachten, het dringendste eerst',
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: z.object({ alarmen: z.array(alarm) }) },
      },
    },
    (request) =>
      inView(deps, request, 'files.read', async (tx, { municipality }) => {
        const today = deps.today();
        const list = await alarmList(tx, today, municipality);
        return { alarmen: list.map(({ file, kind }) => ({ ...fileJson(file, today), reden: alarms[kind] })) };
      }),
  );
}

function fileRoutes(rest: Rest, deps: ExchangeDeps): void {
  rest.get(
    '/v1/berichten/:id',
    { schema: { tags, summary: 'Een bericht met zijn spoor', ...one, response: { 200: berichtMetSpoor } } },
    (request) =>
      inView(deps, request, 'files.read', async (tx) => {
        const trail = await trailOf(tx, fileId(request.params.id));
        if (trail === null) return notFound('Dit bericht', 'id');
        return {
          ...fileJson(trail.file, deps.today()),
          sha256: trail.file.sha256,
          spoor: trail.steps.map(stepJson),
          bevindingen: trail.findings.map(findingJson),
        };
      }),
  );
  rest.get(
    '/v1/berichten/:id/inhoud',
    { schema: { tags, summary: 'De bytes van een bericht, zoals ze kwamen of gaan', ...one } },
    async (request, reply) => {
      const { file, bytes } = await inView(deps, request, 'files.content', async (tx, { principal }) => {
        requireMunicipalScope(tx);
        const id = fileId(request.params.id);
        const found = await fileOf(tx, id);
        const content = found === null ? null : await contentOf(tx, deps.keys, id);
        if (found === null || content === null) return notFound('Dit bericht', 'id');
        const actor = actorOf(principal);
        const object = { kind: 'file', id };
        await record(tx, { actor, action: 'exchange.read-content', object, outcome: 'ok' });
        const isSent = (await deps.isSentByDownload?.(tx)) ?? true;
        if (isSent) await markSent(tx, id, { actor, on: deps.today() });
        return { file: found, bytes: content };
      });
      return reply
        .header('content-type', file.message === null ? 'application/octet-stream' : 'application/xml')
        .header('content-disposition', downloadAs(file.name))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );
}

function fileId(text: string): Uuid {
  return uuid(text) ?? notFound('Dit bericht', 'id');
}

/** A file on the wire; also for rooms and jobs that show a file beside something else. */
export function fileJson(file: ReceivedFile, today: Day): z.output<typeof bericht> {
  const isUnreturned = file.state === 'sent' && file.answeredOn === null && hasReturn(file.message);
  const isOpen = file.direction === 'out' ? file.state === 'ready' || isUnreturned : file.answeredOn === null;
  const isWaiting = isOpen && file.state !== 'refused' && file.state !== 'processed';
  return {
    id: file.fileId,
    gemeente: file.municipality,
    naam: file.name,
    bericht: file.message,
    richting: file.direction === 'out' ? 'uit' : 'in',
    afzender: file.sender,
    ontvanger: file.receiver,
    identificatie: file.identification,
    dagtekening: file.messageDate,
    ontvangenOp: file.receivedOn,
    grootte: file.size,
    status: stateNames[file.state],
    uiterlijk: file.dueOn,
    teLaat: isWaiting && file.dueOn !== null && file.dueOn < today,
    beantwoordOp: file.answeredOn,
    antwoordId: file.answerFileId,
    beantwoordtId: file.answersFileId,
    aantalBevindingen: file.findings,
    samenvatting: file.summary,
  };
}

/** Messages of the municipality's own that the provider answers with a return message. */
function hasReturn(message: MessageCode | null): boolean {
  return message === 'JW301' || message === 'JW319';
}

function stepJson(step: TrailStep): z.output<typeof berichtMetSpoor>['spoor'][number] {
  const { problem } = step;
  return {
    stap: step.step,
    tijdstip: step.at,
    wie: step.actor,
    uitkomst: outcomes[step.outcome],
    toelichting: step.note,
    probleem: problem && {
      code: problem.code,
      wat: problem.what,
      waar: problem.where,
      waarom: problem.why,
      handeling: problem.remedy,
    },
  };
}

function findingJson(finding: FileFinding): z.output<typeof berichtMetSpoor>['bevindingen'][number] {
  const rule = explainRule(finding.rule);
  return {
    regel: finding.rule,
    retourcode: finding.returnCode,
    niveau: finding.level,
    plaats: finding.at,
    regelnummer: finding.line,
    betekenis: rule?.meaning ?? `Regel ${finding.rule} is niet gevolgd.`,
    handeling: rule?.remedy ?? 'Vraag de afzender om het bericht te herstellen en opnieuw te sturen.',
  };
}
