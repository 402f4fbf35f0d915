import { overlaps } from '@jeugdregie/kernel';
import type { PersonRule } from './rule.ts';

export const c005: PersonRule = {
  id: 'C-005',
  kind: 'person',
  on: 'debit',
  fact: 'earlier-line',
  meaning:
    'Voor dezelfde toewijzing en hetzelfde product staat geen debetregel open met een periode die overlapt.',
  remedy: 'Kijk of dezelfde zorg twee keer is gedeclareerd en beslis.',
  source: 'Eigen regel: TR389 kijkt alleen naar precies dezelfde periode',
  ask: ({ line, standing }) => {
    const other = standing.find(
      (debit) => debit.category === line.category && overlaps(debit.period, line.period),
    );
    return other === undefined
      ? null
      : `Is dit dubbel? Regel ${other.reference} gaat over ${other.period.from} tot en met ${other.period.until}.`;
  },
};
