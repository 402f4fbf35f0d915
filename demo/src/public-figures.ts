import { readFileSync } from 'node:fs';
import { assert, municipalityCode, type MunicipalityCode } from '@jeugdregie/kernel';

/** A district with its youths in care: who lives where. */
export interface DistrictProfile {
  readonly code: string;
  readonly name: string;
  readonly youths: number;
  readonly age0to17: number;
}

/** What CBS says of a municipality in 2022 (provisional). */
export interface MunicipalityProfile {
  readonly code: MunicipalityCode;
  readonly name: string;
  readonly residents: number;
  /** Estimated from youths and the share of 0–17 with help. */
  readonly age0to17: number;
  readonly youths: number;
  readonly trajectories: number;
  /** Share of youths with help that includes residence. */
  readonly residenceShare: number;
  /** Trajectories by referrer (code list COD327). */
  readonly referrers: Readonly<Record<string, number>>;
  /** Youths by age: 0–3, 4–11, 12–17, 18–22. */
  readonly ages: readonly number[];
  readonly districts: readonly DistrictProfile[];
}

type Row = Readonly<Record<string, string>>;

function rows(file: string): Row[] {
  const text = readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8');
  const [head, ...lines] = text.trim().split(/\r?\n/);
  const names = head?.split(',') ?? [];
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '']));
  });
}

const number = (row: Row, name: string): number => Number(row[name] || 0);

/** The municipalities of the region with their figures, in the order of the list in `data/municipalities.json`. */
export function municipalityProfiles(): MunicipalityProfile[] {
  const byMunicipality = rows('cbs_jeugdzorg_haaglanden_gemeenten_2021_2022.csv').filter(
    (row) => row['jaar'] === '2022',
  );
  const byDistrict = rows('cbs_jeugdzorg_haaglanden_wijken_2021_2022.csv').filter(
    (row) => row['jaar'] === '2022',
  );
  const indicators = rows('cbs_indicatoren_jeugdzorg_haaglanden_2022.csv');
  const list = JSON.parse(
    readFileSync(new URL('../../data/municipalities.json', import.meta.url), 'utf8'),
  ) as {
    municipalities: { code: string; name: string }[];
  };
  return list.municipalities.map(({ code, name }) => {
    const row = byMunicipality.find((one) => one['gemeentecode'] === `GM${code}`);
    const indicator = indicators.find((one) => one['gemeente'] === name);
    const id = municipalityCode(code);
    assert(row && indicator && id, `figures of ${name} are in data/`);
    const youths = number(row, 'jongeren_jeugdzorg_natura');
    // About two in a hundred youths in care have protection only, and do not count as youth help.
    const age0to17 = Math.round((youths * 0.98) / (number(indicator, 'pct_0_17_met_jeugdhulp_natura') / 100));
    const own = byDistrict.filter((one) => one['gemeentecode'] === `GM${code}`);
    return {
      code: id,
      name,
      residents: number(row, 'inwoners'),
      age0to17,
      youths,
      trajectories: number(row, 'trajecten_natura'),
      residenceShare: number(indicator, 'pct_van_jeugdhulp_met_verblijf') / 100,
      referrers: referrersOf(row),
      ages: ['j_0_3', 'j_4_11', 'j_12_17', 'j_18_22'].map((column) => number(row, column)),
      districts: districtsOf(own, age0to17),
    };
  });
}

function referrersOf(row: Row): Readonly<Record<string, number>> {
  return {
    '01': number(row, 'verw_gemeentelijke_toegang'),
    '02': number(row, 'verw_huisarts'),
    '03': number(row, 'verw_jeugdarts'),
    '04': number(row, 'verw_gecertificeerde_instelling'),
    '05': number(row, 'verw_medisch_specialist'),
    '06': number(row, 'verw_geen') + number(row, 'verw_onbekend'),
    '08': number(row, 'verw_rechter_ovj'),
  };
}

function districtsOf(own: readonly Row[], age0to17: number): DistrictProfile[] {
  const young = own.reduce((sum, row) => sum + number(row, 'inw_0_14'), 0);
  return own.map((row) => ({
    code: row['wijkcode'] ?? '',
    name: row['wijk'] ?? '',
    youths: Math.max(1, number(row, 'jongeren_jeugdzorg_natura')),
    age0to17: Math.round((number(row, 'inw_0_14') / young) * age0to17),
  }));
}
