import { clientKey, type ClientKey } from '@jeugdregie/kernel';
import { z } from 'zod';
import { actorOf } from '../access/index.ts';
import { inView, notFound, requireMunicipalScope, type Rest, type RestDeps } from '../rest/index.ts';
import type { Keys, Person } from './model.ts';
import { findByBsn, reveal } from './service.ts';

const purpose = z
  .string()
  .trim()
  .min(3, 'Zeg in een paar woorden waarvoor u dit nodig hebt.')
  .max(200)
  .describe('Waarvoor u de gegevens nodig hebt; komt in het auditlog.');

const view = z.object({ gemeente: z.string().optional() });

const person = z.object({
  sleutel: z.string(),
  bsn: z.string(),
  geboortedatum: z.string().nullable(),
  geslacht: z.string(),
  naam: z.object({
    achternaam: z.string(),
    voorvoegsel: z.string().nullable(),
    voorletters: z.string().nullable(),
    voornamen: z.string().nullable(),
  }),
  adres: z
    .object({
      postcode: z.string().nullable(),
      huisnummer: z.string().nullable(),
      toevoeging: z.string().nullable(),
      straat: z.string().nullable(),
      plaats: z.string().nullable(),
    })
    .nullable(),
});

/** Search by BSN and reveal of a person, each with a purpose. The BSN travels in a body only, never in an address. */
export function identityApi(rest: Rest, deps: RestDeps & { readonly keys: Keys }): void {
  const tags = ['Cliënten'];
  rest.post(
    '/v1/clienten/_zoek',
    {
      schema: {
        tags,
        summary: 'Zoek de sleutel van een cliënt bij een BSN',
        querystring: view,
        body: z.object({ bsn: z.string().regex(/^\d{9}$/, 'Een BSN heeft negen cijfers.'), doel: purpose }),
        response: { 200: z.object({ sleutel: z.string() }) },
      },
    },
    async (request) => {
      const { bsn, doel } = request.body;
      // Outside the transaction: an answer "not found" must not roll back its own line in the audit log.
      const found = await inView(deps, request, 'clients.reveal', (tx, { principal }) => {
        requireMunicipalScope(tx);
        return findByBsn(tx, deps.keys, { bsn, purpose: doel, actor: actorOf(principal) });
      });
      return found === null ? notFound('Een cliënt met dit BSN', 'bsn') : { sleutel: found };
    },
  );
  rest.post(
    '/v1/clienten/:sleutel/onthullingen',
    {
      schema: {
        tags,
        summary: 'Toon wie er achter een sleutel staat',
        querystring: view,
        params: z.object({ sleutel: z.string() }),
        body: z.object({ doel: purpose }),
        response: { 200: person },
      },
    },
    async (request) => {
      const key = clientKey(request.params.sleutel);
      if (key === null) return notFound('Deze cliënt', 'sleutel');
      const { doel } = request.body;
      const found = await inView(deps, request, 'clients.reveal', (tx, { principal }) => {
        requireMunicipalScope(tx);
        return reveal(tx, deps.keys, { clientKey: key, purpose: doel, actor: actorOf(principal) });
      });
      return found === null ? notFound('Deze cliënt', 'sleutel') : personJson(key, found);
    },
  );
}

function personJson(key: ClientKey, { bsn, birthDate, sex, name, address }: Person): z.output<typeof person> {
  return {
    sleutel: key,
    bsn,
    geboortedatum: birthDate,
    geslacht: sex,
    naam: {
      achternaam: name.surname,
      voorvoegsel: name.prefix,
      voorletters: name.initials,
      voornamen: name.firstNames,
    },
    adres: address && {
      postcode: address.postcode,
      huisnummer: address.houseNumber,
      toevoeging: address.suffix,
      straat: address.street,
      plaats: address.town,
    },
  };
}
