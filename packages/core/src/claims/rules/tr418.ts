import { claimableRate, euros, fittingRates } from '../rates.ts';
import type { LineRule } from './rule.ts';

export const tr418: LineRule = {
  id: 'TR418',
  kind: 'line',
  returnCode: '0611',
  on: 'debit',
  fact: 'rate',
  meaning: 'Het producttarief is het tarief van het contract in de productperiode.',
  remedy:
    'Declareer met het tarief van het contract, of neem contact op met het Servicebureau als het contract niet klopt.',
  source: 'iJw 3.2, technische regel TR418; IV081',
  check: ({ line, product }) => {
    if (line.unit === euros) return null;
    const rates = fittingRates(product, line.unit).map((span) => claimableRate(span, line.unit));
    // No rate at all, or only in another unit: rules C-001 and C-003 ask.
    if (rates.length === 0 || (line.rateCents !== null && rates.includes(line.rateCents))) return null;
    return { expected: [...new Set(rates)].join(' of '), found: String(line.rateCents ?? '') };
  },
};
