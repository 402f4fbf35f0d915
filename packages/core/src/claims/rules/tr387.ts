import { monthBounds } from '../month-bounds.ts';
import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr387: LineRule = {
  id: 'TR387',
  kind: 'line',
  returnCode: '9387',
  on: 'debit',
  fact: 'period',
  meaning:
    'De productperiode begint op de eerste van de maand, of op de ingangsdatum als die later in de maand ligt.',
  remedy: 'Pas de begindatum aan. De dag waarop de zorg begon, doet er niet toe.',
  source: 'iJw 3.2, technische regel TR387; IV089; OP364',
  check: (at) => {
    const allocation = standing(at);
    const { from } = at.line.period;
    // Before the allocation: TR307 says so already.
    if (allocation === null || from < allocation.period.from) return null;
    const first = monthBounds(from).from;
    const expected = allocation.period.from > first ? allocation.period.from : first;
    return from === expected ? null : { expected, found: from };
  },
};
