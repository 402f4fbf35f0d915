import { coversWholePeriod, euros } from '../rates.ts';
import type { PersonRule } from './rule.ts';

export const c001: PersonRule = {
  id: 'C-001',
  kind: 'person',
  on: 'debit',
  fact: 'rate',
  meaning: 'Voor het product is in de hele productperiode een tarief met deze aanbieder bekend.',
  remedy: 'Zoek het contract op en beslis. Vul het tarief daarna aan in de contracten.',
  source: 'Eigen regel: zonder afgesproken tarief is niet te zeggen of een bedrag klopt',
  ask: (at) => {
    const { line, product, allocation } = at;
    // Care in euros has no rate: the allocation, or the product list, says that it goes in euros.
    if (line.unit === euros && (allocation?.unit ?? product?.unit) === euros) return null;
    if (product === null || product.rates.length === 0) {
      return `Welk tarief is met deze aanbieder voor ${line.product} afgesproken? In de contracten staat er geen.`;
    }
    return coversWholePeriod(product)
      ? null
      : `Mag ${line.product} over de hele periode worden betaald? Het contract heeft niet voor elke dag een tarief.`;
  },
};
