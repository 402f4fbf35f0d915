export type {
  Allocation,
  AllocationRecord,
  CareDecision,
  CareEvent,
  CareFacts,
  CareFinding,
  CareMessage,
  CareOrigin,
  Delivery,
  Frequency,
  Obligation,
  ObligedChange,
  RequestRecord,
  StoredAllocation,
  StoredDelivery,
  StoredRequest,
} from './model.ts';
export {
  allocationsByNumber,
  careApi,
  careFactsFor,
  decideCare,
  obligationOf,
  readCareMessage,
  saveCare,
} from './early.ts';
export { careMigrations } from './schema.ts';
