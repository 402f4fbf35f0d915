import { readFileSync } from 'node:fs';
import { municipalityCode, type MunicipalityCode } from '@jeugdregie/kernel';

/** One district (wijk) in the public figures. Shares are fractions; null is suppressed or unknown, not zero. */
export interface PublicDistrict {
  readonly municipality: MunicipalityCode;
  /** CBS code such as WK063703. */
  readonly code: string;
  readonly name: string;
  /** CBS 2021, residents of 0 to 14: the weight of the district when districts are taken together. */
  readonly children: number | null;
  /** CBS 2022 (provisional), youths with youth care in kind, rounded to five. */
  readonly registeredYouths: number | null;
  /**
   * CBS 2022 (provisional), those youths as a share of the residents of 0 to 17. CBS does not give residents of 0 to 17 per
   * district: those of the municipality (its youths ÷ its published share) are spread as its residents of 0 to 14 are.
   */
  readonly registeredUse: number | null;
  /** SCP 2017, share of youths with youth help without residence: registered, and expected by the model. */
  readonly registeredShare: number | null;
  readonly expectedShare: number | null;
}

/** One municipality in CBS figures of 2022 (provisional). */
export interface PublicMunicipality {
  readonly municipality: MunicipalityCode;
  readonly name: string;
  readonly residents: number | null;
  readonly registeredYouths: number | null;
  readonly trajectories: number | null;
  /** Share of residents of 0 to 17 with youth help in kind. */
  readonly shareOfResidents: number | null;
}

export const publicSources: readonly string[] = [
  'CBS, Wijken: jeugdzorg in natura, 2022 (voorlopig)',
  'CBS, Kerncijfers wijken en buurten 2021',
  'Aandeel CBS per wijk: eigen berekening. De inwoners van 0 tot en met 17 van de gemeente zijn over de wijken verdeeld zoals de inwoners van 0 tot en met 14.',
  'SCP, Jeugdhulp in de wijk (2020), cijfers over 2017',
];

/** What the source asks every reader of the SCP figures to know. */
export const scpWarning =
  'Een hoog gebruik, of een groot verschil tussen geregistreerd en verwacht gebruik, is geen oordeel over het beleid: niet goed en niet slecht. Het model van het SCP beschrijft 2017 en voorspelt latere jaren niet. De cijfers gaan over jeugdhulp zonder verblijf.';

const folder = new URL('../../../../data/', import.meta.url);

/** Rows of one of our own extracts: comma-separated, no quotes, first line the heads. */
function readExtract(name: string): readonly ReadonlyMap<string, string>[] {
  const [head = '', ...lines] = readFileSync(new URL(name, folder), 'utf8').trim().split(/\r?\n/);
  const columns = head.split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return new Map(columns.map((column, i) => [column, fields[i] ?? '']));
  });
}

function numberIn(row: ReadonlyMap<string, string> | undefined, column: string): number | null {
  const text = row?.get(column) ?? '';
  return text === '' ? null : Number(text);
}

function shareIn(row: ReadonlyMap<string, string> | undefined, column: string): number | null {
  const percent = numberIn(row, column);
  return percent === null ? null : percent / 100;
}

function codeIn(row: ReadonlyMap<string, string>): MunicipalityCode | null {
  return municipalityCode((row.get('gemeentecode') ?? '').replace('GM', ''));
}

let districtsRead: readonly PublicDistrict[] | null = null;

/** All districts of the extracts, in order of code. Read once. */
export function publicDistricts(): readonly PublicDistrict[] {
  districtsRead ??= readDistricts();
  return districtsRead;
}

function readDistricts(): readonly PublicDistrict[] {
  const cbs = readExtract('cbs_jeugdzorg_haaglanden_wijken_2021_2022.csv');
  const ofYear = (year: string): Map<string, ReadonlyMap<string, string>> =>
    new Map(cbs.filter((row) => row.get('jaar') === year).map((row) => [row.get('wijkcode') ?? '', row]));
  const [then, later] = [ofYear('2021'), ofYear('2022')];
  const scp = new Map(
    readExtract('scp_jeugdhulp_in_de_wijk_2017_haaglanden.csv').map((row) => [
      `WK${(row.get('wijk') ?? '').padStart(6, '0')}`,
      row,
    ]),
  );
  const minors = minorsPerDistrict(later);
  return [...new Map([...then, ...later])].flatMap(([code, row]) => {
    const municipality = codeIn(row);
    if (municipality === null) return [];
    const registeredYouths = numberIn(later.get(code), 'jongeren_jeugdzorg_natura');
    const residents = minors.get(code);
    return {
      municipality,
      code,
      name: row.get('wijk') ?? code,
      children: numberIn(then.get(code), 'inw_0_14'),
      registeredYouths,
      registeredUse: registeredYouths === null || !residents ? null : registeredYouths / residents,
      registeredShare: shareIn(scp.get(code), 'pct_geregistreerd'),
      expectedShare: shareIn(scp.get(code), 'pct_verwacht'),
    };
  });
}

/** Estimated residents of 0 to 17 per district of one year. */
function minorsPerDistrict(
  rows: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, number> {
  const totals = new Map(publicMunicipalities().map((m) => [m.municipality, m]));
  const ofMunicipality = Map.groupBy(rows, ([, row]) => codeIn(row));
  return new Map(
    [...ofMunicipality].flatMap(([municipality, own]) => {
      const { registeredYouths = null, shareOfResidents = null } =
        (municipality && totals.get(municipality)) ?? {};
      const children = own.reduce((sum, [, row]) => sum + (numberIn(row, 'inw_0_14') ?? 0), 0);
      if (registeredYouths === null || !shareOfResidents || children === 0) return [];
      const minors = registeredYouths / shareOfResidents;
      return own.map(([code, row]): [string, number] => [
        code,
        (minors * (numberIn(row, 'inw_0_14') ?? 0)) / children,
      ]);
    }),
  );
}

/** CBS figures per municipality, 2022. */
export function publicMunicipalities(): readonly PublicMunicipality[] {
  const shares = new Map(
    readExtract('cbs_indicatoren_jeugdzorg_haaglanden_2022.csv').map((row) => [
      row.get('gemeente') ?? '',
      row,
    ]),
  );
  return readExtract('cbs_jeugdzorg_haaglanden_gemeenten_2021_2022.csv')
    .filter((row) => row.get('jaar') === '2022')
    .flatMap((row) => {
      const municipality = codeIn(row);
      const name = row.get('gemeente') ?? '';
      if (municipality === null) return [];
      return {
        municipality,
        name,
        residents: numberIn(row, 'inwoners'),
        registeredYouths: numberIn(row, 'jongeren_jeugdzorg_natura'),
        trajectories: numberIn(row, 'trajecten_natura'),
        shareOfResidents: shareIn(shares.get(name), 'pct_0_17_met_jeugdhulp_natura'),
      };
    });
}

/** Mean of a share over districts, weighted by children; districts without a share or a weight do not count. */
export function weightedShare(
  districts: readonly PublicDistrict[],
  share: (district: PublicDistrict) => number | null,
): number | null {
  let total = 0;
  let weight = 0;
  for (const district of districts) {
    const value = share(district);
    if (value === null || district.children === null) continue;
    total += value * district.children;
    weight += district.children;
  }
  return weight === 0 ? null : total / weight;
}
