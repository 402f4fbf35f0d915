/** Version of the REST interface (semantic): the first number stands in the address, the whole in `API-Version`. */
export const apiVersion = '1.0.0';

/** Head of the OpenAPI description; the rest is generated from the routes. */
export const apiDescription = {
  openapi: '3.1.0',
  info: {
    title: 'Jeugdregie',
    version: apiVersion,
    description:
      'Berichten, declaraties, contracten, cijfers en raadsbrieven van een jeugdhulpregio. Bedragen zijn hele eurocenten. ' +
      'De parameter `gemeente` kiest een gemeente (CBS-code) of `regio`. Fouten zijn `application/problem+json` met de ' +
      'velden `waar` en `handeling`. Wie iets wijzigt, stuurt het kenmerk van de sessie mee in `X-CSRF`.',
    contact: { name: 'Beheer Jeugdregie', url: 'https://github.com/jeugdregie/jeugdregie' },
    license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
  },
  servers: [{ url: '/' }],
  components: {
    securitySchemes: { sessie: { type: 'apiKey' as const, in: 'cookie' as const, name: 'jeugdregie' } },
  },
  security: [{ sessie: [] }],
};
