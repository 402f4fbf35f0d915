export { identityApi } from './api.ts';
export { loadKeys } from './keys.ts';
export type * from './model.ts';
export { identityMigrations } from './schema.ts';
export { findByBsn, keysFit, resealPersons, reveal, saveNewPersons, savePersons } from './service.ts';
