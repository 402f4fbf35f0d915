import { comparisonEntry } from './comparison/index.ts';
import { driversEntry } from './drivers/index.ts';
import { disclosureEntry } from './disclosure/index.ts';
import type { AsyncMethodEntry } from './entry.ts';
import { evaluationEntry } from './evaluation/index.ts';
import { flowEntry } from './flow/index.ts';
import { forecastEntry } from './forecast/index.ts';
import { hoursEntry } from './hours/index.ts';
import { keysEntry } from './keys/index.ts';
import { matchingEntry } from './matching/index.ts';
import { runoffEntry } from './runoff/index.ts';

/** Every method, in the order of the documents: the one list that the command line and the fixtures use. */
export const methods: readonly AsyncMethodEntry[] = [
  runoffEntry,
  forecastEntry,
  driversEntry,
  evaluationEntry,
  comparisonEntry,
  hoursEntry,
  flowEntry,
  disclosureEntry,
  keysEntry,
  matchingEntry,
];

/** The method with this id, number (`01`) or name (`runoff`), or null. */
export function methodNamed(name: string): AsyncMethodEntry | null {
  const wanted = name.toLowerCase();
  return (
    methods.find(({ id }) => id === wanted || id.slice(0, 2) === wanted || id.slice(3) === wanted) ??
    methods.find(({ id }) => wanted.split('/')[0] === id.slice(3)) ??
    null
  );
}
