import { addDays, day, type Day, type MunicipalityCode, type Random } from '@jeugdregie/kernel';
import type { DistrictProfile, MunicipalityProfile } from './public-figures.ts';

/** An invented client. */
export interface DemoClient {
  readonly bsn: string;
  readonly municipality: MunicipalityCode;
  readonly birthDate: Day;
  readonly sex: '1' | '2';
  readonly surname: string;
  readonly firstNames: string;
  readonly initials: string;
  readonly district: DistrictProfile;
  readonly postcode: string;
  readonly houseNumber: string;
}

/** Kept out of every municipality's share, for persons that are planted by hand. */
export const spareBsns = 90;

/**
 * Test BSNs (they begin with 9999 and pass the eleven-test) of one municipality: `from` and `until` say which part of
 * them, as shares of all, so that no two municipalities have the same. When its part is used up it goes on with the
 * same part of 9998, and so on down.
 */
export function bsnBlock(from: number, until: number): () => string {
  let prefix = 9999;
  let block = blockOf(prefix, from, until);
  let at = 0;
  return () => {
    if (at >= block.length) {
      prefix -= 1;
      block = blockOf(prefix, from, until);
      at = 0;
    }
    const bsn = block[at];
    if (bsn === undefined) throw new Error('a part of the test BSNs holds at least one');
    at += 1;
    return bsn;
  };
}

/** Test BSN number `i` of those that belong to no municipality's clients. */
export function spareBsn(i: number): string {
  const bsn = i < spareBsns ? validBsns(9999)[i] : undefined;
  if (bsn === undefined) throw new Error(`there are ${spareBsns} spare test BSNs`);
  return bsn;
}

function blockOf(prefix: number, from: number, until: number): readonly string[] {
  const usable = validBsns(prefix).slice(spareBsns);
  return usable.slice(Math.floor(usable.length * from), Math.floor(usable.length * until));
}

const validByPrefix = new Map<number, readonly string[]>();

function validBsns(prefix: number): readonly string[] {
  const known = validByPrefix.get(prefix);
  if (known) return known;
  const valid: string[] = [];
  for (let middle = 0; middle < 10_000; middle += 1) {
    const digits = String(prefix * 10_000 + middle);
    let sum = 0;
    for (let i = 0; i < 8; i += 1) sum += Number(digits.charAt(i)) * (9 - i);
    if (sum % 11 < 10) valid.push(`${digits}${sum % 11}`);
  }
  validByPrefix.set(prefix, valid);
  return valid;
}

const surnames = [
  'Testa',
  'Voorbeeld',
  'Fictief',
  'Demonstra',
  'Verzonnen',
  'Proefman',
  'Nepveld',
  'Schaduw',
  'Bedacht',
  'Denkbeeld',
];
const firstNames = [
  'Aafje',
  'Bor',
  'Cato',
  'Daan',
  'Evi',
  'Fos',
  'Guusje',
  'Hidde',
  'Isa',
  'Jorn',
  'Kee',
  'Lev',
  'Mees',
  'Noor',
];
/** Youngest and oldest age of the CBS classes. */
const ageClasses = [
  [1, 3],
  [4, 11],
  [12, 17],
  [18, 21],
] as const;

/** CBS counts ages at the end of the year, some eight months after the help of that year began. */
const countedAfterDays = 240;

/** Postcodes are shaped like real ones and mapped to districts; nobody lives there. */
export function postcodeOf(municipality: number, district: number): string {
  return String(9000 - municipality * 100 - district).padStart(4, '0');
}

export function inventClient(
  profile: MunicipalityProfile,
  place: { readonly municipality: number; readonly bsn: string; readonly on: Day },
  random: Random,
): DemoClient {
  const [young, old] = ageClasses[random.weighted(profile.ages)] ?? ageClasses[1];
  const at = random.weighted(profile.districts.map(({ youths }) => youths));
  const district = profile.districts[at];
  if (!district) throw new Error(`${profile.name} has no districts`);
  const first = random.pick(firstNames);
  return {
    bsn: place.bsn,
    municipality: profile.code,
    birthDate: addDays(place.on, countedAfterDays - random.integer(young * 365 + 10, old * 365 + 340)),
    sex: random.next() < 0.56 ? '1' : '2',
    surname: random.pick(surnames),
    firstNames: first,
    initials: first.slice(0, 1),
    district,
    postcode: `${postcodeOf(place.municipality, at)}XX`,
    houseNumber: String(random.integer(1, 240)),
  };
}

/** The day on which a client becomes 18. */
export function eighteenthBirthday({ birthDate }: Pick<DemoClient, 'birthDate'>): Day {
  const year = Number(birthDate.slice(0, 4)) + 18;
  return day(`${year}${birthDate.slice(4)}`) ?? addDays(birthDate, 6575); // 29 February in a common year
}

/** Completed years on a day. */
export function ageOn({ birthDate }: Pick<DemoClient, 'birthDate'>, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
