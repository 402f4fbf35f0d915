import type { Day, Month } from '@jeugdregie/kernel';
import type { DemoPayment } from '../payments.ts';
import type { CaseLists } from '../planted/case-lists.ts';
import type { PlantedFile } from '../planted/files.ts';
import type { PlantedRequest } from '../planted/requests.ts';
import type { Move } from '../planted/moves.ts';
import type { Measure, Window, YearDrivers } from '../story.ts';
import type { YearCount } from './year-count.ts';

/** Sums over claim lines that were decided by the machine; amounts in whole cents, credits with their sign. */
export interface LineSums {
  readonly lines: number;
  readonly rejectedLines: number;
  readonly claimedCents: number;
  readonly acceptedCents: number;
  /** The part of accepted that took money back: zero or less. */
  readonly creditedCents: number;
}

/** Sums of one municipality, month of delivery and month in which it was known. */
export interface MonthSums extends LineSums {
  readonly municipality: string;
  readonly month: Month;
  readonly knownMonth: Month;
}

/** What a month held in one municipality, as far as it was known in the end. */
export interface MonthCounts {
  readonly municipality: string;
  readonly month: Month;
  /** Different clients with, on balance, at least one accepted line. */
  readonly youths: number;
  /** Allocations by first day, starts by first day of care, definitive stops by last day of care. */
  readonly allocated: number;
  readonly started: number;
  readonly ended: number;
  /** What was delivered at the contract's rates, claimed or not: what the claims of the month will add up to. */
  readonly deliveredCents: number;
}

/** A line or claim that was planted, with the verdict that it must get. */
export interface PlantedLine {
  readonly kind: string;
  /** What this line is in the story of the kind: the mistake itself, or `sent-again`, `credit`, `debit`. */
  readonly role: string;
  readonly municipality: string;
  readonly provider: string;
  readonly claimNumber: string;
  readonly reference: string;
  readonly month: Month;
  readonly signedCents: number;
  readonly verdict: 'accepted' | 'rejected' | 'needs-person';
  /** In the order of the standard's numbers; empty when accepted. */
  readonly rules: readonly string[];
  readonly returnCodes: readonly string[];
}

export interface PlantedClaim {
  readonly kind: string;
  readonly path: string;
  readonly municipality: string;
  readonly provider: string;
  readonly claimNumber: string;
  readonly identification: string;
  readonly rule: string;
  readonly returnCode: string | null;
}

/** Delivered care of a calendar year, from which cost drivers can be worked out by hand. */
export interface YearOfProduct {
  readonly year: number;
  readonly product: string;
  readonly segment: number;
  readonly unit: string;
  /** Different trajectories with delivery in the year, and the months in which they had it. */
  readonly trajectories: number;
  readonly trajectoryMonths: number;
  readonly volume: number;
  readonly cents: number;
}

/** Everything that is known to be true of a generated region, and how it was made. All amounts in whole cents. */
export interface Truth {
  readonly seed: string;
  readonly scale: number;
  readonly until: Day;
  readonly window: Window;
  readonly files: { readonly total: number; readonly byMessage: Readonly<Record<string, number>> };
  readonly totals: readonly MonthSums[];
  readonly months: readonly MonthCounts[];
  /** Accepted cents per contract and year of delivery, beside the ceiling in the workbook. */
  readonly ceilings: readonly {
    readonly contract: string;
    readonly year: number;
    readonly ceilingCents: number;
    readonly acceptedCents: number;
  }[];
  readonly mistakes: {
    readonly lines: readonly PlantedLine[];
    readonly claims: readonly PlantedClaim[];
    readonly files: readonly PlantedFile[];
    readonly payments: readonly PlantedPayment[];
  };
  /** Requests that were not granted on the last day. */
  readonly requests: readonly PlantedRequest[];
  readonly drivers: {
    readonly planted: readonly (YearDrivers & { readonly priceIndex: number })[];
    /** Of the growth of cost per trajectory from the first year to the second, in logarithms. */
    readonly shares: { readonly intensity: number; readonly price: number };
    readonly delivered: readonly YearOfProduct[];
  };
  readonly claimDelays: {
    readonly shares: readonly number[];
    /** Of what was delivered in months that are long over: part that was not claimed six months later. */
    readonly unknownAfterSixMonths: number;
    readonly lateProvider: { readonly provider: string; readonly monthsLate: number };
  };
  readonly drift: {
    readonly provider: string;
    readonly from: Month;
    readonly growthPerMonth: number;
    readonly allocations: readonly {
      readonly month: Month;
      readonly count: number;
      readonly hours: number;
    }[];
  };
  readonly outlierReferrer: {
    readonly municipality: string;
    readonly name: string;
    readonly segment: number;
    readonly times: number;
    readonly practices: readonly Practice[];
  };
  readonly measures: readonly (Measure & { readonly starts: readonly MeasureMonth[] })[];
  readonly cases: Readonly<Record<string, CaseLists>>;
  readonly moves: readonly Move[];
  readonly formerMember: { readonly code: string; readonly name: string; readonly until: Day };
  /** The first twelve months of the window, to stand beside the public figures of a year. */
  readonly firstYear: readonly YearCount[];
  readonly firstYearCents: number;
  readonly providers: { readonly count: number; readonly inSegment5: number; readonly twelveLargest: number };
}

export interface PlantedPayment extends Pick<DemoPayment, 'paidOn' | 'cents' | 'shouldBeCents'> {
  readonly kind: 'paid-as-claimed';
  readonly municipality: string;
  readonly provider: string;
  readonly claimNumber: string;
}

/** Trajectories that started in the measure's slice: in its municipality, and in the others together. */
export interface MeasureMonth {
  readonly month: Month;
  readonly here: number;
  readonly elsewhere: number;
}

/** New allocations in hours of one month: how many, and the sum of their extents per week. */
export interface DriftMonth {
  readonly month: Month;
  readonly count: number;
  readonly hours: number;
}

/** A general practice with its referrals over the window. */
export interface Practice {
  readonly name: string;
  readonly referrals: number;
  readonly ofSegment: number;
}
