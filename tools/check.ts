import { availableParallelism } from 'node:os';
import { nodeTests, runSteps, type Step } from './steps.ts';

/** Everything that needs nothing but the code, in about a minute. */
export const quickSteps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the screens', command: ['tsc', '-p', 'apps/web/tsconfig.json'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'tests', command: nodeTests('quick', availableParallelism()) },
];

if (import.meta.main) process.exit(await runSteps(quickSteps));
