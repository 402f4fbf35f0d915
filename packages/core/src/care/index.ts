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
export type * from './choice.ts';
export type * from './request-model.ts';
export { careApi, type CareWork } from './api.ts';
export { listRequests, requestAlarm } from './request-list.ts';
export { decideAllocation } from './decide-allocation.ts';
export { decideStart, decideStop } from './decide-deliveries.ts';
export { decideRequest } from './decide-request.ts';
export { answerFindings } from './decide-answer.ts';
export { decideChange } from './decide-change.ts';
export { decideRefusal } from './decide-refusal.ts';
export { decideCare } from './decide.ts';
export {
  allocationStates,
  listAllocations,
  type AllocationFilter,
  type AllocationLine,
  type AllocationState,
} from './list-store.ts';
export { obligationOf } from './obligation.ts';
export { allocationBericht, answerBericht, type Envelope } from './messages-out.ts';
export { settleRequest } from './person-decision.ts';
export { readAnswer, readChange } from './request-readers.ts';
export { saveRefusal } from './refusal-store.ts';
export { saveAnswer, saveChange } from './request-save.ts';
export {
  answerFactsFor,
  changeFactsFor,
  latestAllocationFile,
  lockRequest,
  nextAllocationNumber,
  requestDossier,
} from './request-store.ts';
export { careEventsOf } from './history.ts';
export { readCareMessage } from './readers.ts';
export { saveCare } from './save.ts';
export { careMigrations } from './schema.ts';
export { allocationsByNumber, careFactsFor, clientsWithAllocations, refusalFactsFor } from './store.ts';
