import { day, providerCode, type Day, type ProviderCode } from '@jeugdregie/kernel';
import { z } from 'zod';
import type { Tx } from '../db/index.ts';
import { inView, notFound, type Rest, type View } from '../rest/index.ts';
import { dagSchema } from './api-lists.ts';
import type { ContractsDeps } from './api-deps.ts';
import { csvEuros, csvText } from './csv.ts';
import { segmentId } from './model.ts';
import { ceilingsOf, listProviders, type ProviderLine } from './provider-list.ts';
import { termsFor } from './reference.ts';
import { unitCodes } from './sheets.ts';
import { products } from './store.ts';

const contract = z.object({ nummer: z.string(), van: z.string(), tot: z.string().nullable() });
const provider = z.object({
  agb: z.string(),
  naam: z.string(),
  contract: contract.nullable(),
  segmenten: z.array(z.int()),
  plafondCenten: z.int().nullable(),
  toegekendCenten: z.int().nullable(),
  ruimteCenten: z.int().nullable(),
});
const ceiling = z.object({
  jaar: z.int(),
  plafondCenten: z.int().nullable(),
  toegekendCenten: z.int().nullable(),
  ruimteCenten: z.int().nullable(),
});
const rate = z.object({
  product: z.object({ code: z.string(), naam: z.string() }),
  categorie: z.string(),
  eenheid: z.string(),
  eenheidNaam: z.string(),
  segment: z.int().nullable(),
  tariefCenten: z.int(),
  van: z.string(),
  tot: z.string().nullable(),
  contract: z.string(),
});

const tags = ['Contracten'];
const params = z.object({ agb: z.string() });
const formaat = z.enum(['json', 'csv']).default('json');

/** The accepted amounts of a view. A ceiling is the region's: only the whole region knows the room under it. */
interface Accepted {
  readonly byProvider: ReadonlyMap<ProviderCode, bigint> | null;
  readonly isWhole: boolean;
}

async function acceptedIn(deps: ContractsDeps, tx: Tx, view: View, year: number): Promise<Accepted> {
  const byProvider = deps.acceptedByProvider ? await deps.acceptedByProvider(tx, year) : null;
  return { byProvider, isWhole: tx.scope.kind === 'region' && view.municipality === null };
}

function roomJson(
  code: ProviderCode,
  ceilingCents: bigint | null,
  { byProvider, isWhole }: Accepted,
): Pick<z.output<typeof ceiling>, 'plafondCenten' | 'toegekendCenten' | 'ruimteCenten'> {
  const accepted = byProvider ? (byProvider.get(code) ?? 0n) : null;
  const room = isWhole && ceilingCents !== null && accepted !== null ? ceilingCents - accepted : null;
  return {
    plafondCenten: ceilingCents === null ? null : Number(ceilingCents),
    toegekendCenten: accepted === null ? null : Number(accepted),
    ruimteCenten: room === null ? null : Number(room),
  };
}

function providerJson(line: ProviderLine, accepted: Accepted): z.output<typeof provider> {
  const { contract: held } = line;
  return {
    agb: line.code,
    naam: line.name,
    contract: held && { nummer: held.number, van: held.from, tot: held.until },
    segmenten: [...line.segments],
    ...roomJson(line.code, line.ceilingCents, accepted),
  };
}

function yearOf(on: Day): number {
  return Number(on.slice(0, 4));
}

export function providersApi(rest: Rest, deps: ContractsDeps): void {
  listRoute(rest, deps);
  detailRoute(rest, deps);
  ratesRoute(rest, deps);
}

function listRoute(rest: Rest, deps: ContractsDeps): void {
  rest.get(
    '/v1/aanbieders',
    {
      schema: {
        tags,
        summary: 'Aanbieders met hun contract, segmenten en ruimte onder het plafond',
        querystring: z.object({
          gemeente: z.string().optional(),
          zoek: z.string().trim().max(100).optional(),
          segment: z.coerce.number().int().min(1).max(99).optional(),
          na: z.string().max(800).optional(),
          aantal: z.coerce.number().int().min(1).max(500).default(50),
          formaat,
        }),
        response: { 200: z.object({ aanbieders: z.array(provider), volgende: z.string().nullable() }) },
      },
    },
    async (request, reply) => {
      const { zoek, segment, na, aantal, formaat: format } = request.query;
      const page = await inView(deps, request, 'contracts.read', async (tx, view) => {
        const on = deps.today();
        const filter = { day: on, search: zoek || null, segment: segmentId(segment ?? 0), after: na ?? null };
        const listed = await listProviders(tx, { ...filter, limit: format === 'csv' ? 10_000 : aantal });
        const accepted = await acceptedIn(deps, tx, view, yearOf(on));
        return {
          aanbieders: listed.providers.map((line) => providerJson(line, accepted)),
          volgende: listed.next,
        };
      });
      if (format === 'json') return page;
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="aanbieders.csv"')
        .send(Buffer.from(providersCsv(page.aanbieders)) as never);
    },
  );
}

