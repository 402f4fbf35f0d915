import {
  day,
  month,
  municipalityCode,
  providerCode,
  type MunicipalityCode,
  type ProviderCode,
} from '@jeugdregie/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { record } from '../audit/index.ts';
import { csvEuros, csvText, providers } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import {
  inView,
  refuse,
  requireMunicipalScope,
  requirePrincipal,
  type Rest,
  type RestDeps,
} from '../rest/index.ts';
import type { Balance, BalanceFilter } from './model.ts';
import type { PaymentError } from './payment-file.ts';
import { bookPayments } from './payments.ts';
import { balances } from './store.ts';

const tags = ['Grootboek'];
const maxExport = 200_000;
const maand = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Een maand is jjjj-mm.');

const saldo = z.object({
  aanbieder: z.object({ agb: z.string(), naam: z.string() }),
  gemeente: z.string(),
  maand: z.string(),
  verplichtCenten: z.number().int(),
  ingediendCenten: z.number().int(),
  toegekendCenten: z.number().int(),
  gecrediteerdCenten: z.number().int(),
  betaaldCenten: z.number().int(),
  openCenten: z.number().int(),
});

const balanceQuery = z.object({
  gemeente: z.string().optional(),
  van: maand.optional(),
  tot: maand.optional(),
  aanbieder: z
    .string()
    .regex(/^\d{8}$/, 'Een AGB-code heeft acht cijfers.')
    .optional(),
  peildatum: z.string().optional(),
  na: z.string().max(60).optional(),
  aantal: z.coerce.number().int().min(1).max(1000).default(200),
  formaat: z.enum(['json', 'csv']).default('json'),
});

/** Balances per provider, municipality and month, and payments of the financial package. */
export function ledgerApi(rest: Rest, deps: RestDeps): void {
  balancesRoute(rest, deps);
  paymentsRoute(rest, deps);
}

function balancesRoute(rest: Rest, deps: RestDeps): void {
  const listed = z.object({ saldi: z.array(saldo), volgende: z.string().nullable() });
  rest.get(
    '/v1/saldi',
    {
      schema: {
        tags,
        summary: 'Verplicht, ingediend, toegekend en betaald per aanbieder, gemeente en maand van levering',
        querystring: balanceQuery,
        response: { 200: listed },
      },
    },
    async (request, reply) => {
      const { query } = request;
      const isFile = query.formaat === 'csv';
      const rows = await inView(deps, request, 'ledger.read', async (tx, { municipality }) => {
        const names = await namesOf(tx);
        const limit = isFile ? maxExport : query.aantal;
        const found = await balances(tx, { ...filterFrom(query, municipality), limit });
        return found.map((balance) => balanceJson(balance, names));
      });
      if (isFile) return sendCsv(reply, rows);
      const last = rows.length === query.aantal ? rows.at(-1) : undefined;
      return { saldi: rows, volgende: last ? `${last.gemeente}.${last.aanbieder.agb}.${last.maand}` : null };
    },
  );
}

function filterFrom(
  query: z.output<typeof balanceQuery>,
  municipality: MunicipalityCode | null,
): BalanceFilter {
  return {
    from: month(query.van ?? '') ?? undefined,
    until: month(query.tot ?? '') ?? undefined,
    provider: providerCode(query.aanbieder ?? '') ?? undefined,
    municipality: municipality ?? undefined,
    cutOff: day(query.peildatum ?? '') ?? undefined,
    after: keyIn(query.na ?? ''),
  };
}

/** `<gemeente>.<agb>.<maand>`: the last balance of the page before. */
function keyIn(text: string): BalanceFilter['after'] {
  const [owner = '', agb = '', last = ''] = text.split('.');
  const [municipality, provider, until] = [municipalityCode(owner), providerCode(agb), month(last)];
  if (municipality === null || provider === null || until === null) return undefined;
  return { municipality, provider, month: until };
}

