import { commitmentBatch, commitments, providersWithAllocations } from '@jeugdregie/core/care';
import { decidedLinesOf } from '@jeugdregie/core/claims';
import { loadReference, type Reference } from '@jeugdregie/core/contracts';
import { municipal, type Tx } from '@jeugdregie/core/db';
import { claimBookings, obligedOf, totalsOf } from '@jeugdregie/core/ledger';
import type { AllocationNumber, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import type { House } from '../house.ts';
import { gather, type Check } from './check.ts';

/** What was claimed, accepted and credited according to the books, against the lines about which was decided. */
export async function ledgerAgainstLines(
  house: House,
  municipalities: readonly MunicipalityCode[],
): Promise<Check> {
  const differences: string[] = [];
  let looked = 0;
  for (const municipality of municipalities) {
    await house.db.transaction(municipal(municipality), async (tx) => {
      const lines = await gather(decidedLinesOf(tx, municipality));
      looked += lines.length;
      const origin = { source: 'verify', fileId: null, knownOn: house.today() };
      const wanted = new Map<string, bigint>();
      for (const { kind, provider, cents } of claimBookings(lines, origin)) {
        wanted.set(`${kind} ${provider}`, (wanted.get(`${kind} ${provider}`) ?? 0n) + cents);
      }
      const booked = new Map(
        (await totalsOf(tx, municipality))
          .filter(({ kind }) => kind !== 'obliged' && kind !== 'paid')
          .map(({ kind, provider, cents }) => [`${kind} ${provider}`, cents]),
      );
      for (const key of new Set([...wanted.keys(), ...booked.keys()])) {
        const [inBooks, inLines] = [booked.get(key) ?? 0n, wanted.get(key) ?? 0n];
        if (inBooks !== inLines)
          differences.push(`${municipality} ${key}: geboekt ${inBooks}, regels ${inLines}`);
      }
    });
  }
  return { name: 'Grootboek gelijk aan de declaratieregels', looked, differences };
}

/** What the books hold as obliged, against the allocations, each by the terms that it was counted with. */
export async function commitmentsAgain(
  house: House,
  municipalities: readonly MunicipalityCode[],
): Promise<Check> {
  const differences: string[] = [];
  let looked = 0;
  for (const municipality of municipalities) {
    await house.db.transaction(municipal(municipality), async (tx) => {
      const reference = await loadReference(tx);
      if (!reference) return;
      const booked = await obligedOf(tx, municipality);
      const wanted = new Map<string, bigint>();
      for (const provider of await providersWithAllocations(tx, municipality)) {
        looked += await addWanted(tx, wanted, { municipality, provider, reference });
      }
      for (const key of new Set([...wanted.keys(), ...booked.keys()])) {
        const [inBooks, inCare] = [booked.get(key) ?? 0n, wanted.get(key) ?? 0n];
        if (inBooks !== inCare)
          differences.push(`${municipality} verplicht ${key}: geboekt ${inBooks}, toewijzingen ${inCare}`);
      }
    });
  }
  return { name: 'Verplichtingen gelijk aan de toewijzingen', looked, differences };
}

/** Adds the commitments of one provider to `wanted`, by `provider month segment`; returns how many allocations it has. */
async function addWanted(
  tx: Tx,
  wanted: Map<string, bigint>,
  of: {
    readonly municipality: MunicipalityCode;
    readonly provider: ProviderCode;
    readonly reference: Reference;
  },
): Promise<number> {
  let looked = 0;
  let after: AllocationNumber | 0 | undefined = 0;
  while (after !== undefined) {
    const batch = await commitmentBatch(tx, of, { reference: of.reference, after, isOutdated: false });
    const numbers = [...new Set(batch.versions.map(({ number }) => number))].sort((a, b) => a - b);
    for (const { provider, month, segment, cents } of commitments(batch.versions, batch)) {
      const key = `${provider} ${month} ${segment ?? '-'}`;
      wanted.set(key, (wanted.get(key) ?? 0n) + cents);
    }
    looked += numbers.length;
    after = numbers.at(-1);
  }
  return looked;
}
