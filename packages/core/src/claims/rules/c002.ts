import { euros, fittingRates } from '../rates.ts';
import type { PersonRule } from './rule.ts';

export const c002: PersonRule = {
  id: 'C-002',
  kind: 'person',
  on: 'debit',
  fact: 'rate',
  meaning: 'Het tarief is in de productperiode steeds hetzelfde.',
  remedy: 'Vraag de aanbieder op welke dagen er is geleverd en beslis.',
  source: 'Eigen regel: een prestatie heeft één tarief, ook als het tarief binnen de maand verandert',
  ask: ({ line, product }) => {
    if (line.unit === euros) return null;
    const rates = new Set(fittingRates(product, line.unit).map((span) => span.rateCents));
    return rates.size > 1
      ? `Welk tarief geldt? Binnen de productperiode veranderde het (${[...rates].join(' en ')} cent).`
      : null;
  },
};
