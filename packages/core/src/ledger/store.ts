import {
  firstDayOf,
  monthOf,
  type Day,
  type MunicipalityCode,
  type ProviderCode,
  type Uuid,
} from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';
import { sql, type Tx } from '../db/index.ts';
import type { Balance, BalanceFilter, Booking, BookingKind } from './model.ts';

/**
 * Books, in the scope of the municipality. The same source books the same provider, month, segment and kind once:
 * booking it again changes nothing. Returns how many bookings were new.
 */
export async function book(tx: Tx, bookings: readonly Booking[]): Promise<number> {
  if (bookings.length === 0) return 0;
  const column = <T>(pick: (booking: Booking) => T): T[] => bookings.map(pick);
  const rows = await tx.query(sql`
    insert into ledger_bookings (municipality, provider, month, segment, kind, source, file_id, cents, known_on)
    select * from unnest(${column((b) => b.municipality)}::text[], ${column((b) => b.provider)}::text[],
      ${column((b) => firstDayOf(b.month))}::date[], ${column((b) => b.segment ?? 0)}::int[],
      ${column((b) => b.kind)}::text[], ${column((b) => b.source)}::text[], ${column((b) => b.fileId)}::uuid[],
      ${column((b) => b.cents)}::bigint[], ${column((b) => b.knownOn)}::date[])
    on conflict do nothing returning 1`);
  return rows.length;
}

type BalanceRow = Omit<Balance, 'month' | 'openCents'> & { readonly month: Day };

/** Sums per municipality, provider and month of delivery, in that order; paged by key. */
export async function balances(tx: Tx, filter: BalanceFilter = {}): Promise<readonly Balance[]> {
  const { from, until, provider = null, municipality = null, cutOff = null, after, limit = null } = filter;
  const first = from === undefined ? null : firstDayOf(from);
  const last = until === undefined ? null : firstDayOf(until);
  const afterMonth = after === undefined ? null : firstDayOf(after.month);
  const rows = await tx.query(sql<BalanceRow>`
    select municipality, provider, month, ${sumOf('obliged')} as "obligedCents", ${sumOf('claimed')} as "claimedCents",
      ${sumOf('accepted')} as "acceptedCents", ${sumOf('credited')} as "creditedCents", ${sumOf('paid')} as "paidCents"
    from ledger_bookings
    where (${first}::date is null or month >= ${first}) and (${last}::date is null or month <= ${last})
      and (${provider}::text is null or provider = ${provider})
      and (${municipality}::text is null or municipality = ${municipality})
      and (${cutOff}::date is null or known_on <= ${cutOff})
      and (${after === undefined} or (municipality, provider, month)
        > (${after?.municipality ?? null}::text, ${after?.provider ?? null}::text, ${afterMonth}::date))
    group by municipality, provider, month order by municipality, provider, month limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    month: monthOf(row.month),
    openCents: row.acceptedCents - row.paidCents,
  }));
}

function sumOf(kind: BookingKind) {
  return sql`coalesce(sum(cents) filter (where kind = ${kind}), 0)::bigint`;
}

/** Net sums of one claim per month and segment: what of it was accepted and what was paid. */
export interface ClaimPart {
  readonly month: Day;
  readonly segment: SegmentId | null;
  readonly acceptedCents: bigint;
  readonly paidCents: bigint;
}

export async function partsOfClaims(
  tx: Tx,
  municipality: MunicipalityCode,
  fileIds: readonly Uuid[],
): Promise<ReadonlyMap<Uuid, readonly ClaimPart[]>> {
  const rows = await tx.query(sql<ClaimPart & { readonly fileId: Uuid }>`
    select file_id as "fileId", month, nullif(segment, 0) as segment, ${sumOf('accepted')} as "acceptedCents",
      ${sumOf('paid')} as "paidCents"
    from ledger_bookings where municipality = ${municipality} and file_id = any(${fileIds}::uuid[])
    group by file_id, month, segment order by file_id, month, segment`);
  return Map.groupBy(rows, (row) => row.fileId);
}

/** Which of these sources were booked before. */
export async function bookedSources(
  tx: Tx,
  municipality: MunicipalityCode,
  sources: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query(sql<{ source: string }>`
    select distinct source from ledger_bookings
    where municipality = ${municipality} and kind = 'paid' and source = any(${sources}::text[])`);
  return new Set(rows.map((row) => row.source));
}

/** Everything booked for a municipality, for the check against the lines. */
export interface LedgerTotals {
  readonly kind: BookingKind;
  readonly provider: ProviderCode;
  readonly cents: bigint;
}

export async function totalsOf(tx: Tx, municipality: MunicipalityCode): Promise<readonly LedgerTotals[]> {
  return tx.query(sql<LedgerTotals>`
    select kind, provider, sum(cents)::bigint as cents from ledger_bookings
    where municipality = ${municipality} group by kind, provider order by kind, provider`);
}

/** What is booked as obliged, by `provider month segment` (month `YYYY-MM`, `-` without segment), for the check against care. */
export async function obligedOf(
  tx: Tx,
  municipality: MunicipalityCode,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.query(sql<{ provider: string; month: Day; segment: number; cents: bigint }>`
    select provider, month, segment, sum(cents)::bigint as cents from ledger_bookings
    where municipality = ${municipality} and kind = 'obliged' group by provider, month, segment`);
  return new Map(
    rows.map(({ provider, month, segment, cents }) => [
      `${provider} ${monthOf(month)} ${segment === 0 ? '-' : segment}`,
      cents,
    ]),
  );
}
