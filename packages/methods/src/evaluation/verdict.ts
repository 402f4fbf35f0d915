import type { EstimatedEffect } from './interrupted-series.ts';

/** The four answers to "did the measure work?". */
export type EffectVerdict = 'shown' | 'plausible' | 'not distinguishable' | 'contradicted';

export interface VerdictInput {
  /** Estimated change of the indicator. */
  readonly estimate: EstimatedEffect;
  /** Which way the plan said it would go. */
  readonly direction: 'down' | 'up';
  /** P-value after adjustment for all measures judged together. */
  readonly adjustedP: number;
  /** True when the analysis was registered before the start and a comparison group was used. */
  readonly isRegistered: boolean;
  readonly hasComparison: boolean;
}

/**
 * One of four verdicts, by rules that are fixed before the start:
 * shown: right direction, adjusted p at most 5 %, registered, with a comparison;
 * plausible: right direction and the 80 % interval excludes zero, but one of those is missing;
 * contradicted: wrong direction and the 95 % interval excludes zero;
 * not distinguishable: all else. A wide interval around zero is not "no effect".
 */
export function judgeEffect(input: VerdictInput): EffectVerdict {
  const { estimate, adjustedP } = input;
  const sign = input.direction === 'down' ? -1 : 1;
  const isRight = sign * estimate.estimate > 0;
  const excludes80 = estimate.lower80 > 0 || estimate.upper80 < 0;
  const excludes95 = estimate.lower95 > 0 || estimate.upper95 < 0;
  if (!isRight) return excludes95 ? 'contradicted' : 'not distinguishable';
  if (adjustedP <= 0.05 && excludes95 && input.isRegistered && input.hasComparison) return 'shown';
  return excludes80 ? 'plausible' : 'not distinguishable';
}
