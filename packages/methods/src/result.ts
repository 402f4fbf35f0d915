import { canonicalJson, sha256, type Day } from '@jeugdregie/kernel';

/** One condition under which a method's answer holds, and whether the data met it. */
export interface Assumption {
  readonly name: string;
  readonly met: true | false | 'unknown';
  /** Why: the figure or test behind the verdict, in a sentence. */
  readonly note: string;
}

/** What every result says about how it was made. */
export interface Provenance {
  /** Method id, such as `01-runoff/mack`. */
  readonly method: string;
  readonly version: string;
  /** SHA-256 of the canonical JSON of the input. */
  readonly inputHash: string;
  /** The day on which the data were valued, as the caller gave it; null when the caller gave none. */
  readonly valuationDate: Day | null;
}

export interface MethodOk<R> extends Provenance {
  readonly ok: true;
  /** Number of observations that entered the estimate. */
  readonly observations: number;
  readonly assumptions: readonly Assumption[];
  /** Short codes of what a reader must know, such as `last-sigma-borrowed`. */
  readonly flags: readonly string[];
  readonly value: R;
}

/** Too little data is an answer, not a failure: what was needed, and what was there. */
export interface NotEnough extends Provenance {
  readonly ok: false;
  readonly what: string;
  readonly needed: number;
  readonly found: number;
  readonly flags: readonly string[];
}

export type MethodResult<R> = MethodOk<R> | NotEnough;

export interface Findings {
  readonly observations: number;
  readonly assumptions?: readonly Assumption[];
  readonly flags?: readonly string[];
}

/** Ties one run of a method to its input, so that both kinds of answer carry the same provenance. */
export interface Run {
  ok<R>(value: R, findings: Findings): MethodOk<R>;
  notEnough(what: string, needed: number, found: number, flags?: readonly string[]): NotEnough;
}

export interface RunOf {
  readonly method: string;
  readonly version: string;
  /** Everything that determines the answer: it is hashed. */
  readonly input: unknown;
  readonly valuationDate?: Day | null | undefined;
}

export function run({ method, version, input, valuationDate = null }: RunOf): Run {
  const provenance: Provenance = { method, version, inputHash: sha256(canonicalJson(input)), valuationDate };
  return {
    ok: (value, { observations, assumptions = [], flags = [] }) => ({
      ok: true,
      ...provenance,
      observations,
      assumptions,
      flags,
      value,
    }),
    notEnough: (what, needed, found, flags = []) => ({
      ok: false,
      ...provenance,
      what,
      needed,
      found,
      flags,
    }),
  };
}

/** The same result with another reading of its value; "not enough" stays what it is. */
export function mapResult<R, S>(result: MethodResult<R>, read: (value: R) => S): MethodResult<S> {
  return result.ok ? { ...result, value: read(result.value) } : result;
}

export function assumption(name: string, met: true | false | 'unknown', note: string): Assumption {
  return { name, met, note };
}
