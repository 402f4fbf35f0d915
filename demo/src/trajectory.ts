import type { Day } from '@jeugdregie/kernel';
import type { DemoClient } from './persons.ts';
import type { DemoProduct } from './products.ts';
import type { DemoProvider } from './providers.ts';

/** One allocated product with the care that was really given. Days are included at both ends. */
export interface Trajectory {
  readonly number: number;
  readonly client: DemoClient;
  readonly provider: DemoProvider;
  readonly product: DemoProduct;
  /** Code list COD327. */
  readonly referrer: string;
  /** Who it was, on the request. */
  readonly referrerName: string | null;
  /** The youth had help before, perhaps so long ago that nothing else tells of it. */
  readonly isReturning: boolean;
  /** Set when a request stands behind it, which is so for every referrer but the municipality itself. */
  readonly reference: string | null;
  readonly from: Day;
  /** Planned end, on the allocation as it stands in the end. */
  readonly until: Day;
  /** Actual start and end of delivery. */
  readonly begun: Day;
  readonly ended: Day;
  /** Extent: per week, or eurocents per month for unit 83. */
  readonly extent: number;
  /** The day on which the messages about the allocation were sent. */
  readonly sentOn: Day;
  /** Set when the allocation was cut short later: its first planned end, when the new version was sent, and why. */
  readonly shortened: { readonly firstUntil: Day; readonly on: Day; readonly reason: string } | null;
  /** True for planted care that is claimed to the last hour of every week. */
  readonly isClaimedToTheLimit: boolean;
}

/** A trajectory before it has a number. */
export type Draft = Omit<Trajectory, 'number' | 'reference'>;
