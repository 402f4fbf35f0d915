import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr340: LineRule = {
  id: 'TR340',
  kind: 'line',
  returnCode: '9340',
  on: 'debit',
  fact: 'product',
  meaning: 'De productcode is de toegewezen code, als de toewijzing een code noemt.',
  remedy: 'Declareer met de productcode van de toewijzing.',
  source: 'iJw 3.2, technische regel TR340; OP302',
  check: (at) => {
    const assigned = standing(at)?.product ?? null;
    return assigned === null || assigned === at.line.product
      ? null
      : { expected: assigned, found: at.line.product };
  },
};
