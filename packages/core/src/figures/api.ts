import { z } from 'zod';
import { inView, refuse, requirePrincipal, type Rest, type RestDeps } from '../rest/index.ts';
import { isFile, sendFile } from './api-file.ts';
import { asked, filterQuery } from './api-query.ts';
import {
  cijferOf,
  cijferSchema,
  deelOf,
  deelSchema,
  definitieOf,
  definitieSchema,
  dimensions,
  dutchUnits,
  maandOf,
  maandSchema,
} from './api-shapes.ts';
import { breakdownTable, districtsTable, seriesTable } from './api-tables.ts';
import { compareDistricts, type ComparedDistrict } from './comparison.ts';
import { breakdown, figure, series } from './figure.ts';
import { indicatorBySlug, indicators } from './indicators.ts';
import type { Dimension } from './model.ts';
import { publicSources, scpWarning } from './public-figures.ts';

const formaat = z.enum(['json', 'csv', 'xlsx']).optional();
const indicatorPath = z.object({ indicator: z.string().max(60) });
const tags = ['Cijfers'];

/** Routes under /v1/cijfers and /v1/wijken. */
export function figuresApi(rest: Rest, deps: RestDeps): void {
  listRoute(rest);
  figureRoute(rest, deps);
  seriesRoute(rest, deps);
  breakdownRoute(rest, deps);
  districtsRoute(rest, deps);
}

function listRoute(rest: Rest): void {
  rest.get(
    '/v1/cijfers/indicatoren',
    {
      schema: {
        tags,
        summary: 'Alle indicatoren met hun definitie',
        response: { 200: z.object({ indicatoren: z.array(definitieSchema) }) },
      },
    },
    (request) => {
      requirePrincipal(request, 'figures.read');
      return { indicatoren: indicators.map((i) => definitieOf(i.definition)) };
    },
  );
}

function figureRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/cijfers/:indicator',
    {
      schema: {
        tags,
        summary: 'Eén cijfer met zijn herkomst',
        params: indicatorPath,
        querystring: filterQuery,
        response: { 200: cijferSchema },
      },
    },
    (request) =>
      inView(deps, request, 'figures.read', async (tx, view) => {
        const found = await figure(
          tx,
          asked(request.params.indicator, request.query, { view, today: deps.today() }),
        );
        return found.ok ? cijferOf(found.value) : refuse(400, found.error);
      }),
  );
}

function seriesRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/cijfers/:indicator/reeks',
    {
      schema: {
        tags,
        summary: 'Een cijfer per maand',
        params: indicatorPath,
        querystring: filterQuery.extend({ formaat }),
        response: {
          200: z.object({
            cijfer: cijferSchema,
            eenheid: cijferSchema.shape.eenheid,
            maanden: z.array(maandSchema),
          }),
        },
      },
    },
    async (request, reply) => {
      const found = await inView(deps, request, 'figures.read', (tx, view) =>
        series(tx, asked(request.params.indicator, request.query, { view, today: deps.today() })),
      );
      if (!found.ok) return refuse(400, found.error);
      const { figure: total, points } = found.value;
      if (isFile(request.query.formaat))
        return sendFile(reply, request.query.formaat, seriesTable(found.value));
      const { unit } = total.definition;
      return {
        cijfer: cijferOf(total),
        eenheid: dutchUnits[unit],
        maanden: points.map((point) => maandOf(point, unit)),
      };
    },
  );
}

function breakdownRoute(rest: Rest, deps: RestDeps): void {
  const naar = z.enum(Object.keys(dimensions) as (keyof typeof dimensions)[]);
  rest.get(
    '/v1/cijfers/:indicator/verdeling',
    {
      schema: {
        tags,
        summary: 'Een cijfer verdeeld naar gemeente, segment, aanbieder, product, verwijzer of wijk',
        params: indicatorPath,
        querystring: filterQuery.extend({ naar, formaat }),
        response: {
          200: z.object({
            cijfer: cijferSchema,
            eenheid: cijferSchema.shape.eenheid,
            naar,
            delen: z.array(deelSchema),
          }),
        },
      },
    },
    async (request, reply) => {
      const by: Dimension = dimensions[request.query.naar];
      const found = await inView(deps, request, 'figures.read', (tx, view) =>
        breakdown(tx, asked(request.params.indicator, request.query, { view, today: deps.today() }), by),
      );
      if (!found.ok) return refuse(400, found.error);
      if (isFile(request.query.formaat))
        return sendFile(reply, request.query.formaat, breakdownTable(found.value));
      const { figure: total, parts } = found.value;
      const unit = indicatorBySlug(request.params.indicator)?.definition.unit ?? total.definition.unit;
      return {
        cijfer: cijferOf(total),
        eenheid: dutchUnits[unit],
        naar: request.query.naar,
        delen: parts.map((part) => deelOf(part, unit)),
      };
    },
  );
}

const vergelekenSchema = z.object({
  gemeente: z.string(),
  gemeenteNaam: z.string(),
  wijk: z.object({ code: z.string(), naam: z.string() }).nullable(),
  jeugdigen0tot17: z.number().nullable(),
  onsAantal: z.number().nullable().describe('null bij minder dan vijf jeugdigen'),
  klein: z.boolean(),
  onsAandeel: z.number().nullable(),
  cbsAantal: z.number().nullable(),
  cbsAandeel: z.number().nullable(),
  scpGeregistreerd: z.number().nullable(),
  scpVerwacht: z.number().nullable(),
});

function districtsRoute(rest: Rest, deps: RestDeps): void {
  rest.get(
    '/v1/wijken',
    {
      schema: {
        tags,
        summary: 'Gebruik per wijk naast de cijfers van CBS en SCP',
        querystring: filterQuery
          .pick({ gemeente: true, van: true, tot: true, peildatum: true })
          .extend({ formaat }),
        response: {
          200: z.object({
            peildatum: z.string(),
            van: z.string(),
            tot: z.string(),
            wijken: z.array(vergelekenSchema),
            gemeenten: z.array(vergelekenSchema).describe('SCP-aandelen gewogen naar het aantal kinderen'),
            waarschuwing: z.string(),
            bronnen: z.array(z.string()),
          }),
        },
      },
    },
    async (request, reply) => {
      const { query, found } = await inView(deps, request, 'figures.read', async (tx, view) => {
        const query = asked('jeugdigen', request.query, { view, today: deps.today() });
        return { query, found: await compareDistricts(tx, query) };
      });
      if (!found.ok) return refuse(400, found.error);
      if (isFile(request.query.formaat)) {
        return sendFile(reply, request.query.formaat, districtsTable(found.value, query));
      }
      return {
        peildatum: query.cutOff,
        van: query.from,
        tot: query.until,
        wijken: found.value.districts.map(vergelekenOf),
        gemeenten: found.value.municipalities.map(vergelekenOf),
        waarschuwing: scpWarning,
        bronnen: [...publicSources],
      };
    },
  );
}

function vergelekenOf(d: ComparedDistrict): z.infer<typeof vergelekenSchema> {
  return {
    gemeente: d.municipality,
    gemeenteNaam: d.municipalityName,
    wijk: d.code === null ? null : { code: d.code, naam: d.name },
    jeugdigen0tot17: d.children,
    onsAantal: d.youths,
    klein: d.isSmall,
    onsAandeel: d.share,
    cbsAantal: d.cbsYouths,
    cbsAandeel: d.cbsShare,
    scpGeregistreerd: d.scpRegistered,
    scpVerwacht: d.scpExpected,
  };
}
