export type { Rest } from './rest.ts';
export { inView, requireMunicipalScope, requirePrincipal, type RestDeps, type View } from './in-view.ts';
export { notFound, Refusal, refuse } from './refusal.ts';
export { auditApi } from './audit-log/api.ts';
export { accessApi, readSession, requireCsrf, roleNames, type AccessDeps } from './session/api.ts';
export { usersApi } from './users/api.ts';
