export { exchangeApi } from './api.ts';
export type * from './model.ts';
export { fileStates, unknownMunicipality } from './model.ts';
export { exchangeMigrations } from './schema.ts';
export {
  addStep,
  alarmList,
  contentOf,
  fileOf,
  finish,
  listFiles,
  markSent,
  pending,
  putInOutbox,
  receive,
  retry,
  trailOf,
} from './service.ts';
export { dueOn } from './terms.ts';
