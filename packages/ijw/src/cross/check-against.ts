import type { Bericht, JW323Bericht } from '../generated/berichten.ts';
import type { Finding } from '../model.ts';
import { whole } from '../parts.ts';
import { checkAllocations } from './allocations.ts';
import { checkClaimAnswer } from './claim-answers.ts';
import { claimJudge } from './claim-judge.ts';
import { isDecidable, knownFrom, type Context, type Known } from './context.ts';
import { checkDeliveries } from './deliveries.ts';
import { checkHeader } from './header.ts';
import { checkRequestAnswer } from './request-answers.ts';
import { findingsOf, type CrossViolation, type Report } from './report.ts';
import { checkChange, checkRequest } from './requests.ts';

/**
 * Levels 3 and 4: holds a message that passed levels 1 and 2 against earlier messages, contract and registers.
 * Pure: the same message and context give the same findings, and the context is not changed. Receipts (JW302, 306,
 * 308, 316, 318, 320) have no rules at these levels.
 */
export function checkAgainst(bericht: Bericht, context: Context): Finding[] {
  if (bericht.message === 'JW323') {
    const judge = claimJudge(context);
    judge.pass('C');
    judge.part({ bericht, ...whole });
    judge.pass('D');
    judge.part({ bericht, ...whole });
    return judge.findings();
  }
  const violations: CrossViolation[] = [];
  const report: Report = (rule, at, path, found) => {
    violations.push(found === undefined ? { rule, at, path } : { rule, at, path, found });
  };
  checkOne(bericht, knownFrom(context), report);
  return findingsOf(
    bericht,
    violations.filter(({ rule }) => isDecidable(rule, context.history !== undefined)),
  );
}

/** A claim (JW323) has a judge of its own. */
function checkOne(bericht: Exclude<Bericht, JW323Bericht>, context: Known, report: Report): void {
  switch (bericht.message) {
    case 'JW301':
      checkHeader(bericht, context, report);
      return checkAllocations(bericht, context, report);
    case 'JW305':
    case 'JW307':
      checkHeader(bericht, context, report);
      return checkDeliveries(bericht, context, report);
    case 'JW315':
      checkHeader(bericht, context, report);
      return checkRequest(bericht, context, report);
    case 'JW317':
      checkHeader(bericht, context, report);
      return checkChange(bericht, context, report);
    case 'JW319':
      checkHeader(bericht, context, report);
      return checkRequestAnswer(bericht, context, report);
    case 'JW325':
      checkHeader(bericht, context, report);
      return checkClaimAnswer(bericht, context, report);
    case 'JW302':
    case 'JW306':
    case 'JW308':
    case 'JW316':
    case 'JW318':
    case 'JW320':
      return;
  }
}
