import { lastDayOf, type Month, type MunicipalityCode } from '@jeugdregie/kernel';
import { districts, region, residents } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import type { Filter } from './model.ts';

/** Population figures come out a year late: the latest of these years before is taken. */
const yearsBack = 3;

/** Residents of 0 to 17 per municipality (or of the one district); the members of the region in the last month. */
export async function residentsOf(tx: Tx, filter: Filter): Promise<ReadonlyMap<string, bigint>> {
  const found = new Map<string, bigint>();
  if (filter.district !== null) {
    const district = (await districts(tx, filter.municipality)).find((d) => d.code === filter.district);
    if (district) found.set(district.municipality, BigInt(district.age0to17));
    return found;
  }
  const codes =
    filter.municipality === null
      ? (await region(tx, lastDayOf(filter.until))).municipalities.map((m) => m.code)
      : [filter.municipality];
  for (const code of codes) {
    const count = await latestCount(tx, code, filter.until);
    if (count !== null) found.set(code, count);
  }
  return found;
}

async function latestCount(tx: Tx, code: MunicipalityCode, until: Month): Promise<bigint | null> {
  const year = Number(until.slice(0, 4));
  for (let back = 0; back <= yearsBack; back += 1) {
    const count = await residents(tx, code, year - back);
    if (count !== null) return BigInt(count.age0to17);
  }
  return null;
}

/** Residents per district, for a breakdown by district. */
export async function residentsByDistrict(
  tx: Tx,
  municipality: MunicipalityCode | null,
): Promise<ReadonlyMap<string, bigint>> {
  return new Map((await districts(tx, municipality)).map((d) => [d.code, BigInt(d.age0to17)]));
}
