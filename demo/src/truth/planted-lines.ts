import { monthOf, type MunicipalityCode } from '@jeugdregie/kernel';
import type { DemoClaim } from '../claims.ts';
import { signedCents, type DemoLine } from '../lines.ts';
import type { DemoPayment } from '../payments.ts';
import type { PlantedClaim, PlantedLine, PlantedPayment } from './truth.ts';

/** Every planted line that was sent, with the verdict that it must get. Those of whole rejected claims are left out. */
export function plantedLines(municipality: MunicipalityCode, claims: readonly DemoClaim[]): PlantedLine[] {
  return claims
    .filter(({ rejectedFor }) => rejectedFor === null)
    .flatMap((claim) =>
      claim.lines.flatMap((line) =>
        line.planted === null ? [] : [plantedLine(municipality, claim, line, line.planted)],
      ),
    );
}

function plantedLine(
  municipality: MunicipalityCode,
  claim: DemoClaim,
  line: DemoLine,
  planted: string,
): PlantedLine {
  const [kind = planted, role = 'mistake'] = planted.split('/');
  const rules = line.expected.kind === 'accepted' ? [] : line.expected.rules;
  return {
    kind,
    role,
    municipality,
    provider: claim.provider.code,
    claimNumber: claim.number,
    reference: line.reference,
    month: monthOf(line.period.from),
    signedCents: signedCents(line),
    verdict: line.expected.kind,
    rules: rules.map(({ rule }) => rule),
    returnCodes: rules.flatMap(({ returnCode }) => (returnCode === null ? [] : [returnCode])),
  };
}

export function plantedClaims(
  municipality: MunicipalityCode,
  sent: readonly { readonly claim: DemoClaim; readonly path: string }[],
): PlantedClaim[] {
  return sent.flatMap(({ claim, path }) =>
    claim.rejectedFor === null
      ? []
      : [
          {
            kind: claim.planted ?? '',
            path,
            municipality,
            provider: claim.provider.code,
            claimNumber: claim.number,
            identification: claim.identification,
            ...claim.rejectedFor,
          },
        ],
  );
}

export function plantedPayments(
  municipality: MunicipalityCode,
  payments: readonly DemoPayment[],
): PlantedPayment[] {
  return payments.flatMap(({ claim, paidOn, cents, shouldBeCents }) =>
    shouldBeCents === null
      ? []
      : [
          {
            kind: 'paid-as-claimed',
            municipality,
            provider: claim.provider.code,
            claimNumber: claim.number,
            paidOn,
            cents,
            shouldBeCents,
          },
        ],
  );
}
