import type {
  JW301Bericht,
  JW305Bericht,
  JW307Bericht,
  JW315Bericht,
  JW317Bericht,
  JW319Bericht,
  JW323Bericht,
  JW323Prestatie,
} from '@jeugdregie/ijw';
import { monthPeriod, type Day, type MunicipalityCode, type ProviderCode } from '@jeugdregie/kernel';
import type { DemoClaim } from './claims.ts';
import { signedCents, type DemoLine } from './lines.ts';
import type { DemoClient } from './persons.ts';
import type { DemoProduct } from './products.ts';
import type { Trajectory } from './trajectory.ts';

/** Between whom, with which number, on which day. `id`: at most twelve characters, unique for the sender. */
export interface Envelope {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly id: string;
  readonly on: Day;
}

const versions = { basisschemaXsdVersie: '1.0.0', berichtXsdVersie: '1.0.0' };

function header(code: string, from: string, to: string, { id, on }: Envelope) {
  return {
    berichtCode: code,
    berichtVersie: '3',
    berichtSubversie: '2',
    afzender: from,
    ontvanger: to,
    berichtIdentificatie: { identificatie: id, dagtekening: on },
    xsdVersie: versions,
  };
}

function shortClient({ bsn, birthDate, sex, surname, firstNames, initials }: DemoClient) {
  return {
    bsn,
    geboortedatum: { datum: birthDate },
    geslacht: sex,
    naam: { geslachtsnaam: { achternaam: surname }, voornamen: firstNames, voorletters: initials },
  };
}

function productOf({ code }: DemoProduct) {
  return { categorie: code.slice(0, 2), code };
}

function extentOf({ product, extent }: Trajectory) {
  return { volume: String(extent), eenheid: product.unit, frequentie: product.unit === '83' ? '4' : '2' };
}

/** Request for allocation (JW315) of one or more products to one provider for one client, each with who referred. */
export function requestMessage(
  trajectories: readonly Trajectory[],
  envelope: Envelope,
  comment: string | null = null,
): JW315Bericht {
  const [first] = trajectories;
  if (!first) throw new Error('a request holds a product');
  return {
    message: 'JW315',
    header: header('446', envelope.provider, envelope.municipality, envelope),
    client: {
      ...shortClient(first.client),
      ...(comment === null ? {} : { commentaar: comment }),
      aangevraagdeProducten: { aangevraagdProduct: trajectories.map(requestedProduct) },
    },
  };
}

function requestedProduct(trajectory: Trajectory) {
  const { product, reference, referrer, referrerName, from, until, shortened } = trajectory;
  return {
    referentieAanbieder: reference ?? '',
    product: productOf(product),
    toewijzingIngangsdatum: from,
    toewijzingEinddatum: shortened?.firstUntil ?? until,
    omvang: extentOf(trajectory),
    verwijzer: { type: referrer, ...(referrerName === null ? {} : { naam: referrerName }) },
  };
}

/** Request for change (JW317): the same product in the same extent, until later. */
export function changeMessage(
  trajectory: Trajectory,
  { reference, until }: { readonly reference: string; readonly until: Day },
  envelope: Envelope,
): JW317Bericht {
  const { client, number, from } = trajectory;
  const wish = {
    toewijzingNummer: String(number),
    gewensteIngangsdatum: from,
    einddatum: until,
    omvang: extentOf(trajectory),
  };
  return {
    message: 'JW317',
    header: header('486', envelope.provider, envelope.municipality, envelope),
    client: {
      bsn: client.bsn,
      verzoek: {
        referentieAanbieder: reference,
        redenVerzoek: '1',
        teWijzigenProducten: { teWijzigenProduct: [wish] },
      },
    },
  };
}

/** Answer to a request (JW319): rejected (1) with a reason, or under investigation (2). */
export function answerMessage(
  given: { readonly reference: string; readonly answer: string; readonly reason: string | null },
  envelope: Envelope,
): JW319Bericht {
  return {
    message: 'JW319',
    header: header('488', envelope.municipality, envelope.provider, envelope),
    antwoord: {
      referentieAanbieder: given.reference,
      verzoekAntwoord: given.answer,
      ...(given.reason === null ? {} : { redenAfwijzingVerzoek: given.reason }),
    },
  };
}

/** Allocation (JW301) of one or more products to one provider for one client, as it was first sent. */
export function allocationMessage(trajectories: readonly Trajectory[], envelope: Envelope): JW301Bericht {
  const [first] = trajectories;
  if (!first) throw new Error('an allocation message holds a product');
  return {
    message: 'JW301',
    header: header('436', envelope.municipality, envelope.provider, envelope),
    client: {
      ...longClient(first.client),
      toegewezenProducten: {
        toegewezenProduct: trajectories.map((trajectory) => ({
          ...allocatedProduct(trajectory, envelope),
          ...(trajectory.reference ? { referentieAanbieder: trajectory.reference } : {}),
          einddatum: trajectory.shortened?.firstUntil ?? trajectory.until,
        })),
      },
    },
  };
}

