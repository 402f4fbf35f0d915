import { day } from '@jeugdregie/kernel';
import { z } from 'zod';
import { inView, type Rest, type RestDeps } from '../rest/index.ts';
import { unitCodes } from './sheets.ts';
import { products, region, segments } from './store.ts';

const tags = ['Contracten'];
export const dagSchema = z
  .string()
  .refine((text) => day(text) !== null, 'Een dag is jjjj-mm-dd.')
  .optional();

const variants = { effort: 'inspanningsgericht', output: 'outputgericht' } as const;

const querystring = z.object({ gemeente: z.string().optional() });

/** Municipalities, segments and products: what screens offer to choose from. */
export function listsApi(rest: Rest, deps: RestDeps): void {
  municipalitiesRoute(rest, deps);
  segmentsRoute(rest, deps);
  productsRoute(rest, deps);
}

function municipalitiesRoute(rest: Rest, deps: RestDeps): void {
  const municipality = z.object({
    code: z.string(),
    naam: z.string(),
    lidVan: z.string(),
    lidTot: z.string().nullable(),
  });
  rest.get(
    '/v1/gemeenten',
    {
      schema: {
        tags,
        summary: 'Gemeenten van de regio op een dag',
        querystring: querystring.extend({ dag: dagSchema }),
        response: { 200: z.object({ regio: z.string(), gemeenten: z.array(municipality) }) },
      },
    },
    (request) =>
      inView(deps, request, 'contracts.read', async (tx) => {
        const found = await region(tx, day(request.query.dag ?? '') ?? deps.today());
        return {
          regio: found.name,
          gemeenten: found.municipalities.map((m) => ({
            code: m.code,
            naam: m.name,
            lidVan: m.from,
            lidTot: m.until,
          })),
        };
      }),
  );
}

function segmentsRoute(rest: Rest, deps: RestDeps): void {
  const segment = z.object({ nummer: z.int(), naam: z.string() });
  rest.get(
    '/v1/segmenten',
    {
      schema: {
        tags,
        summary: 'Segmenten',
        querystring,
        response: { 200: z.object({ segmenten: z.array(segment) }) },
      },
    },
    (request) =>
      inView(deps, request, 'contracts.read', async (tx) => ({
        segmenten: (await segments(tx)).map(({ id, name }) => ({ nummer: id, naam: name })),
      })),
  );
}

function productsRoute(rest: Rest, deps: RestDeps): void {
  const product = z.object({
    code: z.string(),
    naam: z.string(),
    categorie: z.string(),
    eenheid: z.string(),
    eenheidNaam: z.string(),
    variant: z.enum(['inspanningsgericht', 'outputgericht']),
  });
  rest.get(
    '/v1/producten',
    {
      schema: {
        tags,
        summary: 'Producten',
        querystring,
        response: { 200: z.object({ producten: z.array(product) }) },
      },
    },
    (request) =>
      inView(deps, request, 'contracts.read', async (tx) => ({
        producten: (await products(tx)).map((p) => ({
          code: p.code,
          naam: p.name,
          categorie: p.category,
          eenheid: p.unit,
          eenheidNaam: unitCodes().get(p.unit) ?? p.unit,
          variant: variants[p.variant],
        })),
      })),
  );
}
