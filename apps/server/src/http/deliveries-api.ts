import { actorOf } from '@jeugdregie/core/access';
import { claimById } from '@jeugdregie/core/claims';
import { fileOf, retry } from '@jeugdregie/core/exchange';
import { inView, notFound, refuse, requirePrincipal, type Rest, type RestDeps } from '@jeugdregie/core/rest';
import { municipalityCode, uuid, type MunicipalityCode, type Problem } from '@jeugdregie/kernel';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { deliveryOf, keepDelivery, type DeliveryEntry } from '../jobs/deliveries.ts';
import type { Desk } from '../jobs/desk.ts';
import { isTooLarge, tooLarge } from '../jobs/too-large.ts';
import type { Queue } from '../jobs/queue.ts';
import { keepForLater } from '../jobs/take-in.ts';
import { isZip, unpack, type Unpacked } from '../jobs/unpack.ts';

export const probleemSchema = z.object({
  code: z.string(),
  wat: z.string(),
  waar: z.string(),
  waarom: z.string(),
  handeling: z.string(),
});

const outcomes = {
  processed: 'verwerkt',
  already: 'al-ontvangen',
  rejected: 'afgekeurd',
  'set-aside': 'apart-gezet',
  refused: 'geweigerd',
} as const;

const deliverySchema = z.object({
  id: z.uuid(),
  status: z.enum(['bezig', 'klaar']),
  totaal: z.int(),
  klaar: z.int(),
  resultaten: z.array(
    z.object({
      naam: z.string(),
      berichtId: z.uuid().nullable(),
      uitkomst: z.enum(['verwerkt', 'al-ontvangen', 'afgekeurd', 'apart-gezet', 'geweigerd']),
      samenvatting: z.string(),
      probleem: probleemSchema.nullable(),
    }),
  ),
});

const viewQuery = z.object({ gemeente: z.string().optional() });

/** Handing in files: they are kept before the answer is given, and processed after it; the page may be closed. */
export function deliveriesApi(
  rest: Rest,
  deps: RestDeps & { readonly desk: Desk; readonly queue: Queue },
): void {
  rest.post(
    '/v1/aanleveringen',
    {
      schema: {
        tags: ['Berichten'],
        summary: 'Bestanden, een map of een zip aanleveren',
        consumes: ['multipart/form-data'],
        querystring: viewQuery,
        response: { 202: z.object({ id: z.uuid() }) },
      },
      bodyLimit: 600_000_000,
    },
    async (request, reply) => {
      const principal = requirePrincipal(request, 'files.upload');
      const own = municipalityCode(request.query.gemeente ?? '') ?? principal.municipalities[0] ?? null;
      if (own === null || !principal.municipalities.includes(own)) return noMunicipality();
      const entries: DeliveryEntry[] = [];
      for await (const arrived of filesOf(request)) {
        entries.push(arrived.problem ? refusedAtDoor(arrived) : await keep(deps, request, own, arrived));
      }
      if (entries.length === 0) return noFiles();
      const id = await inView(deps, request, 'files.upload', (tx) =>
        keepDelivery(tx, own, principal.userId, entries),
      );
      return reply.code(202).header('location', `/v1/aanleveringen/${id}`).send({ id });
    },
  );
  progressRoute(rest, deps);
  retryRoute(rest, deps);
}

function progressRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/aanleveringen/:id',
    {
      schema: {
        tags: ['Berichten'],
        summary: 'Hoe ver een aanlevering is',
        params: z.object({ id: z.uuid() }),
        querystring: viewQuery,
        response: { 200: deliverySchema },
      },
    },
    (request) =>
      inView(deps, request, 'files.read', async (tx) => {
        const delivery =
          (await deliveryOf(tx, request.params.id)) ?? notFound('Deze aanlevering', request.url);
        const status: 'klaar' | 'bezig' = delivery.done === delivery.total ? 'klaar' : 'bezig';
        return {
          id: delivery.id,
          status,
          totaal: delivery.total,
          klaar: delivery.done,
          resultaten: delivery.results.map((result) => ({
            naam: result.name,
            berichtId: result.fileId,
            uitkomst: outcomes[result.outcome],
            samenvatting: result.summary,
            probleem: result.problem && dutchProblem(result.problem),
          })),
        };
      }),
  );
}