/** The new version of an allocation that was cut short or withdrawn. */
export function shortenedMessage(trajectory: Trajectory, envelope: Envelope): JW301Bericht {
  const product = {
    ...allocatedProduct(trajectory, envelope),
    einddatum: trajectory.until,
    redenWijziging: trajectory.shortened?.reason ?? '14',
  };
  return {
    message: 'JW301',
    header: header('436', envelope.municipality, envelope.provider, envelope),
    client: { ...longClient(trajectory.client), toegewezenProducten: { toegewezenProduct: [product] } },
  };
}

function allocatedProduct(trajectory: Trajectory, { on }: Envelope) {
  return {
    toewijzingNummer: String(trajectory.number),
    product: productOf(trajectory.product),
    toewijzingsdatum: on,
    toewijzingstijd: '09:00:00',
    ingangsdatum: trajectory.from,
    omvang: extentOf(trajectory),
  };
}

function longClient(client: DemoClient) {
  const { naam, ...person } = shortClient(client);
  return {
    ...person,
    naam: { ...naam, naamGebruik: '1' },
    contactgegevens: {
      contact: [
        {
          soort: '01',
          adres: {
            huis: { huisnummer: client.houseNumber },
            postcode: client.postcode,
            straatnaam: 'Fictiestraat',
            plaatsnaam: 'Voorbeeldstad',
            landCode: 'NL',
          },
        },
      ],
    },
  };
}

/** Start of delivery (JW305). */
export function startMessage(trajectory: Trajectory, envelope: Envelope): JW305Bericht {
  return {
    message: 'JW305',
    header: header('438', envelope.provider, envelope.municipality, envelope),
    client: {
      ...shortClient(trajectory.client),
      startProducten: { startProduct: [{ ...deliveryOf(trajectory), statusAanlevering: '1' }] },
    },
  };
}

/** End of delivery (JW307). */
export function stopMessage(trajectory: Trajectory, envelope: Envelope): JW307Bericht {
  const stop = {
    ...deliveryOf(trajectory),
    redenBeeindiging: stopReason(trajectory),
    einddatum: trajectory.ended,
    statusAanlevering: '1',
  };
  return {
    message: 'JW307',
    header: header('440', envelope.provider, envelope.municipality, envelope),
    client: { ...shortClient(trajectory.client), stopProducten: { stopProduct: [stop] } },
  };
}

/**
 * Code of list JZ588: 71 % ends as planned, as the public target says; the rest early, in agreement or not. Who moves
 * away stops for a reason outside the care.
 */
function stopReason({ number, shortened }: Trajectory): string {
  if (shortened?.reason === '07') return '35';
  const draw = (number * 37) % 100;
  return draw < 71 ? '31' : draw < 86 ? '34' : draw < 95 ? '32' : '38';
}

function deliveryOf({ number, product, from, begun }: Trajectory) {
  return {
    toewijzingNummer: String(number),
    product: productOf(product),
    toewijzingIngangsdatum: from,
    begindatum: begun,
  };
}

/** Claim (JW323): lines grouped by client, as the standard wants them. */
export function claimMessage(claim: DemoClaim, municipality: MunicipalityCode): JW323Bericht {
  const clients = Map.groupBy(claim.lines, ({ bsn }) => bsn);
  const total = claim.lines.reduce((sum, line) => sum + signedCents(line), 0);
  const { from, until } = monthPeriod(claim.month);
  const envelope = { municipality, provider: claim.provider.code, id: claim.identification, on: claim.dated };
  return {
    message: 'JW323',
    header: header('490', claim.provider.code, municipality, envelope),
    declaratie: {
      declaratieNummer: claim.number,
      declaratiePeriode: { begindatum: from, einddatum: until },
      declaratieDagtekening: claim.dated,
      totaalIngediendBedrag: { totaalBedrag: String(Math.abs(total)), debetCredit: total < 0 ? 'C' : 'D' },
      clienten: {
        client: [...clients].map(([bsn, lines]) => ({ bsn, prestaties: { prestatie: lines.map(lineOf) } })),
      },
    },
  };
}

function lineOf(line: DemoLine): JW323Prestatie {
  const { product } = line;
  return {
    productReferentie: {
      referentieNummer: line.reference,
      ...(line.previous ? { vorigReferentieNummer: line.previous } : {}),
    },
    toewijzingNummer: String(line.allocation),
    productCategorie: product.code.slice(0, 2),
    productCode: product.code,
    productPeriode: { begindatum: line.period.from, einddatum: line.period.until },
    geleverdVolume: String(line.volume),
    eenheid: product.unit,
    ...(line.rateCents === null ? {} : { productTarief: String(line.rateCents) }),
    ingediendBedrag: {
      bedrag: String(line.amountCents),
      debetCredit: line.isCredit && line.amountCents > 0 ? 'C' : 'D',
    },
  };
}
