import { standing } from '../standing-allocation.ts';
import type { SumRule } from './rule.ts';

export const tr369: SumRule = {
  id: 'TR369',
  kind: 'sum',
  returnCode: '9369',
  on: 'debit',
  fact: 'budget',
  meaning: 'Alle prestaties samen passen in het budget van de toewijzing.',
  remedy: 'Declareer niet meer dan het budget, of vraag de gemeente om een hoger budget.',
  source: 'iJw 3.2, technische regel TR369',
  check: (at) => {
    const budget = standing(at)?.budgetCents ?? null;
    if (budget === null) return null;
    const room = budget - at.used.acceptedCents;
    return at.line.amountCents <= room
      ? null
      : { expected: `ten hoogste ${Math.max(room, 0)}`, found: String(at.line.amountCents) };
  },
};
