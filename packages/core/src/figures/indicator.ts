import type { Definition, Fraction } from './model.ts';

/** Everything that is counted of one cell or slice, before an indicator makes a value of it. Money in cents. */
export interface Sums {
  readonly lines: bigint;
  readonly rejectedLines: bigint;
  readonly claimedCents: bigint;
  readonly acceptedCents: bigint;
  readonly creditedCents: bigint;
  /** Part of `acceptedCents` that became known in the third month after the month of delivery, or later. */
  readonly lateCents: bigint;
  readonly minutes: bigint;
  readonly days: bigint;
  readonly allocated: bigint;
  readonly started: bigint;
  readonly ended: bigint;
  /** Trajectories that were active on at least one day of the months asked for, as far as stops are known. */
  readonly active: bigint;
  /** Different youths with an accepted line. */
  readonly youths: bigint;
}

export const noSums: Sums = {
  lines: 0n,
  rejectedLines: 0n,
  claimedCents: 0n,
  acceptedCents: 0n,
  creditedCents: 0n,
  lateCents: 0n,
  minutes: 0n,
  days: 0n,
  allocated: 0n,
  started: 0n,
  ended: 0n,
  active: 0n,
  youths: 0n,
};

/** What an indicator may use. `whole` is the same filter without its member, for shares of a whole. */
export interface Basis {
  readonly sums: Sums;
  readonly whole: Sums;
  /** Residents of 0 to 17 years; null when they are not known. */
  readonly residents: bigint | null;
}

/** What must be read for an indicator: sums by name, the same sums of the whole, residents. Nothing else is read. */
export type Need = keyof Sums | 'whole' | 'residents';

/** An indicator: its definition and the only place where its value is calculated. */
export interface Indicator {
  readonly definition: Definition;
  readonly needs: readonly Need[];
  value(basis: Basis): Fraction | null;
  /** Dutch: the formula with the numbers filled in, without the outcome. */
  formulaFor(basis: Basis): string;
  /** Lines or events that the value rests on. */
  records(sums: Sums): bigint;
  /** Persons that the value is about, for the rule on small numbers. */
  persons(sums: Sums): bigint;
}
