import type { JW317Bericht, JW319Bericht } from '@jeugdregie/ijw';
import { assert, municipalityCode } from '@jeugdregie/kernel';
import { dayOf, extentOf, numberOf, optionalDay, productOf, wholeOf } from '../wire-values.ts';
import type { CareOrigin } from '../model.ts';
import type { Answer, ChangeRequest, Wish } from './model.ts';

const nothing = {
  category: null,
  product: null,
  from: null,
  until: null,
  volume: null,
  unit: null,
  frequency: null,
  budgetCents: null,
} as const;

/** The border of the zones for a VOW: a checked JW317 becomes a change request. A value that does not fit is a bug. */
export function readChange({ client }: JW317Bericht, origin: CareOrigin): ChangeRequest {
  const { verzoek } = client;
  const { ongewijzigdeProducten, teWijzigenProducten, nieuweProducten } = verzoek;
  const unchanged = (ongewijzigdeProducten?.ongewijzigdProduct ?? []).map((product): Wish => ({
    ...nothing,
    kind: 'unchanged',
    allocation: numberOf(product.toewijzingNummer),
  }));
  const changed = (teWijzigenProducten?.teWijzigenProduct ?? []).map((product): Wish => ({
    ...nothing,
    ...askedIn(product),
    kind: 'changed',
    allocation: numberOf(product.toewijzingNummer),
  }));
  const added = (nieuweProducten?.nieuwProduct ?? []).map((product): Wish => ({
    ...askedIn(product),
    ...productOf(product.product),
    kind: 'new',
    allocation: null,
  }));
  return {
    origin,
    reference: verzoek.referentieAanbieder,
    reason: verzoek.redenVerzoek,
    wishes: [...unchanged, ...changed, ...added],
  };
}

type Asked = NonNullable<JW317Bericht['client']['verzoek']['nieuweProducten']>['nieuwProduct'][number];

function askedIn({ gewensteIngangsdatum, einddatum, omvang, budget }: Omit<Asked, 'product'>) {
  return {
    from: dayOf(gewensteIngangsdatum),
    until: optionalDay(einddatum),
    ...extentOf(omvang),
    budgetCents: budget === undefined ? null : wholeOf(budget),
  };
}

/** The border of the zones for a JW319. */
export function readAnswer({ antwoord }: JW319Bericht): Answer {
  const { referentieAanbieder, verzoekAntwoord, redenAfwijzingVerzoek, woonplaatsbeginsel } = antwoord;
  assert(verzoekAntwoord === '1' || verzoekAntwoord === '2', 'answer passed level 1');
  return {
    reference: referentieAanbieder,
    answer: verzoekAntwoord === '1' ? 'rejected' : 'investigating',
    reason: redenAfwijzingVerzoek ?? null,
    elsewhere: woonplaatsbeginsel ? municipalityCode(woonplaatsbeginsel.gemeente) : null,
  };
}
