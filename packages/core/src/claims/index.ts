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
