import { euros, fittingRates } from '../rates.ts';
import type { PersonRule } from './rule.ts';

export const c003: PersonRule = {
  id: 'C-003',
  kind: 'person',
  on: 'debit',
  fact: 'unit',
  meaning: 'Het contract heeft een tarief in de eenheid van de toewijzing.',
  remedy: 'Kijk of de toewijzing of het contract de verkeerde eenheid heeft en beslis.',
  source: 'Eigen regel: toewijzing en contract noemen een andere eenheid',
  ask: ({ line, product }) =>
    line.unit !== euros &&
    product !== null &&
    product.rates.length > 0 &&
    fittingRates(product, line.unit).length === 0
      ? `Klopt de eenheid? De toewijzing is in ${line.unit}, het contract in ${product.rates.map((span) => span.unit).join(', ')}.`
      : null,
};
