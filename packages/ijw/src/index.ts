export type * from './generated/berichten.ts';
export type {
  Checked,
  CheckOptions,
  Finding,
  Limits,
  RuleText,
  Source,
} from './model.ts';
export { defaultLimits, maxBytes } from './model.ts';
export { check, checkSync, levelTwo } from './check.ts';
export { compose } from './compose.ts';
export { answer, type AnswerOptions } from './answer.ts';
export { xsdVersie, xsltVersie } from './answer-versions.ts';
export { claimReply, type ClaimReplyOptions, type Rejected } from './claim-reply.ts';
export { explainRule, ruleIds } from './explain.ts';
export { codeList, municipalityName, productCategory, productName } from './registers.ts';
export { messageCodes, messageTable, type MessageTable } from './message-table.ts';
