import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';

/** The server as a room's `api.ts` sees it: routes with zod schemas, from which OpenAPI is generated. */
export type Rest = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export { inView, requireMunicipalScope, requirePrincipal, type RestDeps, type View } from './in-view.ts';
export { notFound, Refusal, refuse } from './refusal.ts';
export { auditApi } from './audit-log/api.ts';
export { accessApi, readSession, requireCsrf, roleNames, type AccessDeps } from './session/api.ts';
export { usersApi } from './users/api.ts';
