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
export type * from './requests/choice.ts';
export type * from './requests/model.ts';
export { careApi, type CareWork } from './api.ts';
export { listRequests, requestAlarm } from './requests/list.ts';
export { decideAllocation } from './decide-allocation.ts';
export { decideStart, decideStop } from './decide-deliveries.ts';
export { decideRequest } from './decide-request.ts';
export { answerFindings } from './requests/decide-answer.ts';
export { decideChange } from './requests/decide-change.ts';
export { decideRefusal } from './decide-refusal.ts';
export { decideCare } from './decide.ts';
export {
  allocationStates,
  listAllocations,
  type AllocationFilter,
  type AllocationLine,
  type AllocationState,
} from './list-store.ts';
export {
  commitmentBatch,
  providersWithAllocations,
  saveTerms,
  type CommitmentBatch,
} from './commitment-store.ts';
export { obligationOf } from './obligation.ts';
export { allocationBericht, answerBericht, type Envelope } from './requests/messages-out.ts';
export { settleRequest } from './requests/person-decision.ts';
export { readAnswer, readChange } from './requests/readers.ts';
export { saveRefusal } from './refusal-store.ts';
export { commitments, recommit } from './recommit.ts';
export { saveAnswer, saveChange } from './requests/save.ts';
export {
  answerFactsFor,
  changeFactsFor,
  latestAllocationFile,
  lockRequest,
  nextAllocationNumber,
  requestDossier,
} from './requests/store.ts';
export { careEventsOf } from './history.ts';
export { readCareMessage } from './readers.ts';
export { saveCare } from './save.ts';
export { careMigrations } from './schema.ts';
export { allocationsByNumber, careFactsFor, clientsWithAllocations, refusalFactsFor } from './store.ts';
