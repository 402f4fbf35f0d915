export type * from './model.ts';
export { auditMigrations } from './schema.ts';
export { auditLog, processingOf, record, recordProcessing } from './store.ts';
