import type { Bericht } from '@jeugdregie/ijw';
import type { AllocationNumber, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import type { Reference, Terms } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import type { Rest, RestDeps } from '../rest/index.ts';
import type { Allocation, CareDecision, CareFacts, CareMessage, CareOrigin, Obligation } from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/** Null when the message is not one of JW301, JW305, JW307, JW315. */
export function readCareMessage(_bericht: Bericht, _origin: CareOrigin): CareMessage | null {
  return early();
}
export function careFactsFor(
  _tx: Tx,
  _message: CareMessage,
  _reference: Reference,
  _claimedAllocations?: ReadonlySet<AllocationNumber>,
): Promise<CareFacts> {
  return early();
}
/** Pure. */
export function decideCare(_message: CareMessage, _facts: CareFacts): CareDecision {
  return early();
}
export function saveCare(_tx: Tx, _decision: CareDecision): Promise<void> {
  return early();
}
export function allocationsByNumber(
  _tx: Tx,
  _municipality: MunicipalityCode,
  _provider: ProviderCode,
  _numbers: Iterable<AllocationNumber>,
): Promise<Map<AllocationNumber, Allocation>> {
  return early();
}
export function obligationOf(_allocation: Allocation, _terms: Terms): Obligation | null {
  return early();
}
export function careApi(_rest: Rest, _deps: RestDeps): void {
  return early();
}
