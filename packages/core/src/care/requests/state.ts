import type { MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../../db/index.ts';
import type { ReferenceState, RequestState, StoredAnswer } from './model.ts';

/**
 * How far one reference is. A grant settles it, also when the allocation was deleted later (13): the provider asks
 * again with a new request. A rejection settles it too; what the provider refused counts as not sent (OP286).
 */
export function referenceState(
  grants: number,
  answers: readonly Pick<StoredAnswer, 'answer' | 'refusedOn'>[],
): ReferenceState {
  const standing = answers.filter(({ refusedOn }) => refusedOn === null);
  if (grants > 0) return 'granted';
  if (standing.some(({ answer }) => answer === 'rejected')) return 'rejected';
  return standing.length > 0 ? 'investigating' : 'new';
}

/** A request waits as long as one of its references does (TR374). */
export function requestState(references: readonly ReferenceState[]): RequestState {
  if (references.includes('new')) return 'new';
  if (references.includes('investigating')) return 'investigating';
  if (!references.includes('rejected')) return 'granted';
  return references.includes('granted') ? 'mixed' : 'rejected';
}

/**
 * Counts the state of the requests with these references anew, from the facts alone, so that it does not depend on
 * the order in which they came (OP080). The rules are those of `referenceState` and `requestState`. One statement;
 * none without references.
 */
export function settleRequests(
  tx: Tx,
  { municipality, provider }: { readonly municipality: MunicipalityCode; readonly provider: ProviderCode },
  references: readonly string[],
): void {
  if (references.length === 0) return;
  tx.send(sql`
    with touched as (
      select file_id from care_requests where municipality = ${municipality} and provider = ${provider}
        and reference = any(${references}::text[])
      union select file_id from care_request_messages where municipality = ${municipality} and provider = ${provider}
        and reference = any(${references}::text[])),
    named as (
      select file_id, reference from care_requests
      where municipality = ${municipality} and file_id in (select file_id from touched)
      union all select file_id, reference from care_request_messages
      where municipality = ${municipality} and file_id in (select file_id from touched) and reference is not null),
    one as (
      select n.file_id, case
        when exists (select 1 from care_allocations a where a.municipality = ${municipality}
          and a.provider = ${provider} and a.reference = n.reference and a.refused_on is null) then 'granted'
        when bool_or(w.answer = 'rejected') then 'rejected'
        when bool_or(w.answer = 'investigating') then 'investigating' else 'new' end as state
      from named n left join care_answers w on w.municipality = ${municipality} and w.provider = ${provider}
        and w.reference = n.reference and w.refused_on is null
      group by n.file_id, n.reference),
    whole as (
      select file_id, case when bool_or(state = 'new') then 'new'
        when bool_or(state = 'investigating') then 'investigating'
        when not bool_or(state = 'rejected') then 'granted'
        when bool_or(state = 'granted') then 'mixed' else 'rejected' end as state
      from one group by file_id)
    update care_request_messages m set state = whole.state from whole
    where m.municipality = ${municipality} and m.file_id = whole.file_id and m.state <> whole.state`);
}
