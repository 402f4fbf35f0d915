import type { Day, MunicipalityCode, ProductCode, ProviderCode } from '@jeugdregie/kernel';
import type { Membership, Product, ProductSegment, Provider, Segment } from './model.ts';

/** Everything that one workbook says: the rows of one contract version. */
export interface ContractData {
  readonly regionName: string;
  readonly municipalities: readonly Membership[];
  readonly residents: readonly ResidentCount[];
  readonly districts: readonly DistrictPostcode[];
  readonly segments: readonly Segment[];
  readonly providers: readonly Provider[];
  readonly contracts: readonly Contract[];
  readonly products: readonly Product[];
  readonly productSegments: readonly ProductSegment[];
  readonly rates: readonly RateRow[];
  readonly ceilings: readonly Ceiling[];
}

export interface ResidentCount {
  readonly municipality: MunicipalityCode;
  readonly year: number;
  readonly total: number;
  readonly age0to17: number;
}

/** One postcode (four digits) of a district (wijk); `age0to17` counts the children of that postcode. */
export interface DistrictPostcode {
  readonly municipality: MunicipalityCode;
  readonly code: string;
  readonly name: string;
  readonly postcode: string;
  readonly age0to17: number;
}

export interface Contract {
  readonly number: string;
  readonly provider: ProviderCode;
  readonly from: Day;
  readonly until: Day | null;
}

export interface RateRow {
  readonly contract: string;
  readonly product: ProductCode;
  /** Code of list WJ756. */
  readonly unit: string;
  readonly rateCents: number;
  readonly from: Day;
  readonly until: Day | null;
}

export interface Ceiling {
  readonly contract: string;
  readonly year: number;
  readonly amountCents: bigint;
}

export const emptyContractData: ContractData = {
  regionName: '',
  municipalities: [],
  residents: [],
  districts: [],
  segments: [],
  providers: [],
  contracts: [],
  products: [],
  productSegments: [],
  rates: [],
  ceilings: [],
};
