export type {
  CeilingSignal,
  ClaimDecision,
  ClaimFile,
  ClaimLine,
  DecidedLine,
  FactName,
  LineId,
  LineVerdict,
  Receipt,
  RuleFinding,
  Verdict,
} from './model.ts';
export type {
  AllocationFact,
  CeilingFact,
  ClaimFacts,
  EarlierLine,
  ProductFact,
  RateSpan,
  UsedFact,
} from './facts.ts';
export { adjudicate } from './adjudicate.ts';
export { answerClaim } from './answer-claim.ts';
export { claimsApi } from './api.ts';
export type { ClaimsDeps, PersonDecided } from './api-lines.ts';
export { decideByPerson, type PersonDecision, type PersonOutcome } from './decide-by-person.ts';
export { decidedLines } from './decided-lines.ts';
export { factsFor } from './facts-for.ts';
export { allocationMonths } from './allocation-months.ts';
export { allocationsInUse, decidedLinesOf } from './history.ts';
export { lineWithFacts, type LineWithFacts } from './line-facts.ts';
export {
  claimById,
  claimIds,
  claimByNumber,
  lineById,
  linesOf,
  listClaims,
  type ClaimFilter,
  type ClaimStatus,
  type ClaimSummary,
} from './list-store.ts';
export type { LineRow } from './line-rows.ts';
export { linesFrom, type ReadOptions } from './reader.ts';
export { replay, type ReplayOutcome } from './replay.ts';
export { composeReply, replyIdentification } from './reply.ts';
export { allRules, ruleById, ruleSets } from './rules/index.ts';
export type { Rule, RuleSet } from './rules/rule.ts';
export { claimsMigrations } from './schema.ts';
export { saveClaims } from './store.ts';
export { acceptedByProvider, waitingLines, type WaitingLine } from './waiting.ts';
