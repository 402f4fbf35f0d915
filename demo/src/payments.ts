import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import type { DemoClaim } from './claims.ts';
import { signedCents } from './lines.ts';

/** What the financial package paid on one claim. */
export interface DemoPayment {
  readonly claim: DemoClaim;
  readonly paidOn: Day;
  readonly cents: number;
  /** Set when it was not what had been accepted: what it should have been. */
  readonly shouldBeCents: number | null;
}

const daysUntilPayment = 25;

/**
 * Every claim is paid as far as it was accepted, 25 days after it came, once all its lines were decided. `overpaid`: the first
 * claim with a rejected line was paid as it was claimed, by mistake.
 */
export function paymentsOf(claims: readonly DemoClaim[], until: Day, overpaid: boolean): DemoPayment[] {
  const payments = claims.flatMap((claim): DemoPayment[] => {
    const paidOn = addDays(claim.dated, daysUntilPayment);
    const isOpen =
      claim.rejectedFor !== null || claim.lines.some(({ expected }) => expected.kind === 'needs-person');
    const cents = acceptedCents(claim);
    return paidOn > until || isOpen || cents === 0 ? [] : [{ claim, paidOn, cents, shouldBeCents: null }];
  });
  if (!overpaid) return payments;
  const at = payments.findIndex(({ claim, cents }) => cents > 0 && claimedCents(claim) > cents);
  return payments.map((payment, i) =>
    i === at ? { ...payment, cents: claimedCents(payment.claim), shouldBeCents: payment.cents } : payment,
  );
}

function claimedCents({ lines }: DemoClaim): number {
  return lines.reduce((sum, line) => sum + signedCents(line), 0);
}

function acceptedCents({ lines }: DemoClaim): number {
  return lines.reduce((sum, line) => sum + (line.expected.kind === 'accepted' ? signedCents(line) : 0), 0);
}

/** Writes the payments of a municipality as the financial package gives them. */
export function writePayments(
  folder: string,
  municipality: MunicipalityCode,
  payments: readonly DemoPayment[],
): void {
  const rows = payments.map(({ claim, paidOn, cents }) =>
    [claim.provider.code, municipality, claim.number, paidOn, euros(cents)].join(';'),
  );
  mkdirSync(join(folder, 'betalingen'), { recursive: true });
  const text = ['AGB;gemeente;declaratienummer;betaald op;bedrag', ...rows].join('\r\n');
  writeFileSync(join(folder, 'betalingen', `${municipality}.csv`), `${text}\r\n`);
}

function euros(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${sign}${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}
