import { unitFits } from '../extent.ts';
import { agreedUnits } from '../rates.ts';
import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr341: LineRule = {
  id: 'TR341',
  kind: 'line',
  returnCode: '9341',
  on: 'debit',
  fact: 'unit',
  meaning:
    'De eenheid past bij de toegewezen of afgesproken eenheid; uren mogen in minuten worden gedeclareerd.',
  remedy: 'Declareer in de eenheid van de toewijzing of van het contract.',
  source: 'iJw 3.2, technische regel TR341; OP267',
  check: (at) => {
    const allocation = standing(at);
    if (allocation === null) return null;
    const agreed = allocation.unit === null ? agreedUnits(at.product) : [allocation.unit];
    // Neither the allocation nor the contract names a unit: rule C-001 asks.
    if (agreed.length === 0 || agreed.some((unit) => unitFits(unit, at.line.unit))) return null;
    return { expected: [...new Set(agreed)].join(' of '), found: at.line.unit };
  },
};
