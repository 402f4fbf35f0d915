import { monthBounds } from '../month-bounds.ts';
import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr388: LineRule = {
  id: 'TR388',
  kind: 'line',
  returnCode: '9388',
  on: 'debit',
  fact: 'period',
  meaning:
    'De productperiode eindigt op de laatste van de maand, of op de einddatum als die eerder in de maand ligt.',
  remedy: 'Pas de einddatum aan. De dag waarop de zorg eindigde, doet er niet toe.',
  source: 'iJw 3.2, technische regel TR388; IV089; OP364',
  check: (at) => {
    const allocation = standing(at);
    const { until } = at.line.period;
    const ends = allocation?.period.until ?? null;
    // After the allocation: TR308 says so already.
    if (allocation === null || (ends !== null && until > ends)) return null;
    const last = monthBounds(until).until;
    const expected = ends !== null && ends < last ? ends : last;
    return until === expected ? null : { expected, found: until };
  },
};
