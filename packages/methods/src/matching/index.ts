export * from './assignment.ts';
export { matchingEntry } from './cases.ts';
export * from './continuity.ts';
export * from './generalised.ts';
export { type LevelCertificate, type LevelName } from './levels.ts';
export * from './network.ts';
export { type Client, type MatchingProblem, type Place } from './problem.ts';
