export { exchangeApi } from './api.ts';
export type * from './model.ts';
export { fileStates, unknownMunicipality } from './model.ts';
export { exchangeMigrations } from './schema.ts';
export { alarmList, listFiles, pending } from './list.ts';
export {
  addStep,
  contentOf,
  fileOf,
  finish,
  markSent,
  putInOutbox,
  receive,
  retry,
  takeUp,
  trailOf,
} from './service.ts';
export { dueOn } from './terms.ts';
