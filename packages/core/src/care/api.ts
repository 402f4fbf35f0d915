import { codeList, productName } from '@jeugdregie/ijw';
import { allocationNumber, productCode, providerCode } from '@jeugdregie/kernel';
import { z } from 'zod';
import { csvEuros, csvText, products, providers, segmentId } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { inView, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import { extentText } from './extent-text.ts';
import {
  listAllocations,
  type AllocationFilter,
  type AllocationLine,
  type AllocationState,
} from './list-store.ts';

const states = {
  toegewezen: 'allocated',
  gestart: 'started',
  onderbroken: 'paused',
  gestopt: 'stopped',
  verwijderd: 'deleted',
} as const satisfies Record<string, AllocationState>;
type StateName = keyof typeof states;
const stateNames = Object.keys(states) as [StateName, ...StateName[]];

const allocation = z.object({
  toewijzingnummer: z.int(),
  gemeente: z.string(),
  aanbieder: z.object({ agb: z.string(), naam: z.string() }),
  clientSleutel: z.string(),
  product: z.object({ code: z.string(), naam: z.string() }).nullable(),
  categorie: z.string().nullable(),
  segment: z.int().nullable(),
  verwijzer: z.object({ code: z.string(), naam: z.string() }),
  van: z.string(),
  tot: z.string().nullable(),
  omvang: z.string(),
  budgetCenten: z.int().nullable(),
  gestartOp: z.string().nullable(),
  gestoptOp: z.string().nullable(),
  status: z.enum(stateNames),
  versie: z.string(),
});
type AllocationJson = z.output<typeof allocation>;

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

/** The list of allocations with their starts and stops, of one municipality; names and numbers of persons are not in it. */
export function careApi(rest: Rest, deps: RestDeps): void {
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

interface Names {
  readonly providers: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
}

async function namesFor(tx: Tx): Promise<Names> {
  return {
    providers: new Map((await providers(tx)).map((p) => [p.code, p.name])),
    products: new Map((await products(tx)).map((p) => [p.code, p.name])),
  };
}

function allocationJson(line: AllocationLine, gemeente: string, names: Names): AllocationJson {
  const { product, provider, referrer } = line;
  return {
    toewijzingnummer: line.number,
    gemeente,
    aanbieder: { agb: provider, naam: names.providers.get(provider) ?? provider },
    clientSleutel: line.clientKey,
    product: product && {
      code: product,
      naam: names.products.get(product) ?? productName(product) ?? product,
    },
    categorie: line.category,
    segment: line.segment,
    verwijzer: { code: referrer, naam: codeList('COD327')?.get(referrer) ?? 'Onbekend' },
    van: line.from,
    tot: line.until,
    omvang: extentText(line),
    budgetCenten: line.budgetCents,
    gestartOp: line.startedOn,
    gestoptOp: line.stoppedOn,
    status: stateNames.find((name) => states[name] === line.state) ?? 'toegewezen',
    versie: line.version,
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