function paymentsRoute(rest: Rest, deps: RestDeps): void {
  const outcome = z.object({
    geboekt: z.number().int(),
    alGeboekt: z.number().int(),
    totaalCenten: z.number().int(),
    teVeelBetaald: z.array(
      z.object({ regel: z.number().int(), declaratienummer: z.string(), teVeelCenten: z.number().int() }),
    ),
    fouten: z.array(
      z.object({
        regel: z.number().int(),
        kolom: z.string(),
        waarde: z.string(),
        melding: z.string(),
        handeling: z.string(),
      }),
    ),
  });
  rest.post(
    '/v1/betalingen',
    {
      schema: {
        tags,
        summary: 'Betalingen uit het financiële pakket boeken (CSV); alles of niets',
        consumes: ['multipart/form-data'],
        querystring: z.object({ gemeente: z.string().optional() }),
        response: { 200: outcome, 422: outcome },
      },
    },
    async (request, reply) => {
      const principal = requirePrincipal(request, 'ledger.pay');
      const bytes = await uploadIn(request);
      const booked = await inView(deps, request, 'ledger.pay', async (tx) => {
        const municipality = requireMunicipalScope(tx);
        const result = await bookPayments(tx, municipality, { bytes, today: deps.today() });
        const outcome = result.ok ? ('ok' as const) : ('failed' as const);
        await record(tx, { actor: actorOf(principal), action: 'ledger.pay', object: null, outcome });
        return result;
      });
      if (!booked.ok) return reply.status(422).send({ ...nothing, fouten: booked.error.map(errorJson) });
      const { booked: geboekt, already, totalCents, overpaid } = booked.value;
      return {
        geboekt,
        alGeboekt: already,
        totaalCenten: Number(totalCents),
        teVeelBetaald: overpaid.map((one) => ({
          regel: one.line,
          declaratienummer: one.claimNumber,
          teVeelCenten: Number(one.overCents),
        })),
        fouten: [],
      };
    },
  );
}

const nothing = { geboekt: 0, alGeboekt: 0, totaalCenten: 0, teVeelBetaald: [] };

/** What the server's multipart plugin adds to a request, as far as we use it. */
interface WithUpload {
  file(options: {
    throwFileSizeLimit: boolean;
  }): Promise<{ file: { truncated: boolean }; toBuffer(): Promise<Buffer> } | undefined>;
}

async function uploadIn(request: FastifyRequest): Promise<Uint8Array> {
  const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const part = isForm
    ? // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the plugin that adds it belongs to the server
      await (request as unknown as WithUpload).file({ throwFileSizeLimit: false })
    : undefined;
  const bytes = await part?.toBuffer();
  if (part !== undefined && bytes !== undefined && !part.file.truncated) return bytes;
  return refuse(part === undefined ? 400 : 413, {
    code: 'BETALINGEN-BESTAND',
    what: part === undefined ? 'Er is geen bestand meegestuurd.' : 'Het bestand is te groot.',
    where: 'bestand',
    why: 'Betalingen komen als CSV-bestand uit het financiële pakket.',
    remedy: 'Kies het CSV-bestand, of splits het, en probeer het opnieuw.',
  });
}

function errorJson(error: PaymentError) {
  return {
    regel: error.line,
    kolom: error.column,
    waarde: error.value,
    melding: error.message,
    handeling: error.remedy,
  };
}

async function namesOf(tx: Tx): Promise<ReadonlyMap<ProviderCode, string>> {
  return new Map((await providers(tx)).map((provider) => [provider.code, provider.name]));
}

function balanceJson(balance: Balance, names: ReadonlyMap<ProviderCode, string>): z.output<typeof saldo> {
  return {
    aanbieder: { agb: balance.provider, naam: names.get(balance.provider) ?? balance.provider },
    gemeente: balance.municipality,
    maand: balance.month,
    verplichtCenten: Number(balance.obligedCents),
    ingediendCenten: Number(balance.claimedCents),
    toegekendCenten: Number(balance.acceptedCents),
    gecrediteerdCenten: Number(balance.creditedCents),
    betaaldCenten: Number(balance.paidCents),
    openCenten: Number(balance.openCents),
  };
}

function sendCsv(reply: FastifyReply, rows: readonly z.output<typeof saldo>[]): never {
  const headings = ['Gemeente', 'AGB', 'Aanbieder', 'Maand', 'Verplicht', 'Ingediend', 'Toegekend'];
  const text = csvText(
    [...headings, 'Gecrediteerd', 'Betaald', 'Open'],
    rows.map((row) => [
      row.gemeente,
      row.aanbieder.agb,
      row.aanbieder.naam,
      row.maand,
      csvEuros(row.verplichtCenten),
      csvEuros(row.ingediendCenten),
      csvEuros(row.toegekendCenten),
      csvEuros(row.gecrediteerdCenten),
      csvEuros(row.betaaldCenten),
      csvEuros(row.openCenten),
    ]),
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file has no JSON shape
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="saldi.csv"')
    .send(Buffer.from(text, 'utf8')) as never;
}
