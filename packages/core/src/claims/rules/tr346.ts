import { amountFor } from '@jeugdregie/kernel';
import { amountAt, claimableRate, euros, fittingRates } from '../rates.ts';
import type { LineRule } from './rule.ts';

export const tr346: LineRule = {
  id: 'TR346',
  kind: 'line',
  returnCode: '9346',
  on: 'debit',
  fact: 'amount',
  meaning:
    'Het bedrag is volume maal tarief. Bij een uurtarief in minuten: uurtarief maal minuten gedeeld door 60, één keer afgerond.',
  remedy: 'Bereken het bedrag opnieuw en declareer de prestatie opnieuw.',
  source: 'iJw 3.2, technische regel TR346; IV081',
  check: ({ line, product }) => {
    if (line.unit === euros || line.rateCents === null) return null; // CS339 and CD087 hold these in the message
    const rateCents = line.rateCents;
    const agreed = fittingRates(product, line.unit).filter(
      (span) => claimableRate(span, line.unit) === rateCents,
    );
    const possible = agreed.map((span) => amountAt(span, line));
    if (agreed.length === 0) {
      // The rate itself is wrong (TR418) or unknown (C-001). Minutes may then be rounded in a way nobody can check.
      if (line.unit === '01') return null;
      possible.push(amountFor(rateCents, line.volume));
    }
    return possible.includes(line.amountCents)
      ? null
      : { expected: [...new Set(possible)].join(' of '), found: String(line.amountCents) };
  },
};