/** Once more, after what was wrong has been put right: contracts read in, a membership added. */
function retryRoute(rest: Rest, deps: RestDeps & { readonly queue: Queue }): void {
  rest.post(
    '/v1/berichten/:id/herhalingen',
    {
      schema: {
        tags: ['Berichten'],
        summary: 'Een apart gezet bericht opnieuw aanbieden',
        params: z.object({ id: z.uuid() }),
        querystring: viewQuery,
        response: { 202: z.object({ berichtId: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const actor = actorOf(requirePrincipal(request, 'files.upload'));
      const file = await inView(deps, request, 'files.upload', async (tx) => {
        const found = uuid(request.params.id) ?? notFound('Dit bericht', request.url);
        const kept = (await fileOf(tx, found)) ?? notFound('Dit bericht', request.url);
        const claim = await claimById(tx, kept.municipality, found);
        if (claim !== null && claim.waiting > 0) return refuse(409, waitsForDecisions(claim.claimNumber));
        const result = await retry(tx, found, { actor });
        return result.ok ? result.value : refuse(409, result.error);
      });
      await deps.queue.process(file);
      return reply.code(202).send({ berichtId: file.fileId });
    },
  );
}

/** Processing such a claim again would decide nothing: its lines ask a person. */
function waitsForDecisions(claimNumber: string): Problem {
  return {
    code: 'BERICHT-WACHT-OP-BESLUIT',
    what: 'Deze declaratie wacht op besluiten, niet op verwerking.',
    where: claimNumber,
    why: 'De machine heeft haar beoordeeld; over een of meer regels moet een medewerker beslissen.',
    remedy: 'Beslis over de regels, onder Declaraties, Werkvoorraad.',
  };
}

export function dutchProblem({ code, what, where, why, remedy }: Problem): z.infer<typeof probleemSchema> {
  return { code, wat: what, waar: where, waarom: why, handeling: remedy };
}

interface ArrivedFile extends Unpacked {
  readonly problem: Problem | null;
}

/** The files of a multipart body one by one; a zip opens into its files. A file over the limit is read away unseen. */
async function* filesOf(request: FastifyRequest): AsyncGenerator<ArrivedFile> {
  for await (const part of request.files({ throwFileSizeLimit: false })) {
    const bytes = await part.toBuffer();
    const name = part.filename;
    if (part.file.truncated) {
      yield { name, bytes: new Uint8Array(), problem: tooLarge(name, part.file.bytesRead).problem };
    } else if (isZip(bytes)) {
      const unpacked = unpack(name, bytes);
      if (unpacked.ok) for (const file of unpacked.value) yield { ...file, problem: null };
      else yield { name, bytes: new Uint8Array(), problem: unpacked.error };
    } else {
      yield {
        name,
        bytes,
        problem: isTooLarge(bytes, bytes.length) ? tooLarge(name, bytes.length).problem : null,
      };
    }
  }
}

async function keep(
  deps: RestDeps & { readonly desk: Desk; readonly queue: Queue },
  request: FastifyRequest,
  own: MunicipalityCode,
  { name, bytes }: ArrivedFile,
): Promise<DeliveryEntry> {
  const today = deps.today();
  const actor = actorOf(requirePrincipal(request, 'files.upload'));
  const kept = await keepForLater(deps.desk, { name, bytes, actor, receivedOn: today, today, own });
  const isOpen = kept.file.state === 'received' && kept.problem === null;
  if (isOpen) await deps.queue.process(kept.file);
  return { name, fileId: kept.file.fileId, wasThere: kept.wasThere && !isOpen, problem: kept.problem };
}

function refusedAtDoor({ name, problem }: ArrivedFile): DeliveryEntry {
  return { name, fileId: null, wasThere: false, problem };
}

function noFiles(): never {
  return refuse(400, {
    code: 'GEEN-BESTANDEN',
    what: 'Er zat geen bestand in de aanlevering.',
    where: 'bestanden',
    why: 'Het formulier was leeg, of de map bevat geen bestanden.',
    remedy: 'Kies één of meer XML-bestanden, een map of een zip.',
  });
}

function noMunicipality(): never {
  return refuse(403, {
    code: 'ANDERE-GEMEENTE',
    what: 'U kunt voor deze gemeente geen bestanden aanleveren.',
    where: 'gemeente',
    why: 'U werkt niet voor deze gemeente.',
    remedy: 'Kies bovenaan een gemeente waarvoor u werkt.',
  });
}
