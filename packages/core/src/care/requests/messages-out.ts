import {
  xsdVersie,
  type JW301Bericht,
  type JW301Client,
  type JW301ToegewezenProduct,
  type JW319Bericht,
  type Product,
} from '@jeugdregie/ijw';
import type { Day, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import type { AllocationRecord } from '../model.ts';
import type { Answer } from './model.ts';

/** Between whom a message goes, with its number (at most 12 characters) and day. */
export interface Envelope {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly identification: string;
  readonly dated: Day;
}

function headerOf(code: string, { municipality, provider, identification, dated }: Envelope) {
  return {
    berichtCode: code,
    berichtVersie: '3',
    berichtSubversie: '2',
    afzender: municipality,
    ontvanger: provider,
    berichtIdentificatie: { identificatie: identification, dagtekening: dated },
    xsdVersie,
  };
}

/** The border of the zones on the way out: allocations become a JW301. */
export function allocationBericht(
  envelope: Envelope,
  client: Omit<JW301Client, 'toegewezenProducten'>,
  records: readonly AllocationRecord[],
): JW301Bericht {
  return {
    message: 'JW301',
    header: headerOf('436', envelope),
    client: { ...client, toegewezenProducten: { toegewezenProduct: records.map(toegewezenProduct) } },
  };
}

/** An answer becomes a JW319. It holds no client. */
export function answerBericht(envelope: Envelope, answer: Answer): JW319Bericht {
  const { reference, reason, elsewhere } = answer;
  return {
    message: 'JW319',
    header: headerOf('488', envelope),
    antwoord: {
      referentieAanbieder: reference,
      verzoekAntwoord: answer.answer === 'rejected' ? '1' : '2',
      ...(reason !== null && { redenAfwijzingVerzoek: reason }),
      ...(elsewhere !== null && { woonplaatsbeginsel: { gemeente: elsewhere } }),
    },
  };
}

function toegewezenProduct(record: AllocationRecord): JW301ToegewezenProduct {
  const { number, version, reference, period, changeReason, budgetCents } = record;
  const [toewijzingsdatum = '', toewijzingstijd = ''] = version.split('T');
  const product = productOf(record);
  const extent = extentOf(record);
  return {
    toewijzingNummer: String(number),
    ...(reference !== null && { referentieAanbieder: reference }),
    ...(product && { product }),
    toewijzingsdatum,
    toewijzingstijd,
    ingangsdatum: period.from,
    ...(period.until !== null && { einddatum: period.until }),
    ...(changeReason !== null && { redenWijziging: changeReason }),
    ...(extent && { omvang: extent }),
    ...(budgetCents !== null && { budget: String(budgetCents) }),
  };
}

function productOf({ category, product }: AllocationRecord): Product | null {
  return category === null ? null : { categorie: category, ...(product !== null && { code: product }) };
}

function extentOf({ volume, unit, frequency }: AllocationRecord): JW301ToegewezenProduct['omvang'] | null {
  if (volume === null || unit === null || frequency === null) return null;
  return { volume: String(volume), eenheid: unit, frequentie: frequency };
}
