/** A public figure and what the generated region has.  */
export interface Comparison {
  readonly what: string;
  readonly unit: 'count' | 'share' | 'ratio' | 'million';
  /** At the region's scale; null when nothing was published. */
  readonly published: number | null;
  readonly generated: number;
}

export interface MunicipalityReport {
  readonly code: string;
  readonly name: string;
  readonly figures: readonly Comparison[];
}

export interface CalibrationReport {
  readonly seed: string;
  readonly scale: number;
  /** The twelve months that stand beside the public year. */
  readonly from: string;
  readonly municipalities: readonly MunicipalityReport[];
  readonly region: MunicipalityReport;
  /** Figures that exist for the country or the region only. */
  readonly others: readonly Comparison[];
}
