/**
 * The one way to the server. Bodies are JSON with Dutch attributes, as in docs/openapi.json; a refusal is a
 * problem+json and is thrown as `Problem` with its parts as the server wrote them.
 */

export interface ProblemBody {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly code?: string;
  readonly waar?: string;
  readonly handeling?: string;
  readonly fouten?: readonly { readonly veld?: string; readonly melding?: string }[];
}

/** Thrown for every answer that is not 2xx, and with status 0 when the server cannot be reached. */
export class Problem extends Error {
  readonly body: ProblemBody;
  constructor(body: ProblemBody) {
    super(body.title);
    this.body = body;
  }
}

export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Path with its query; empty values are left out, so that the same question has one address. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

let csrf = '';

/** The token that state-changing requests must carry; given with the session. */
export function rememberCsrf(token: string): void {
  csrf = token;
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const body = (await response.json()) as Partial<ProblemBody>;
    return new Problem({ ...body, status: response.status, title: body.title ?? response.statusText });
  }
  return new Problem({ status: response.status, title: response.statusText });
}

async function send(path: string, init: RequestInit, alsoFine = 200): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new Problem({ status: 0, title: 'unreachable' });
  }
  if (!response.ok && response.status !== alsoFine) throw await problemOf(response);
  return response;
}

async function bodyOf<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

export async function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  return bodyOf<T>(await send(address(path, params), signal ? { signal } : {}));
}

/** For the few resources that have their texts in more than one language. */
export async function getIn<T>(language: string, path: string): Promise<T> {
  return bodyOf<T>(await send(path, { headers: { 'accept-language': language } }));
}

/** POST with a JSON body, or with form data (files). `alsoFine`: a refusal whose body is an answer all the same. */
export async function post<T>(path: string, body?: unknown, params?: Params, alsoFine?: number): Promise<T> {
  return bodyOf<T>(await send(address(path, params), changing('POST', body), alsoFine));
}

export async function put<T>(path: string, body: unknown): Promise<T> {
  return bodyOf<T>(await send(path, changing('PUT', body)));
}

function changing(method: string, body: unknown): RequestInit {
  if (body instanceof FormData) return { method, headers: { 'X-CSRF': csrf }, body };
  if (body === undefined) return { method, headers: { 'X-CSRF': csrf } };
  return {
    method,
    headers: { 'X-CSRF': csrf, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

export async function remove<T>(path: string): Promise<T> {
  return bodyOf<T>(await send(path, { method: 'DELETE', headers: { 'X-CSRF': csrf } }));
}

/** One page of a list; `volgende` is the cursor of the next page, null on the last. */
export interface Page {
  readonly volgende: string | null;
}
