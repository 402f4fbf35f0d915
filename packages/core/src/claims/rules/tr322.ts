import { inUnit, measured } from '../extent.ts';
import { totalFor } from '../room-left.ts';
import type { SumRule } from './rule.ts';

export const tr322: SumRule = {
  id: 'TR322',
  kind: 'sum',
  returnCode: '9322',
  on: 'debit',
  fact: 'volume',
  meaning: 'Alle prestaties samen passen in de omvang van de hele toewijzing.',
  remedy: 'Declareer niet meer dan er is toegewezen, of vraag de gemeente om een ruimere toewijzing.',
  source: 'iJw 3.2, technische regel TR322; IV077; OP365',
  check: (at) => {
    const maximum = totalFor(at);
    if (maximum === null) return null;
    const room = maximum - at.used.acceptedVolume;
    return measured(at.line.volume, at.line.unit) <= room
      ? null
      : { expected: `ten hoogste ${inUnit(Math.max(room, 0), at.line.unit)}`, found: String(at.line.volume) };
  },
};
