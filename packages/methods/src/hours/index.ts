export * from './aalen-johansen.ts';
export * from './cap.ts';
export { hoursEntry } from './cases.ts';
export {
  hoursFor,
  hoursInterval,
  kaplanMeier,
  survivalAt,
  survivalCurve,
  survivalInterval,
  type Curve,
  type Scale,
  type CurveStep,
} from './kaplan-meier.ts';
export * from './log-rank.ts';
export * from './restricted-mean.ts';
export { type Spell } from './spell.ts';
