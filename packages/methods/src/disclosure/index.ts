export { feasibleIntervals, type Feasible } from './attack.ts';
export { disclosureEntry } from './cases.ts';
export * from './differencing.ts';
export * from './protect.ts';
export * from './rounding.ts';
export * from './sensitive.ts';
export * from './table.ts';
