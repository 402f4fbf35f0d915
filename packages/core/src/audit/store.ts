import type { ClientKey, MunicipalityCode } from '@jeugdregie/kernel';
import type { Tx } from '../db/index.ts';
import type { AuditEvent, AuditFilter, AuditPage, Processing, ProcessingRecord } from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/** Appends one event. */
export function record(_tx: Tx, _event: AuditEvent): Promise<void> {
  return early();
}

/** Appends one processing line per data subject, in one statement. */
export function recordProcessing(_tx: Tx, _processing: Processing): Promise<void> {
  return early();
}

/** A page of the audit log, newest first. */
export function auditLog(_tx: Tx, _filter: AuditFilter): Promise<AuditPage> {
  return early();
}

/** Everything that was processed about one client, newest first, at most 1,000 lines. */
export function processingOf(
  _tx: Tx,
  _municipality: MunicipalityCode,
  _clientKey: ClientKey,
): Promise<ProcessingRecord[]> {
  return early();
}
