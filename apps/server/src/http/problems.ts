import { STATUS_CODES } from 'node:http';
import { Refusal } from '@jeugdregie/core/rest';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

/** Body of every error answer: RFC 9457 with the house's own members in Dutch. */
export interface ProblemBody {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly code: string;
  readonly waar: string;
  readonly handeling: string;
  readonly fouten?: readonly { readonly veld: string; readonly melding: string }[];
}

const mediaType = 'application/problem+json; charset=utf-8';

/** Every way in which a request can fail becomes one `application/problem+json`; bugs never leak their text. */
export function registerProblems(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) => send(reply, bodyOf(error, request)));
}

export function send(reply: FastifyReply, body: ProblemBody): FastifyReply {
  return reply.code(body.status).header('content-type', mediaType).send(JSON.stringify(body));
}

/** `allowed`: the methods that this address does know (RFC 9110, 15.5.6 wants them told). */
export function unknownMethod(request: FastifyRequest, allowed: readonly string[]): ProblemBody {
  return {
    status: 405,
    title: 'Dit kan hier niet.',
    detail: `${pathOf(request)} kent ${request.method} niet.`,
    code: 'METHODE-ONBEKEND',
    waar: pathOf(request),
    handeling: `Gebruik ${allowed.join(' of ')}; de beschrijving van alle adressen staat op /v1/openapi.json.`,
  };
}

/** An address that no route can be looked up for: what comes before routes and hooks ends here. */
export function unreadableAddress(error: FastifyError, request: FastifyRequest): ProblemBody {
  return {
    status: error.statusCode ?? 400,
    title: 'Dit adres is niet te lezen.',
    detail: 'Een deel van het adres is te lang, of bevat een procentteken dat nergens voor staat.',
    code: 'ADRES-ONLEESBAAR',
    // The address itself may hold anything; it is not repeated.
    waar: pathOf(request).slice(0, 80),
    handeling: 'Controleer het adres; de beschrijving van alle adressen staat op /v1/openapi.json.',
  };
}

export function unknownAddress(request: FastifyRequest): ProblemBody {
  return {
    status: 404,
    title: 'Dit adres bestaat niet.',
    detail: `Er is niets op ${pathOf(request)}.`,
    code: 'ADRES-ONBEKEND',
    waar: pathOf(request),
    handeling: 'Controleer het adres; de beschrijving van alle adressen staat op /v1/openapi.json.',
  };
}

function bodyOf(error: FastifyError, request: FastifyRequest): ProblemBody {
  if (error instanceof Refusal) {
    const { problem, status } = error;
    return {
      status,
      title: problem.what,
      detail: problem.why,
      code: problem.code,
      waar: problem.where,
      handeling: problem.remedy,
    };
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error, request);
  const status = statusOf(error);
  const known = knownFailures[error.code] ?? (status < 500 ? otherClientError(error) : null);
  if (known) return { status, waar: pathOf(request), ...known };
  request.log.error({ err: error, request: request.id }, 'unexpected error');
  return {
    status: 500,
    title: 'Er ging hier iets mis.',
    detail: `De fout is vastgelegd onder nummer ${request.id}. Er is niets half opgeslagen.`,
    code: 'INTERNE-FOUT',
    waar: pathOf(request),
    handeling: 'Probeer het opnieuw; blijft het misgaan, geef dan het nummer door aan de beheerder.',
  };
}

/** The multipart reader says 406, which is about the answer; RFC 9110 calls an unread kind of content 415. */
function statusOf(error: FastifyError): number {
  return error.code === 'FST_INVALID_MULTIPART_CONTENT_TYPE' ? 415 : (error.statusCode ?? 500);
}

function invalidInput(
  error: { readonly validation: readonly { instancePath: string; message?: string | undefined }[] },
  request: FastifyRequest,
): ProblemBody {
  const errors = error.validation.map(({ instancePath, message }) => ({
    veld: instancePath.replace(/^\//, '').replaceAll('/', '.') || 'verzoek',
    melding: message ?? 'ongeldige waarde',
  }));
  return {
    status: 400,
    title: 'Het verzoek klopt niet.',
    detail: errors.map(({ veld, melding }) => `${veld}: ${melding}`).join('; '),
    code: 'INVOER-ONGELDIG',
    waar: pathOf(request),
    handeling: 'Verbeter de genoemde velden en verstuur het verzoek opnieuw.',
    fouten: errors,
  };
}

type KnownFailure = Omit<ProblemBody, 'status' | 'waar'>;

const unreadKind: KnownFailure = {
  title: 'Deze vorm van inhoud wordt niet gelezen.',
  detail: 'Het content-type van het verzoek is onbekend op dit adres.',
  code: 'MEDIATYPE-ONBEKEND',
  handeling: 'Verstuur JSON, of bij bestanden multipart/form-data.',
};

const tooManyFiles: KnownFailure = {
  title: 'Dit zijn te veel bestanden in één keer.',
  detail: 'Een aanlevering heeft hoogstens 5.000 bestanden.',
  code: 'TE-VEEL-BESTANDEN',
  handeling: 'Verdeel de bestanden over meer aanleveringen, of lever ze als zip aan.',
};

const knownFailures: Readonly<Record<string, KnownFailure>> = {
  FST_FILES_LIMIT: tooManyFiles,
  FST_PARTS_LIMIT: tooManyFiles,
  FST_INVALID_MULTIPART_CONTENT_TYPE: unreadKind,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: unreadKind,
  FST_ERR_CTP_EMPTY_JSON_BODY: {
    title: 'Het verzoek heeft geen inhoud.',
    detail: 'Het content-type zegt JSON, maar er kwam niets mee. Er is niets opgeslagen.',
    code: 'JSON-LEEG',
    handeling: 'Stuur de JSON mee, of laat het content-type weg als er niets mee moet.',
  },
  FST_REQ_FILE_TOO_LARGE: {
    title: 'Dit bestand is te groot.',
    detail: 'Een bericht mag hoogstens 25 MB zijn (iJw, OP192). Er is niets ingelezen.',
    code: 'BESTAND-TE-GROOT',
    handeling: 'Vraag de afzender om het bericht te splitsen en lever de delen apart aan.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: {
    title: 'Dit verzoek is te groot.',
    detail: 'De inhoud is groter dan hier is toegestaan. Er is niets opgeslagen.',
    code: 'VERZOEK-TE-GROOT',
    handeling: 'Verstuur minder of kleinere gegevens per keer.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: {
    title: 'De inhoud is geen geldige JSON.',
    detail: 'Het verzoek kon niet worden gelezen. Er is niets opgeslagen.',
    code: 'JSON-ONGELDIG',
    handeling: 'Herstel de JSON en verstuur het verzoek opnieuw.',
  },
};

function otherClientError(error: FastifyError): KnownFailure {
  if (error.statusCode === 429) {
    return {
      title: 'Er komen te veel verzoeken achter elkaar.',
      detail: 'Van dit adres kwamen er in een minuut meer dan is toegestaan; dit verzoek is niet uitgevoerd.',
      code: 'TE-VEEL-VERZOEKEN',
      handeling: 'Wacht een minuut en probeer het dan opnieuw.',
    };
  }
  return {
    title: 'Het verzoek kan niet worden uitgevoerd.',
    detail: `${STATUS_CODES[error.statusCode ?? 400] ?? 'Bad Request'}: ${error.message}`,
    code: error.code,
    handeling: 'Controleer het verzoek en probeer het opnieuw.',
  };
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? '/';
}
