import type { MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from './database.ts';

/**
 * Waits until no other transaction has the turn of this municipality, and keeps it until this one ends. What is read
 * after it stays true until it is written: two processes (a server and a command) that decide on the same allocation
 * would otherwise both book the difference with the state before. Sent without waiting; what is sent later waits.
 */
export function takeTurn(tx: Tx, municipality: MunicipalityCode): void {
  tx.send(sql`select pg_advisory_xact_lock(hashtext('municipality'), ${Number(municipality)}::int)`);
}
