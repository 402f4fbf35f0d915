import { clientKey, day, uuid } from '@jeugdregie/kernel';
import { z } from 'zod';
import { auditLog, type AuditOutcome, type AuditRecord } from '../../audit/index.ts';
import { inView, type RestDeps } from '../in-view.ts';
import type { Rest } from '../rest.ts';

const outcomes = {
  ok: 'gelukt',
  refused: 'geweigerd',
  'not-found': 'niet-gevonden',
  failed: 'mislukt',
} as const satisfies Record<AuditOutcome, string>;

const codes = {
  gelukt: 'ok',
  geweigerd: 'refused',
  'niet-gevonden': 'not-found',
  mislukt: 'failed',
} as const satisfies Record<(typeof outcomes)[AuditOutcome], AuditOutcome>;

const dag = z.string().refine((text) => day(text) !== null, 'Schrijf een dag als JJJJ-MM-DD.');

const auditregel = z.object({
  id: z.string(),
  gemeente: z.string(),
  tijdstip: z.string(),
  wie: z.string(),
  rol: z.string().nullable(),
  actie: z.string(),
  object: z.object({ soort: z.string(), id: z.string() }).nullable(),
  clientSleutel: z.string().nullable(),
  doel: z.string().nullable(),
  uitkomst: z.enum(['gelukt', 'geweigerd', 'niet-gevonden', 'mislukt']),
});

/** The audit log, for the administrator; of the region without pseudonyms. */
export function auditApi(rest: Rest, deps: RestDeps): void {
  const schema = {
    tags: ['Beheer'],
    summary: 'Wie deed wat, wanneer en waarom',
    querystring: z.object({
      gemeente: z.string().optional(),
      actie: z.string().max(100).optional(),
      uitkomst: z.enum(['gelukt', 'geweigerd', 'niet-gevonden', 'mislukt']).optional(),
      wie: z.string().trim().max(100).optional().describe('Deel van de naam'),
      van: dag.optional(),
      tot: dag.optional(),
      gebruiker: z.string().max(36).optional(),
      clientSleutel: z.string().max(36).optional(),
      na: z.string().max(36).optional(),
      aantal: z.coerce.number().int().min(1).max(500).default(100),
    }),
    response: { 200: z.object({ auditregels: z.array(auditregel), volgende: z.string().nullable() }) },
  };
  rest.get('/v1/auditregels', { schema }, (request) =>
    inView(deps, request, 'audit.read', async (tx, { municipality }) => {
      const { actie, uitkomst, wie, van, tot, gebruiker, clientSleutel, na, aantal } = request.query;
      const page = await auditLog(tx, {
        municipality,
        action: actie ?? null,
        outcome: uitkomst ? codes[uitkomst] : null,
        actor: wie ?? null,
        from: day(van ?? ''),
        until: day(tot ?? ''),
        actorId: uuid(gebruiker ?? ''),
        // The region has no right to the column, so it cannot ask for it either.
        clientKey: tx.scope.kind === 'region' ? null : clientKey(clientSleutel ?? ''),
        after: uuid(na ?? ''),
        limit: aantal,
      });
      return { auditregels: page.events.map(eventJson), volgende: page.next };
    }),
  );
}

function eventJson(event: AuditRecord): z.output<typeof auditregel> {
  return {
    id: event.id,
    gemeente: event.municipality,
    tijdstip: event.at,
    wie: event.actorName,
    rol: event.actorRole,
    actie: event.action,
    object: event.object && { soort: event.object.kind, id: event.object.id },
    clientSleutel: event.clientKey,
    doel: event.purpose,
    uitkomst: outcomes[event.outcome],
  };
}
