import {
  allocationNumber,
  type AllocationNumber,
  type MunicipalityCode,
  type ProviderCode,
} from '@jeugdregie/kernel';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { filesByIds } from '../exchange/index.ts';
import { inView, notFound, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { allocationDossier, type AllocationDossier } from './allocation-dossier.ts';
import { allocation, allocationJson } from './allocation-json.ts';
import { listAllocations } from './list-store.ts';
import { codeJson, namesFor, type Names } from './names.ts';
import { contentJson, fileLine } from './requests/json.ts';
import { berichtRegel, inhoud } from './requests/shapes.ts';
import { countingVersion } from './trajectory.ts';

/** What was claimed on an allocation in one month of delivery; the room of claims gives it. */
export interface ClaimedMonth {
  /** `yyyy-mm` */
  readonly month: string;
  readonly lines: number;
  readonly claimedCents: bigint;
  readonly acceptedCents: bigint;
}

export interface AllocationWork {
  claimedByMonth(
    tx: Tx,
    of: {
      readonly municipality: MunicipalityCode;
      readonly provider: ProviderCode;
      readonly number: AllocationNumber;
    },
  ): Promise<readonly ClaimedMonth[]>;
}

const versie = inhoud.extend({
  versie: z.string().describe('Toewijzingsdatum en -tijd: de laatste geldt.'),
  redenWijziging: z.object({ code: z.string(), naam: z.string() }).nullable(),
  referentie: z.string().nullable(),
  bekendOp: z.string(),
  geweigerdOp: z.string().nullable(),
  isGeldig: z.boolean(),
  berichtId: z.string(),
});

const levering = z.object({
  soort: z.enum(['start', 'stop']),
  begin: z.string(),
  einde: z.string().nullable(),
  reden: z.object({ code: z.string(), naam: z.string() }).nullable(),
  isIngetrokken: z.boolean(),
  bekendOp: z.string(),
  berichtId: z.string(),
});

const detail = allocation.extend({
  versies: z.array(versie),
  leveringen: z.array(levering),
  declaraties: z.array(
    z.object({
      maand: z.string(),
      regels: z.int(),
      ingediendCenten: z.int(),
      toegekendCenten: z.int(),
    }),
  ),
  verzoeken: z.array(z.object({ id: z.string(), referentie: z.string() })),
  berichten: z.array(berichtRegel),
});

/** One allocation: its versions, starts and stops, claims per month, requests and messages. */
export function allocationApi(rest: Rest, deps: RestDeps, work: AllocationWork): void {
  rest.get(
    '/v1/toewijzingen/:nummer',
    {
      schema: {
        tags: ['Toewijzingen'],
        summary: 'Een toewijzing met haar versies, starts en stops, declaraties en berichten',
        querystring: z.object({ gemeente: z.string().optional() }),
        params: z.object({ nummer: z.string() }),
        response: { 200: detail },
      },
    },
    (request) =>
      inView(deps, request, 'care.read', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const number = /^\d{1,9}$/.test(request.params.nummer)
          ? allocationNumber(request.params.nummer)
          : null;
        if (number === null) return notFound('Deze toewijzing', 'nummer');
        const { allocations } = await listAllocations(tx, { municipality, number, limit: 1 });
        const [line] = allocations;
        if (!line) return notFound('Deze toewijzing', 'nummer');
        const dossier = await allocationDossier(tx, municipality, number);
        const claimed = await work.claimedByMonth(tx, { municipality, provider: line.provider, number });
        const names = await namesFor(tx);
        return {
          ...allocationJson(line, municipality, names),
          ...partsJson(dossier, names),
          declaraties: claimed.map(({ month, lines, claimedCents, acceptedCents }) => ({
            maand: month,
            regels: lines,
            ingediendCenten: Number(claimedCents),
            toegekendCenten: Number(acceptedCents),
          })),
          berichten: (await filesAround(tx, dossier)).map(fileLine),
        };
      }),
  );
}

async function filesAround(tx: Tx, { versions, deliveries, requests }: AllocationDossier) {
  const ids = [...versions, ...deliveries, ...requests].map(({ fileId }) => fileId);
  return filesByIds(tx, [...new Set(ids)]);
}

function partsJson({ versions, deliveries, requests }: AllocationDossier, names: Names) {
  const counting = countingVersion(versions);
  return {
    versies: versions.map((one) => ({
      ...contentJson({ ...one, ...one.period }, names),
      versie: one.version,
      redenWijziging: one.changeReason === null ? null : codeJson('JZ002', one.changeReason),
      referentie: one.reference,
      bekendOp: one.knownOn,
      geweigerdOp: one.refusedOn,
      isGeldig: one === counting,
      berichtId: one.fileId,
    })),
    leveringen: deliveries.map((one) => ({
      soort: one.kind,
      begin: one.begin,
      einde: one.end,
      reden: one.reason === null ? null : codeJson('JZ588', one.reason),
      isIngetrokken: one.isWithdrawn,
      bekendOp: one.knownOn,
      berichtId: one.fileId,
    })),
    verzoeken: requests.map(({ fileId, reference }) => ({ id: fileId, referentie: reference })),
  };
}
