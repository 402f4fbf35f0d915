export * from './apportion.ts';
export { keysEntry } from './cases.ts';
export * from './indexation.ts';
export * from './personal-budget.ts';
export * from './rate-build-up.ts';
