export { flowEntry } from './cases.ts';
export * from './flow-table.ts';
export { type CareInterval, type Refused } from './interval.ts';
export * from './stacking.ts';
export * from './stays.ts';
export * from './stock-flow.ts';
export * from './transitions.ts';
