import type {
  Brand,
  Day,
  MunicipalityCode,
  Period,
  Problem,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';

/** Segment: one of the parts in which the region orders its youth care; 1 to 5 in Haaglanden (S1-18). */
export type SegmentId = Brand<number, 'SegmentId'>;

/** The segment number, or null when it is no whole number from 1 to 99. */
export function segmentId(value: number): SegmentId | null {
  return Number.isInteger(value) && value >= 1 && value <= 99 ? (value as SegmentId) : null;
}

/** One agreed rate (tarief) of a product. `unit` is a code of list WJ756 (iJw Eenheid); cents per one unit. */
export interface Rate {
  readonly rateCents: number;
  readonly unit: string;
  readonly from: Day;
  readonly until: Day | null;
  readonly contract: string;
}

export interface ContractTerm {
  readonly number: string;
  readonly from: Day;
  readonly until: Day | null;
}

/**
 * What was agreed with one provider, as a pure value: the same version gives the same answers for ever, so a verdict
 * can be replayed from `toFacts()`.
 */
export interface Terms {
  /** The contract version (the applied import) that these terms come from. */
  readonly version: Uuid;
  readonly provider: ProviderCode;
  readonly providerName: string;
  contractOn(day: Day): ContractTerm | null;
  rateOn(product: ProductCode, day: Day): Rate | null;
  segmentOn(product: ProductCode, day: Day): SegmentId | null;
  /** Sum of the ceilings of the provider's contracts in a calendar year; null when none was agreed. */
  ceilingFor(year: number): { readonly amountCents: bigint } | null;
  /** Plain JSON for receipts and replay; with `products` only what concerns these products. */
  toFacts(products?: Iterable<ProductCode>): TermsFacts;
}

/** The JSON shape of Terms. Days are ISO text, amounts whole cents; the ceiling is text because it may be large. */
export interface TermsFacts {
  readonly version: Uuid;
  readonly provider: ProviderCode;
  readonly providerName: string;
  readonly contracts: readonly ContractTerm[];
  readonly rates: readonly (Rate & { readonly product: ProductCode })[];
  readonly segments: readonly ProductSegment[];
  readonly ceilings: readonly { readonly contract: string; readonly year: number; readonly cents: string }[];
}

export interface ProductSegment {
  readonly product: ProductCode;
  readonly segment: SegmentId;
  readonly from: Day;
  readonly until: Day | null;
}

/** A municipality and the days on which it is (or was) a member of the region (S3-08). */
export interface Membership extends Period {
  readonly code: MunicipalityCode;
  readonly name: string;
}

export interface Region {
  readonly name: string;
  /** Members on the day that was asked for, ordered by name. */
  readonly municipalities: readonly Membership[];
}

export interface Residents {
  readonly total: number;
  readonly age0to17: number;
}

export interface District {
  readonly municipality: MunicipalityCode;
  readonly code: string;
  readonly name: string;
  readonly age0to17: number;
}

export interface Provider {
  readonly code: ProviderCode;
  readonly name: string;
}

export interface Segment {
  readonly id: SegmentId;
  readonly name: string;
}

/** `variant`: effort-based (inspanningsgericht) or output-based (outputgericht); decides the week formulas IV076-IV078. */
export interface Product {
  readonly code: ProductCode;
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly variant: 'effort' | 'output';
}

/**
 * The whole of one contract version in memory, pure: what the pipeline needs per file without a query.
 * Load once per version (`currentVersion` tells when it changed) and keep.
 */
export interface Reference {
  readonly version: Uuid;
  readonly regionName: string;
  readonly municipalities: readonly Membership[];
  readonly segments: readonly Segment[];
  readonly providers: ReadonlyMap<ProviderCode, Provider>;
  readonly products: ReadonlyMap<ProductCode, Product>;
  memberOn(municipality: MunicipalityCode, day: Day): boolean;
  segmentOn(product: ProductCode, day: Day): SegmentId | null;
  /** District code of a postcode (four digits, or a whole Dutch postcode); null when it is not in the list. */
  districtOf(municipality: MunicipalityCode, postcode: string): string | null;
  termsOf(provider: ProviderCode): Terms | null;
}

/** One thing in a workbook that is wrong (`isWarning` false) or worth a look. All texts are Dutch. */
export interface WorkbookFinding {
  readonly sheet: string;
  /** Such as D14; the sheet's first cell when the sheet itself is the matter. */
  readonly cell: string;
  readonly value: string;
  readonly message: string;
  readonly remedy: string;
  readonly isWarning: boolean;
}

/** What an import would change. `key` tells which row; `field`, `before` and `after` are Dutch texts as on the sheet. */
export interface Difference {
  readonly sheet: string;
  readonly key: string;
  readonly kind: 'new' | 'changed' | 'gone';
  readonly field: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

/** An import that was read. Only one without errors is kept (`id`), and only that can be applied. */
export type ImportOutcome =
  | {
      readonly kind: 'read';
      readonly id: Uuid;
      readonly isApplied: boolean;
      readonly differences: readonly Difference[];
      readonly warnings: readonly WorkbookFinding[];
    }
  | {
      readonly kind: 'refused';
      readonly errors: readonly WorkbookFinding[];
      readonly warnings: readonly WorkbookFinding[];
    }
  | { readonly kind: 'unreadable'; readonly problem: Problem };

/** Who hands in a workbook, under what name, at which moment (ISO instant). */
export interface ImportSource {
  readonly name: string;
  readonly actor: string;
  readonly at: string;
}
