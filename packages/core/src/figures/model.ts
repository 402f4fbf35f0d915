import type { Day, Month, MunicipalityCode } from '@jeugdregie/kernel';

/** The sides from which a figure can be looked at. `all` has the one member ''. */
export type Grain = 'all' | 'provider' | 'product' | 'referrer' | 'district';
/** What a breakdown (verdeling) splits by. */
export type Dimension = 'municipality' | 'segment' | 'provider' | 'product' | 'referrer' | 'district';

/** Stands for a member or segment that is not known (no district, no segment for the product on the day). */
export const unknownMember = '-';

/**
 * What a figure is about. Months are months of delivery, both ends included. At most one of provider, product,
 * referrer and district is set; segment goes with each of them. `municipality: null` is the region: the sum of its
 * municipalities.
 */
export interface Filter {
  readonly municipality: MunicipalityCode | null;
  readonly from: Month;
  readonly until: Month;
  readonly segment: string | null;
  readonly provider: string | null;
  readonly product: string | null;
  readonly referrer: string | null;
  readonly district: string | null;
}

/** `cutOff` (peildatum): the last day of a month. What became known after it is not in the figure. */
export interface FigureQuery extends Filter {
  readonly indicator: IndicatorId;
  readonly cutOff: Day;
}

export type IndicatorId =
  | 'youths'
  | 'trajectories'
  | 'new-trajectories'
  | 'ended-trajectories'
  | 'allocations'
  | 'cost'
  | 'claimed'
  | 'credited'
  | 'cost-per-youth'
  | 'cost-per-trajectory'
  | 'hours-per-trajectory'
  | 'days-per-trajectory'
  | 'referrer-share'
  | 'share-of-residents'
  | 'rejected-share'
  | 'late-share';

/** How a value is written: whole persons or trajectories, eurocents, a share (0 to 1), or a plain quantity. */
export type Unit = 'persons' | 'trajectories' | 'allocations' | 'cents' | 'share' | 'hours' | 'days';

/** One definition. A change of meaning is a new version; a letter keeps the version that it was written with. */
export interface Definition {
  readonly id: IndicatorId;
  /** The Dutch id in addresses and letters, such as `kosten`. */
  readonly slug: string;
  readonly version: number;
  readonly name: { readonly nl: string; readonly en: string };
  /** Dutch: what it counts, in words. */
  readonly text: string;
  /** Dutch: how it is calculated, in words. */
  readonly formula: string;
  readonly source: string;
  readonly unit: Unit;
  /** `sum`: parts add up. `distinct`: a youth counts once, so parts may add up to more. `ratio`: never add. */
  readonly kind: 'sum' | 'distinct' | 'ratio';
  /** Dutch sentences: what is not in the figure. */
  readonly leavesOut: readonly string[];
}

/**
 * An exact value: numerator ÷ denominator, not rounded. Counts and cents have denominator 1. `null` as a whole means
 * that the figure does not exist (no denominator, no residents known).
 */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** A value with what a reader may ask about it. */
export interface Figure {
  readonly query: FigureQuery;
  readonly definition: Definition;
  readonly value: Fraction | null;
  /** The value as Dutch text, such as `€ 1.234.567,89` or `14,0 %`. */
  readonly shown: string;
  /** Dutch: the formula with the numbers filled in. */
  readonly filledIn: string;
  /** Claim lines or care events that the figure rests on. */
  readonly records: number;
  /** Dutch sentences: what is not in it, with counts where they are known. */
  readonly leftOut: readonly string[];
  /** Fewer than five persons (but not none) stand behind it: letters and open outputs do not print it. */
  readonly isSmall: boolean;
  /** Claims over the last months of the period are still expected. */
  readonly isProvisional: boolean;
  /** REST address that gives the same figure again. */
  readonly address: string;
}

/** One point of a series. */
export interface Point {
  readonly month: Month;
  readonly value: Fraction | null;
  readonly shown: string;
  readonly records: number;
  readonly isSmall: boolean;
  readonly isProvisional: boolean;
}

/** One part of a breakdown. `share` is the part of the total, for sums only. */
export interface Part {
  readonly key: string;
  readonly name: string;
  readonly value: Fraction | null;
  readonly shown: string;
  readonly share: number | null;
  readonly records: number;
  readonly isSmall: boolean;
}

export interface Series {
  readonly figure: Figure;
  readonly points: readonly Point[];
}

export interface Breakdown {
  readonly figure: Figure;
  readonly by: Dimension;
  /** Largest first; municipalities by name, segments by number. */
  readonly parts: readonly Part[];
}

/** What verify prints: one cell that the facts do not give. */
export interface CellDifference {
  readonly table: 'cells' | 'care' | 'youths' | 'region' | 'region-care';
  readonly municipality: string;
  /** Grain, member, segment, month and month known, joined for reading. */
  readonly cell: string;
  readonly stored: string;
  readonly rebuilt: string;
}
