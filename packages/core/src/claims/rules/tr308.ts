import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr308: LineRule = {
  id: 'TR308',
  kind: 'line',
  returnCode: '9308',
  on: 'debit',
  fact: 'period',
  meaning: 'De productperiode eindigt niet na de einddatum van de toewijzing.',
  remedy: 'Declareer tot en met de einddatum van de toewijzing.',
  source: 'iJw 3.2, technische regel TR308; OP368',
  check: (at) => {
    const until = standing(at)?.period.until ?? null;
    return until === null || at.line.period.until <= until
      ? null
      : { expected: `uiterlijk ${until}`, found: at.line.period.until };
  },
};
