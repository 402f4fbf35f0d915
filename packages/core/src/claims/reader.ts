import type { JW323Bericht, JW323Prestatie } from '@jeugdregie/ijw';
import {
  allocationNumber,
  assert,
  day,
  productCode,
  providerCode,
  sumCents,
  type ClientKey,
  type ClosedPeriod,
  type Day,
  type MunicipalityCode,
  type ProductCode,
  type Uuid,
} from '@jeugdregie/kernel';
import type { ClaimFile, ClaimLine } from './model.ts';

/** What the file itself does not say. `clientKeyFor` is the one of the room identity. */
export interface ReadOptions {
  readonly fileId: Uuid;
  readonly municipality: MunicipalityCode;
  /** Day of receipt. */
  readonly knownOn: Day;
  readonly clientKeyFor: (municipality: MunicipalityCode, bsn: string) => ClientKey;
}

/**
 * The border between a claim message (JW323) and the core: from here no BSN. The message must have passed levels 1
 * and 2; a value that they let through and that is no value of ours is a bug and throws.
 */
export function linesFrom(bericht: JW323Bericht, options: ReadOptions): ClaimFile {
  const { declaratie, header } = bericht;
  const lines: ClaimLine[] = [];
  for (const { bsn, prestaties } of declaratie.clienten.client) {
    const key = options.clientKeyFor(options.municipality, bsn);
    for (const prestatie of prestaties.prestatie) lines.push(readLine(prestatie, key, lines.length));
  }
  return {
    fileId: options.fileId,
    municipality: options.municipality,
    provider: must(providerCode(header.afzender), 'Afzender'),
    identification: header.berichtIdentificatie.identificatie,
    messageDate: nearestDay(header.berichtIdentificatie.dagtekening),
    claimNumber: declaratie.declaratieNummer,
    period: readPeriod(declaratie.declaratiePeriode),
    dated: nearestDay(declaratie.declaratieDagtekening),
    knownOn: options.knownOn,
    totalCents: sumCents(lines.map((line) => line.amountCents)),
    lines,
  };
}

function readLine(prestatie: JW323Prestatie, clientKey: ClientKey, index: number): ClaimLine {
  const { productReferentie, ingediendBedrag } = prestatie;
  const isCredit = ingediendBedrag.debetCredit === 'C';
  const amount = wholeNumber(ingediendBedrag.bedrag, 'Bedrag');
  return {
    index,
    reference: productReferentie.referentieNummer,
    previousReference: productReferentie.vorigReferentieNummer ?? null,
    clientKey,
    allocation: must(
      allocationNumber(wholeNumber(prestatie.toewijzingNummer, 'ToewijzingNummer')),
      'ToewijzingNummer',
    ),
    category: prestatie.productCategorie,
    product: claimedProduct(prestatie.productCode),
    period: readPeriod(prestatie.productPeriode),
    volume: wholeNumber(prestatie.geleverdVolume, 'GeleverdVolume'),
    unit: prestatie.eenheid,
    rateCents:
      prestatie.productTarief === undefined ? null : wholeNumber(prestatie.productTarief, 'ProductTarief'),
    amountCents: isCredit && amount !== 0 ? -amount : amount,
    isCredit,
  };
}

function readPeriod(period: { readonly begindatum: string; readonly einddatum: string }): ClosedPeriod {
  return { from: nearestDay(period.begindatum), until: nearestDay(period.einddatum) };
}

/**
 * The schema knows years that the core does not. No claim in them can be right, so they are read as the first or the
 * last day that the core knows, and a rule rejects the claim.
 */
function nearestDay(text: string): Day {
  return day(text) ?? must(day(text.startsWith('-') || text < '1900' ? '1900-01-01' : '9999-12-31'), 'date');
}

/** The schema lets any five characters pass: kept as they are, so that a rule can say that the code is not the agreed one. */
function claimedProduct(text: string): ProductCode {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above: wrong on purpose, until a rule has judged it
  return productCode(text) ?? (text as ProductCode);
}

/** The schema's integers may carry a sign and leading zeros ("+002", "-0"). */
function wholeNumber(text: string, element: string): number {
  const value = Number(text) + 0;
  assert(text.trim() !== '' && Number.isSafeInteger(value) && value >= 0, `${element} is a whole number`);
  return value;
}

function must<T>(value: T | null, element: string): T {
  assert(value !== null, `${element} passed level 1`);
  return value;
}
