import type { Day, MunicipalityCode, ProductCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type {
  Ceiling,
  Contract,
  ContractData,
  DistrictPostcode,
  RateRow,
  ResidentCount,
} from './contract-data.ts';
import type {
  District,
  Membership,
  Product,
  ProductSegment,
  Provider,
  Region,
  Residents,
  Segment,
  SegmentId,
} from './model.ts';

/** The import that was applied last; null when none was. */
export async function currentVersion(tx: Tx): Promise<Uuid | null> {
  const rows = await tx.query(sql<{ id: Uuid }>`
    select id from contracts_imports where applied_number is not null order by applied_number desc limit 1`);
  return rows[0]?.id ?? null;
}

const current = sql`(select id from contracts_imports where applied_number is not null
  order by applied_number desc limit 1)`;

/** The region as it was on a day, by the version that counts now; no municipalities when nothing was applied. */
export async function region(tx: Tx, day: Day): Promise<Region> {
  const names = await tx.query(
    sql<{ name: string }>`select name from contracts_regions where version = ${current}`,
  );
  const municipalities = await tx.query(sql<Membership>`
    select code, name, valid_from as "from", valid_until as "until" from contracts_municipalities
    where version = ${current} and valid_from <= ${day} and (valid_until is null or valid_until >= ${day})
    order by name`);
  return { name: names[0]?.name ?? '', municipalities };
}

/** Was the municipality a member of the region on that day (S3-08)? */
export async function memberOn(tx: Tx, municipality: MunicipalityCode, day: Day): Promise<boolean> {
  const rows = await tx.query(sql<{ one: number }>`
    select 1 as one from contracts_municipalities where version = ${current} and code = ${municipality}
      and valid_from <= ${day} and (valid_until is null or valid_until >= ${day}) limit 1`);
  return rows.length > 0;
}

/** District code of a postcode (four digits, or a whole Dutch postcode). */
export async function districtOf(
  tx: Tx,
  municipality: MunicipalityCode,
  postcode: string,
): Promise<string | null> {
  const rows = await tx.query(sql<{ code: string }>`
    select code from contracts_districts
    where version = ${current} and municipality_code = ${municipality} and postcode = ${postcode.slice(0, 4)}`);
  return rows[0]?.code ?? null;
}

/** The districts of one municipality, or of all; children are the sum over the postcodes of the district. */
export function districts(tx: Tx, municipality: MunicipalityCode | null): Promise<District[]> {
  return tx.query(sql<District>`
    select municipality_code as municipality, code, min(name) as name, sum(age_0_to_17)::integer as "age0to17"
    from contracts_districts
    where version = ${current} and (${municipality}::text is null or municipality_code = ${municipality})
    group by municipality_code, code order by municipality_code, code`);
}

export async function residents(
  tx: Tx,
  municipality: MunicipalityCode,
  year: number,
): Promise<Residents | null> {
  const rows = await tx.query(sql<Residents>`
    select total, age_0_to_17 as "age0to17" from contracts_residents
    where version = ${current} and municipality_code = ${municipality} and year = ${year}`);
  return rows[0] ?? null;
}

export function providers(tx: Tx): Promise<Provider[]> {
  return tx.query(
    sql<Provider>`select code, name from contracts_providers where version = ${current} order by code`,
  );
}

export function products(tx: Tx): Promise<Product[]> {
  return tx.query(sql<Product>`
    select code, name, category, unit, variant from contracts_products where version = ${current} order by code`);
}

export function segments(tx: Tx): Promise<Segment[]> {
  return tx.query(
    sql<Segment>`select id, name from contracts_segments where version = ${current} order by id`,
  );
}

/** All rows of one version. With `provider` only the contracts, rates and ceilings of that provider. */
export async function loadContractData(
  tx: Tx,
  version: Uuid,
  provider?: ProviderCode,
): Promise<ContractData> {
  const only = provider ?? null;
  const own = sql`(${only}::text is null or contract in (
    select number from contracts_contracts where version = ${version} and provider = ${only}))`;
  const contracts = await tx.query(sql<Contract>`
    select number, provider, valid_from as "from", valid_until as "until" from contracts_contracts
    where version = ${version} and (${only}::text is null or provider = ${only}) order by number`);
  const rates = await tx.query(sql<Omit<RateRow, 'rateCents'> & { rateCents: bigint }>`
    select contract, product, unit, rate_cents as "rateCents", valid_from as "from", valid_until as "until"
    from contracts_rates where version = ${version} and ${own} order by contract, product, valid_from`);
  const ceilings = await tx.query(sql<Ceiling>`
    select contract, year, amount_cents as "amountCents" from contracts_ceilings
    where version = ${version} and ${own} order by contract, year`);
  const productSegments = await tx.query(sql<ProductSegment>`
    select product, segment, valid_from as "from", valid_until as "until" from contracts_product_segments
    where version = ${version} order by product, valid_from`);
  const listed = await tx.query(sql<Provider>`
    select code, name from contracts_providers
    where version = ${version} and (${only}::text is null or code = ${only}) order by code`);
  const shared = provider ? noSharedRows : await loadSharedRows(tx, version);
  return {
    ...shared,
    contracts,
    rates: rates.map((rate) => ({ ...rate, rateCents: Number(rate.rateCents) })),
    ceilings,
    productSegments,
    providers: listed,
  };
}

type SharedRows = Pick<
  ContractData,
  'regionName' | 'municipalities' | 'residents' | 'districts' | 'segments' | 'products'
>;

const noSharedRows: SharedRows = {
  regionName: '',
  municipalities: [],
  residents: [],
  districts: [],
  segments: [],
  products: [],
};

async function loadSharedRows(tx: Tx, version: Uuid): Promise<SharedRows> {
  const names = await tx.query(
    sql<{ name: string }>`select name from contracts_regions where version = ${version}`,
  );
  return {
    regionName: names[0]?.name ?? '',
    municipalities: await tx.query(sql<Membership>`
      select code, name, valid_from as "from", valid_until as "until" from contracts_municipalities
      where version = ${version} order by code, valid_from`),
    residents: await tx.query(sql<ResidentCount>`
      select municipality_code as municipality, year, total, age_0_to_17 as "age0to17" from contracts_residents
      where version = ${version} order by municipality_code, year`),
    districts: await tx.query(sql<DistrictPostcode>`
      select municipality_code as municipality, code, name, postcode, age_0_to_17 as "age0to17"
      from contracts_districts where version = ${version} order by municipality_code, postcode`),
    segments: await tx.query(sql<{ id: SegmentId; name: string }>`
      select id, name from contracts_segments where version = ${version} order by id`),
    products: await tx.query(sql<Product & { code: ProductCode }>`
      select code, name, category, unit, variant from contracts_products where version = ${version} order by code`),
  };
}
