import { commitmentBatch, providersWithAllocations, recommit, saveTerms } from '@jeugdregie/core/care';
import { municipal, regional, takeTurn, type Tx } from '@jeugdregie/core/db';
import { book, obligedBookings } from '@jeugdregie/core/ledger';
import type { Day, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import type { Desk } from './desk.ts';

/** `recommitAll` for every municipality that the contracts know. */
export async function recommitRegion(desk: Desk, today: Day): Promise<void> {
  const reference = await desk.db.transaction(regional, (tx) => desk.reference(tx));
  const municipalities = new Set(reference?.municipalities.map(({ code }) => code));
  for (const municipality of municipalities) await recommitAll(desk, municipality, today);
}

/**
 * Counts the commitments of a municipality again by the contract version that counts now, and books the differences:
 * rates of a next year reach care that was allocated before them. A transaction per thousand allocations; when it breaks
 * off, the next time does the rest. Twice changes nothing. Returns how many allocations were looked at.
 */
export async function recommitAll(desk: Desk, municipality: MunicipalityCode, today: Day): Promise<number> {
  const providers = await desk.db.transaction(municipal(municipality), async (tx) => {
    const reference = await desk.reference(tx);
    return reference ? providersWithAllocations(tx, municipality, reference.version) : [];
  });
  let looked = 0;
  for (const provider of providers) looked += await recommitProvider(desk, { municipality, provider, today });
  return looked;
}

interface Order {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly today: Day;
}

async function recommitProvider(desk: Desk, order: Order): Promise<number> {
  let looked = 0;
  for (;;) {
    const count = await desk.db.transaction(municipal(order.municipality), (tx) =>
      recommitBatch(desk, tx, order),
    );
    if (count === 0) return looked;
    looked += count;
  }
}

/** The next thousand that still go by other terms; what is done goes by the new ones and does not come back. */
async function recommitBatch(desk: Desk, tx: Tx, order: Order): Promise<number> {
  takeTurn(tx, order.municipality);
  const reference = await desk.reference(tx);
  if (!reference) return 0;
  const batch = await commitmentBatch(tx, order, { reference, after: 0, isOutdated: true });
  const { obliged, numbers } = recommit(batch.versions, batch);
  if (numbers.length === 0) return 0;
  const source = `contract:${reference.version}:${Math.min(...numbers)}`;
  saveTerms(tx, order, reference, numbers);
  await book(tx, obligedBookings(obliged, { source, fileId: null, knownOn: order.today }));
  return numbers.length;
}
