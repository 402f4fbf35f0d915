import { monthOf, type Month } from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';
import { caseIndex } from './case-index.ts';
import type { ClaimFacts } from './facts.ts';
import type { ClaimDecision, ClaimFile, ClaimLine, DecidedLine } from './model.ts';

/** Where a line counts in the figures, fixed when the line is decided. */
export interface Placing {
  readonly segment: SegmentId | null;
  readonly referrer: string;
  readonly district: string | null;
}

/** Segment of the product in its period, referrer and district of the allocation; '00' when there is no allocation. */
export function placings(file: ClaimFile, facts: ClaimFacts): (line: ClaimLine) => Placing {
  const index = caseIndex(file, facts);
  return (line) => {
    const { allocation, product } = index.placeOf(line);
    return {
      segment: product?.segment ?? null,
      referrer: allocation?.referrer ?? '00',
      district: allocation?.district ?? null,
    };
  };
}

/** The lines of a decision that the machine decided, as ledger and figures learn them; in document order. */
export function decidedLines(decision: ClaimDecision, facts: ClaimFacts): readonly DecidedLine[] {
  const { file, verdicts } = decision;
  const placingOf = placings(file, facts);
  const knownMonth = monthOf(file.knownOn);
  const decided: DecidedLine[] = [];
  for (const [at, line] of file.lines.entries()) {
    const kind = verdicts[at]?.verdict.kind;
    if (kind === undefined || kind === 'needs-person') continue;
    decided.push(
      decidedLine(file, line, { placing: placingOf(line), isRejected: kind === 'rejected', knownMonth }),
    );
  }
  return decided;
}

export function decidedLine(
  file: Pick<ClaimFile, 'municipality' | 'provider' | 'fileId'>,
  line: ClaimLine,
  outcome: { readonly placing: Placing; readonly isRejected: boolean; readonly knownMonth: Month },
): DecidedLine {
  return {
    municipality: file.municipality,
    provider: file.provider,
    clientKey: line.clientKey,
    allocation: line.allocation,
    product: line.product,
    segment: outcome.placing.segment,
    referrer: outcome.placing.referrer,
    district: outcome.placing.district,
    month: monthOf(line.period.from),
    knownMonth: outcome.knownMonth,
    unit: line.unit,
    volume: line.isCredit && line.volume !== 0 ? -line.volume : line.volume,
    claimedCents: line.amountCents,
    acceptedCents: outcome.isRejected ? 0 : line.amountCents,
    isRejected: outcome.isRejected,
    isCredit: line.isCredit,
    lineId: `${file.fileId}.${line.index}`,
  };
}
