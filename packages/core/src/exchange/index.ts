export { exchangeApi } from './api.ts';
export type * from './model.ts';
export { fileStates, unknownMunicipality } from './model.ts';
export { exchangeMigrations } from './schema.ts';
export { packContent, type PackedContent } from './content.ts';
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
  sendMessage,
  takeUp,
  tieReceipt,
  trailOf,
} from './service.ts';
export { dueOn, requestTerms, termState, type RequestTerms, type TermState } from './terms.ts';
export { filesByIds, isIdentificationUsed } from './store.ts';
