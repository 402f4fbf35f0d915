import { readFileSync } from 'node:fs';
import { assert, type Day } from '@jeugdregie/kernel';

/** After how many days something is put before a person (`data/signal-terms.json`). */
export interface SignalTerms {
  /** After the end of a month: a provider that had to claim and did not. */
  readonly claimDays: number;
  /** After the first day of an allocation: no start was reported. */
  readonly startDays: number;
  /** After receipt: a file of which nobody can tell for whom it is stays in sight this long. */
  readonly unknownFileDays: number;
  /** After the end of a quarter: the council can have a letter about it. */
  readonly letterDays: number;
}

interface Dated extends SignalTerms {
  readonly from: string;
}

const file = new URL('../../../../../data/signal-terms.json', import.meta.url);
let known: readonly Dated[] | null = null;

export function signalTermsOn(today: Day): SignalTerms {
  known ??= (JSON.parse(readFileSync(file, 'utf8')) as { terms: readonly Dated[] }).terms;
  const found = known.findLast(({ from }) => from <= today) ?? known[0];
  assert(found, 'data/signal-terms.json has terms');
  return found;
}
