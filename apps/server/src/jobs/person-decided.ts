import type { DecidedLine } from '@jeugdregie/core/claims';
import type { Tx } from '@jeugdregie/core/db';
import { applyClaims } from '@jeugdregie/core/figures';
import { book, claimBookings } from '@jeugdregie/core/ledger';
import type { Day, Uuid } from '@jeugdregie/kernel';

/** What ledger and figures learn when a person has decided about a claim line, in the transaction of the decision. */
export async function onPersonDecided(
  tx: Tx,
  { fileId, line, decidedOn }: { readonly fileId: Uuid; readonly line: DecidedLine; readonly decidedOn: Day },
): Promise<void> {
  const origin = { source: `line:${line.lineId}`, fileId, knownOn: decidedOn };
  await applyClaims(tx, [line]);
  await book(tx, claimBookings([line], origin));
}