function providersCsv(rows: readonly z.output<typeof provider>[]): string {
  return csvText(
    ['AGB', 'Naam', 'Contract', 'Van', 'Tot en met', 'Segmenten', 'Plafond', 'Toegekend', 'Ruimte'],
    rows.map((row) => [
      row.agb,
      row.naam,
      row.contract?.nummer ?? null,
      row.contract?.van ?? null,
      row.contract?.tot ?? null,
      row.segmenten.join(', '),
      csvEuros(row.plafondCenten),
      csvEuros(row.toegekendCenten),
      csvEuros(row.ruimteCenten),
    ]),
  );
}

function agbOf(text: string): ProviderCode {
  return providerCode(text) ?? notFound('Deze aanbieder', 'agb');
}

function detailRoute(rest: Rest, deps: ContractsDeps): void {
  rest.get(
    '/v1/aanbieders/:agb',
    {
      schema: {
        tags,
        summary: 'Een aanbieder met contracten en plafonds',
        params,
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: provider.extend({ contracten: z.array(contract), plafonds: z.array(ceiling) }) },
      },
    },
    (request) =>
      inView(deps, request, 'contracts.read', async (tx, view) => {
        const code = agbOf(request.params.agb);
        const on = deps.today();
        const [line] = (await listProviders(tx, { day: on, provider: code, limit: 1 })).providers;
        const terms = await termsFor(tx, code);
        if (!line || !terms) return notFound('Deze aanbieder', 'agb');
        const ceilings: z.output<typeof ceiling>[] = [];
        for (const { year, amountCents } of await ceilingsOf(tx, code)) {
          ceilings.push({
            jaar: year,
            ...roomJson(code, amountCents, await acceptedIn(deps, tx, view, year)),
          });
        }
        return {
          ...providerJson(line, await acceptedIn(deps, tx, view, yearOf(on))),
          contracten: terms.toFacts().contracts.map((c) => ({ nummer: c.number, van: c.from, tot: c.until })),
          plafonds: ceilings,
        };
      }),
  );
}

function ratesRoute(rest: Rest, deps: ContractsDeps): void {
  rest.get(
    '/v1/aanbieders/:agb/tarieven',
    {
      schema: {
        tags,
        summary: 'De tarieven van een aanbieder op een dag',
        params,
        querystring: z.object({ gemeente: z.string().optional(), dag: dagSchema, formaat }),
        response: { 200: z.object({ dag: z.string(), tarieven: z.array(rate) }) },
      },
    },
    async (request, reply) => {
      const on = day(request.query.dag ?? '') ?? deps.today();
      const tarieven = await inView(deps, request, 'contracts.read', (tx) =>
        ratesOn(tx, agbOf(request.params.agb), on),
      );
      if (request.query.formaat === 'json') return { dag: on, tarieven };
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="tarieven-${on}.csv"`)
        .send(Buffer.from(ratesCsv(tarieven)) as never);
    },
  );
}

async function ratesOn(tx: Tx, code: ProviderCode, on: Day): Promise<z.output<typeof rate>[]> {
  const terms = await termsFor(tx, code);
  if (!terms) return notFound('Deze aanbieder', 'agb');
  const known = new Map((await products(tx)).map((product) => [product.code, product]));
  const codes = [...new Set(terms.toFacts().rates.map((row) => row.product))].sort();
  return codes.flatMap((product) => {
    const found = terms.rateOn(product, on);
    if (!found) return [];
    return {
      product: { code: product, naam: known.get(product)?.name ?? product },
      categorie: known.get(product)?.category ?? '',
      eenheid: found.unit,
      eenheidNaam: unitCodes().get(found.unit) ?? found.unit,
      segment: terms.segmentOn(product, on),
      tariefCenten: found.rateCents,
      van: found.from,
      tot: found.until,
      contract: found.contract,
    };
  });
}

function ratesCsv(rows: readonly z.output<typeof rate>[]): string {
  return csvText(
    ['Productcode', 'Product', 'Eenheid', 'Segment', 'Tarief', 'Van', 'Tot en met', 'Contract'],
    rows.map((row) => [
      row.product.code,
      row.product.naam,
      row.eenheidNaam,
      row.segment,
      csvEuros(row.tariefCenten),
      row.van,
      row.tot,
      row.contract,
    ]),
  );
}
