import { allocationNumber, productCode, providerCode } from '@jeugdregie/kernel';
import { z } from 'zod';
import { csvEuros, csvText, segmentId } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { inView, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { allocationApi, type AllocationWork } from './allocation-api.ts';
import { allocation, allocationJson, stateNames, states, type AllocationJson } from './allocation-json.ts';
import { listAllocations, type AllocationFilter } from './list-store.ts';
import { namesFor } from './names.ts';
import { requestApi, type RequestWork } from './requests/api.ts';

const query = z.object({
  gemeente: z.string().optional(),
  aanbieder: z
    .string()
    .regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.')
    .optional(),
  product: z
    .string()
    .regex(/^[0-9A-Z]{5}$/i, 'Een productcode heeft vijf tekens.')
    .optional(),
  segment: z.coerce.number().int().min(1).max(99).optional(),
  status: z.enum(stateNames).optional(),
  nummer: z.coerce.number().int().min(0).max(999_999_999).optional(),
  na: z.coerce.number().int().min(0).max(999_999_999).optional(),
  aantal: z.coerce.number().int().min(1).max(500).default(50),
  formaat: z.enum(['json', 'csv']).default('json'),
});

/** More rows than this do not fit one download; filter first. */
const maxExported = 100_000;

export type CareWork = RequestWork & AllocationWork;

/** Requests and allocations of one municipality; names and numbers of persons are not in it. */
export function careApi(rest: Rest, deps: RestDeps, work: CareWork): void {
  requestApi(rest, deps, work);
  allocationsRoute(rest, deps);
  allocationApi(rest, deps, work);
}

function allocationsRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/toewijzingen',
    {
      schema: {
        tags: ['Toewijzingen'],
        summary: 'Toewijzingen met start en stop, het hoogste nummer eerst',
        querystring: query,
        response: { 200: z.object({ toewijzingen: z.array(allocation), volgende: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const isCsv = request.query.formaat === 'csv';
      const page = await inView(deps, request, 'care.read', (tx) => pageOf(tx, request.query, isCsv));
      if (!isCsv) return page;
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="toewijzingen.csv"')
        .send(Buffer.from(csvOf(page.toewijzingen)) as never);
    },
  );
}

async function pageOf(
  tx: Tx,
  asked: z.output<typeof query>,
  isCsv: boolean,
): Promise<{ toewijzingen: AllocationJson[]; volgende: string | null }> {
  const filter: AllocationFilter = {
    municipality: requireMunicipalScope(tx),
    provider: providerCode(asked.aanbieder ?? ''),
    product: productCode((asked.product ?? '').toUpperCase()),
    segment: segmentId(asked.segment ?? 0),
    state: asked.status ? states[asked.status] : null,
    number: asked.nummer === undefined ? null : allocationNumber(asked.nummer),
    below: asked.na === undefined ? null : allocationNumber(asked.na),
    limit: isCsv ? maxExported : asked.aantal,
  };
  const { allocations, next } = await listAllocations(tx, filter);
  const names = await namesFor(tx);
  return {
    toewijzingen: allocations.map((line) => allocationJson(line, filter.municipality, names)),
    volgende: next === null ? null : String(next),
  };
}

function csvOf(rows: readonly AllocationJson[]): string {
  return csvText(
    [
      'Toewijzingnummer',
      'AGB',
      'Aanbieder',
      'Productcode',
      'Product',
      'Categorie',
      'Segment',
      'Verwijzer',
      'Ingangsdatum',
      'Einddatum',
      'Omvang',
      'Budget',
      'Gestart op',
      'Gestopt op',
      'Status',
    ],
    rows.map((row) => [
      row.toewijzingnummer,
      row.aanbieder.agb,
      row.aanbieder.naam,
      row.product?.code ?? null,
      row.product?.naam ?? null,
      row.categorie,
      row.segment,
      row.verwijzer.naam,
      row.van,
      row.tot,
      row.omvang,
      csvEuros(row.budgetCenten),
      row.gestartOp,
      row.gestoptOp,
      row.status,
    ]),
  );
}
