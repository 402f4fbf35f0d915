import { inView, type Rest, type RestDeps } from '@jeugdregie/core/rest';
import { z } from 'zod';
import { mailboxState, quarantineList } from '../mailbox/store.ts';
import type { MailboxWatch } from '../mailbox/watch-mailbox.ts';
import { dutchProblem, probleemSchema } from './deliveries-api.ts';

const postvakSchema = z.object({
  ingesteld: z.boolean(),
  laatsteKeer: z.string().nullable(),
  laatstGelukt: z.string().nullable(),
  wachtend: z.int(),
  inQuarantaine: z.int(),
  probleem: probleemSchema.nullable(),
  quarantaine: z.array(
    z.object({ pad: z.string(), gemeente: z.string(), sinds: z.string(), probleem: probleemSchema }),
  ),
});

/** So many files in quarantine are listed. */
const mostListed = 100;

/** How the mailbox fares, with what lies in quarantine as far as the asker may see it. */
export function mailboxApi(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/postvak',
    {
      schema: {
        tags: ['Berichten'],
        summary: 'Het postvak: wanneer het is geleegd, wat wacht en wat in quarantaine ligt',
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: postvakSchema },
      },
    },
    (request) =>
      inView(deps, request, 'files.read', async (tx, { municipality }) => {
        const state = await mailboxState(tx);
        const files = await quarantineList(tx, municipality, mostListed);
        return {
          ingesteld: state !== null,
          laatsteKeer: state?.lastRunAt ?? null,
          laatstGelukt: state?.lastSuccessAt ?? null,
          wachtend: state?.waiting ?? 0,
          inQuarantaine: municipality === null ? (state?.quarantined ?? 0) : files.length,
          probleem: state?.problem ? dutchProblem(state.problem) : null,
          quarantaine: files.map(({ path, municipality: gemeente, since, problem }) => ({
            pad: path,
            gemeente,
            sinds: since,
            probleem: dutchProblem(problem),
          })),
        };
      }),
  );
}

/** For monitoring: numbers and moments, no names. */
export function mailboxHealth(mailbox: MailboxWatch): Readonly<Record<string, unknown>> {
  const last = mailbox.last();
  return {
    status: last === null ? 'nog niet geleegd' : last.problem === null ? 'ok' : last.problem.code,
    laatsteKeer: last?.at ?? null,
    wachtend: last?.waiting ?? 0,
    inQuarantaine: last?.quarantined ?? 0,
  };
}
