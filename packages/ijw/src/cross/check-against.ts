import type { Bericht } from '../generated/berichten.ts';
import type { Finding } from '../model.ts';
import { checkAllocations } from './allocations.ts';
import { checkClaimAnswer } from './claim-answers.ts';
import { checkClaim } from './claims.ts';
import type { Context, Known } from './context.ts';
import { checkDeliveries } from './deliveries.ts';
import { emptyHistory } from './history.ts';
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
  const violations: CrossViolation[] = [];
  const report: Report = (rule, at, path, found) => {
    violations.push(found === undefined ? { rule, at, path } : { rule, at, path, found });
  };
  const { history } = context;
  checkOne(
    bericht,
    { ...context, history: history ?? emptyHistory(), hasHistory: history !== undefined },
    report,
  );
  const decided =
    history === undefined ? violations.filter(({ rule }) => withoutHistory.has(rule)) : violations;
  return findingsOf(bericht, decided);
}

/** Rules of levels 3 and 4 that need no earlier message. */
const withoutHistory = new Set(['TR135', 'TR319', 'TR346', 'TR378', 'TR381', 'TR418']);

function checkOne(bericht: Bericht, context: Known, report: Report): void {
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
    case 'JW323':
      checkHeader(bericht, context, report);
      return checkClaim(bericht, context, report);
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
