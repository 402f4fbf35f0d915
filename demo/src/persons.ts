import { addDays, type Day, type Random } from '@jeugdregie/kernel';
import type { DistrictProfile, MunicipalityProfile } from './public-figures.ts';

/** An invented client. */
export interface DemoClient {
  readonly bsn: string;
  readonly birthDate: Day;
  readonly sex: '1' | '2';
  readonly surname: string;
  readonly firstNames: string;
  readonly initials: string;
  readonly district: DistrictProfile;
  readonly postcode: string;
  readonly houseNumber: string;
}

/** A test BSN by number: begins with 9999 (9998 and below when those are used up) and passes the eleven-test. */
export function testBsns(): () => string {
  let prefix = 9999;
  let middle = -1;
  return () => {
    for (;;) {
      middle += 1;
      if (middle > 9999) {
        middle = 0;
        prefix -= 1;
      }
      const digits = `${prefix}${String(middle).padStart(4, '0')}`;
      const sum = [...digits].reduce((total, digit, i) => total + Number(digit) * (9 - i), 0);
      if (sum % 11 < 10) return `${digits}${sum % 11}`;
    }
  };
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
    birthDate: addDays(place.on, -random.integer(young * 365 + 10, old * 365 + 340)),
    sex: random.next() < 0.56 ? '1' : '2',
    surname: random.pick(surnames),
    firstNames: first,
    initials: first.slice(0, 1),
    district,
    postcode: `${postcodeOf(place.municipality, at)}XX`,
    houseNumber: String(random.integer(1, 240)),
  };
}
