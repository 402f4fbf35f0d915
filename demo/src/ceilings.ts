import type { DemoProvider } from './providers.ts';

/** A ceiling in the workbook: the most that a contract may turn over in a year, in cents. */
export interface Ceiling {
  readonly contract: string;
  readonly year: number;
  readonly cents: number;
}

/** Ceilings some way above what is turned over; a few contracts were made too small, so that ceilings come into sight. */
export function ceilingsFor(
  providers: readonly DemoProvider[],
  years: readonly number[],
  acceptedCents: (contract: string, year: number) => number,
): Ceiling[] {
  return providers.flatMap(({ contract }, i) =>
    years.flatMap((year) => {
      const expected = acceptedCents(contract, year);
      const room = i % 9 === 4 ? 0.93 : 1.18;
      return expected > 0
        ? [{ contract, year, cents: Math.ceil((expected * room) / 100_000) * 100_000 }]
        : [];
    }),
  );
}
