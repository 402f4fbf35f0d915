import { fail, monthOf, ok, type Day, type MunicipalityCode, type Result } from '@jeugdregie/kernel';
import { claimByNumber, type ClaimSummary } from '../claims/index.ts';
import type { Tx } from '../db/index.ts';
import { distribute } from './distribute.ts';
import type { Booking } from './model.ts';
import { readPayments, type Payment, type PaymentError } from './payment-file.ts';
import { book, bookedSources, partsOfClaims, type ClaimPart } from './store.ts';

export interface PaymentsBooked {
  readonly booked: number;
  /** Rows that an earlier file had booked. */
  readonly already: number;
  readonly totalCents: bigint;
  /** Rows that take a claim beyond what was accepted: booked, because the money has gone, and worth a look. */
  readonly overpaid: readonly {
    readonly line: number;
    readonly claimNumber: string;
    readonly overCents: bigint;
  }[];
}

/**
 * Books the payments of the financial package (CSV: AGB;gemeente;declaratienummer;betaald op;bedrag), all or nothing.
 * A payment is spread over the months and segments of its claim. The same row in a later file books nothing.
 */
export async function bookPayments(
  tx: Tx,
  municipality: MunicipalityCode,
  file: { readonly bytes: Uint8Array; readonly today: Day },
): Promise<Result<PaymentsBooked, readonly PaymentError[]>> {
  const read = readPayments(file.bytes, { municipality, today: file.today });
  if (!read.ok) return read;
  const claims = await claimsOf(tx, municipality, read.value);
  if (!claims.ok) return claims;
  const before = await bookedSources(
    tx,
    municipality,
    read.value.map((payment) => payment.source),
  );
  const fresh = read.value.filter((payment) => !before.has(payment.source));
  const fileIds = [...new Set([...claims.value.values()].map((claim) => claim.fileId))];
  const parts = new Map(await partsOfClaims(tx, municipality, fileIds));
  const overpaid: { line: number; claimNumber: string; overCents: bigint }[] = [];
  const bookings: Booking[] = [];
  for (const payment of fresh) {
    const claim = claims.value.get(claimKey(payment));
    if (claim === undefined) continue; // claimsOf found every claim, or we would not be here
    const own = parts.get(claim.fileId) ?? [emptyPart(claim)];
    const shares = distribute(payment.cents, own);
    bookings.push(...own.map((part, i) => paidBooking(payment, { claim, part, cents: shares[i] ?? 0n })));
    const after = own.map((part, i) => ({ ...part, paidCents: part.paidCents + (shares[i] ?? 0n) }));
    parts.set(claim.fileId, after);
    const overCents = after.reduce((sum, part) => sum + part.paidCents - part.acceptedCents, 0n);
    if (overCents > 0n) overpaid.push({ line: payment.line, claimNumber: payment.claimNumber, overCents });
  }
  await book(
    tx,
    bookings.filter((booking) => booking.cents !== 0n),
  );
  const totalCents = fresh.reduce((sum, payment) => sum + payment.cents, 0n);
  return ok({ booked: fresh.length, already: read.value.length - fresh.length, totalCents, overpaid });
}

async function claimsOf(
  tx: Tx,
  municipality: MunicipalityCode,
  payments: readonly Payment[],
): Promise<Result<ReadonlyMap<string, ClaimSummary>, readonly PaymentError[]>> {
  const found = new Map<string, ClaimSummary | null>();
  const errors: PaymentError[] = [];
  for (const payment of payments) {
    const { provider, claimNumber, line } = payment;
    const key = claimKey(payment);
    if (!found.has(key)) found.set(key, await claimByNumber(tx, { municipality, provider, claimNumber }));
    if (found.get(key) !== null) continue;
    errors.push({
      line,
      column: 'declaratienummer',
      value: claimNumber,
      message: `Aanbieder ${provider} heeft geen declaratie met dit nummer.`,
      remedy: 'Controleer AGB-code en nummer, of lever eerst de declaratie aan.',
    });
  }
  if (errors.length > 0) return fail(errors);
  return ok(new Map([...found].flatMap(([key, claim]) => (claim === null ? [] : [[key, claim] as const]))));
}

function claimKey(payment: Payment): string {
  return `${payment.provider}|${payment.claimNumber}`;
}

/** A claim of which nothing was booked: the payment stands in its own month, without a segment. */
function emptyPart(claim: ClaimSummary): ClaimPart {
  return { month: claim.from, segment: null, acceptedCents: 0n, paidCents: 0n };
}

function paidBooking(
  payment: Payment,
  to: { readonly claim: ClaimSummary; readonly part: ClaimPart; readonly cents: bigint },
): Booking {
  return {
    municipality: to.claim.municipality,
    provider: payment.provider,
    month: monthOf(to.part.month),
    segment: to.part.segment,
    kind: 'paid',
    cents: to.cents,
    source: payment.source,
    fileId: to.claim.fileId,
    knownOn: payment.paidOn,
  };
}
