import type {
  Bericht,
  JW301Bericht,
  JW301ToegewezenProduct,
  JW305StartProduct,
  JW307StopProduct,
  JW315AangevraagdProduct,
} from '@jeugdregie/ijw';
import type { AllocationRecord, CareMessage, CareOrigin, Delivery, RequestRecord } from './model.ts';
import { dayOf, extentOf, numberOf, optionalDay, productOf, wholeOf } from './wire-values.ts';

/**
 * The border of the zones: a checked iJw message (Dutch, text) becomes care facts (English, typed). The message must
 * have passed levels 1 and 2, so a value that does not fit its type is a bug and throws. Null when the message is
 * none of JW301, JW305, JW307, JW315.
 */
export function readCareMessage(bericht: Bericht, origin: CareOrigin): CareMessage | null {
  switch (bericht.message) {
    case 'JW301':
      return {
        kind: 'allocations',
        origin,
        postcode: postcodeIn(bericht),
        records: bericht.client.toegewezenProducten.toegewezenProduct.map(allocationRecord),
      };
    case 'JW305':
      return { kind: 'starts', origin, records: bericht.client.startProducten.startProduct.map(start) };
    case 'JW307':
      return { kind: 'stops', origin, records: bericht.client.stopProducten.stopProduct.map(stop) };
    case 'JW315':
      return {
        kind: 'requests',
        origin,
        records: bericht.client.aangevraagdeProducten.aangevraagdProduct.map(requestRecord),
      };
    case 'JW302':
    case 'JW306':
    case 'JW308':
    case 'JW316':
    case 'JW317':
    case 'JW318':
    case 'JW319':
    case 'JW320':
    case 'JW323':
    case 'JW325':
      return null;
  }
}

function allocationRecord(product: JW301ToegewezenProduct): AllocationRecord {
  return {
    number: numberOf(product.toewijzingNummer),
    version: `${product.toewijzingsdatum.trim()}T${product.toewijzingstijd.trim()}`,
    reference: product.referentieAanbieder ?? null,
    ...productOf(product.product),
    period: { from: dayOf(product.ingangsdatum), until: optionalDay(product.einddatum) },
    ...extentOf(product.omvang),
    budgetCents: product.budget === undefined ? null : wholeOf(product.budget),
    changeReason: product.redenWijziging ?? null,
  };
}

function start(product: JW305StartProduct): Delivery {
  return {
    kind: 'start',
    allocation: product.toewijzingNummer === undefined ? null : numberOf(product.toewijzingNummer),
    ...productOf(product.product),
    begin: dayOf(product.begindatum),
    reason: null,
    end: null,
    isWithdrawn: product.statusAanlevering === '3',
  };
}

function stop(product: JW307StopProduct): Delivery {
  return {
    kind: 'stop',
    allocation: product.toewijzingNummer === undefined ? null : numberOf(product.toewijzingNummer),
    ...productOf(product.product),
    begin: dayOf(product.begindatum),
    reason: product.redenBeeindiging,
    end: dayOf(product.einddatum),
    isWithdrawn: product.statusAanlevering === '3',
  };
}

function requestRecord(product: JW315AangevraagdProduct): RequestRecord {
  return {
    reference: product.referentieAanbieder,
    referrer: product.verwijzer.type,
    referrerName: product.verwijzer.naam ?? null,
    referrerCode: product.verwijzer.zorgverlenerCode ?? null,
    ...productOf(product.product),
    period: {
      from: dayOf(product.toewijzingIngangsdatum),
      until: optionalDay(product.toewijzingEinddatum),
    },
    ...extentOf(product.omvang),
    budgetCents: product.budget === undefined ? null : wholeOf(product.budget),
  };
}

/** The address by which the client lives in a district: the registered one (01), else where the client stays (03). */
function postcodeIn({ client }: JW301Bericht): string | null {
  const addresses = client.contactgegevens.contact.filter((contact) => contact.adres?.postcode);
  const chosen =
    addresses.find((contact) => contact.soort === '01') ??
    addresses.find((contact) => contact.soort === '03') ??
    addresses[0];
  return chosen?.adres?.postcode ?? null;
}
