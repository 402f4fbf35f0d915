import { inUnit, isInUnitOf, maximumInPeriod, measured } from '../extent.ts';
import { standing } from '../standing-allocation.ts';
import type { LineRule } from './rule.ts';

export const tr321: LineRule = {
  id: 'TR321',
  kind: 'line',
  returnCode: '9321',
  on: 'debit',
  fact: 'volume',
  meaning: 'Het volume van een prestatie past in de omvang van de toewijzing voor die periode.',
  remedy: 'Declareer niet meer dan er is toegewezen, of vraag de gemeente om een ruimere toewijzing.',
  source: 'iJw 3.2, technische regel TR321; IV077; IV078; OP365',
  check: (at) => {
    const allocation = standing(at);
    if (allocation === null || !isInUnitOf(allocation, at.line)) return null; // TR341 is about the unit
    const maximum = maximumInPeriod(allocation, at.line.period);
    return maximum === null || measured(at.line.volume, at.line.unit) <= maximum
      ? null
      : { expected: `ten hoogste ${inUnit(maximum, at.line.unit)}`, found: String(at.line.volume) };
  },
};
