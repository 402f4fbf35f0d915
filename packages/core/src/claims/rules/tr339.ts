import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr339: LineRule = {
  id: 'TR339',
  kind: 'line',
  returnCode: '9339',
  on: 'debit',
  fact: 'product',
  meaning: 'De productcategorie is de toegewezen categorie.',
  remedy: 'Declareer met de categorie van de toewijzing.',
  source: 'iJw 3.2, technische regel TR339; OP302',
  check: (at) => {
    const assigned = standing(at)?.category ?? null;
    return assigned === null || assigned === at.line.category
      ? null
      : { expected: assigned, found: at.line.category };
  },
};
