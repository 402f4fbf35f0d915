import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr307: LineRule = {
  id: 'TR307',
  kind: 'line',
  returnCode: '9307',
  on: 'debit',
  fact: 'period',
  meaning: 'De productperiode begint niet voor de ingangsdatum van de toewijzing.',
  remedy: 'Declareer vanaf de ingangsdatum van de toewijzing.',
  source: 'iJw 3.2, technische regel TR307; OP368',
  check: (at) => {
    const from = standing(at)?.period.from ?? null;
    return from === null || at.line.period.from >= from
      ? null
      : { expected: `vanaf ${from}`, found: at.line.period.from };
  },
};
