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
export { careApi } from './api.ts';
export { decideAllocation } from './decide-allocation.ts';
export { decideStart, decideStop } from './decide-deliveries.ts';
export { decideRequest } from './decide-request.ts';
export { decideCare } from './decide.ts';
export {
  allocationStates,
  listAllocations,
  type AllocationFilter,
  type AllocationLine,
  type AllocationState,
} from './list-store.ts';
export { obligationOf } from './obligation.ts';
export { careEventsOf } from './history.ts';
export { readCareMessage } from './readers.ts';
export { saveCare } from './save.ts';
export { careMigrations } from './schema.ts';
export { allocationsByNumber, careFactsFor, clientsWithAllocations } from './store.ts';
