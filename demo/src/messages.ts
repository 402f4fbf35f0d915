import { compose, type Bericht, type JW305Bericht, type JW323Prestatie } from '@jeugdregie/ijw';
import type { Day, MunicipalityCode, ProviderCode } from '@jeugdregie/kernel';
import type { DemoClaim, DemoLine } from './claims.ts';
import type { DemoClient } from './persons.ts';
import type { DemoProduct } from './products.ts';
import type { Trajectory } from './trajectories.ts';

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

/** Request for allocation (JW315), with who referred. */
export function requestMessage(trajectory: Trajectory, envelope: Envelope): Uint8Array {
  const { client, product, reference, referrer, from, until } = trajectory;
  return compose({
    message: 'JW315',
    header: header('446', envelope.provider, envelope.municipality, envelope),
    client: {
      ...shortClient(client),
      aangevraagdeProducten: {
        aangevraagdProduct: [
          {
            referentieAanbieder: reference ?? '',
            product: productOf(product),
            toewijzingIngangsdatum: from,
            toewijzingEinddatum: until,
            omvang: extentOf(trajectory),
            verwijzer: { type: referrer, ...(referrer === '06' ? {} : { naam: 'Verwijzer (fictief)' }) },
          },
        ],
      },
    },
  });
}

/** Allocation (JW301) of one or more products to one provider for one client. */
export function allocationMessage(trajectories: readonly Trajectory[], envelope: Envelope): Uint8Array {
  const [first] = trajectories;
  if (!first) throw new Error('an allocation message holds a product');
  const { client } = first;
  const { naam, ...person } = shortClient(client);
  return compose({
    message: 'JW301',
    header: header('436', envelope.municipality, envelope.provider, envelope),
    client: {
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
      toegewezenProducten: {
        toegewezenProduct: trajectories.map((trajectory) => ({
          toewijzingNummer: String(trajectory.number),
          ...(trajectory.reference ? { referentieAanbieder: trajectory.reference } : {}),
          product: productOf(trajectory.product),
          toewijzingsdatum: envelope.on,
          toewijzingstijd: '09:00:00',
          ingangsdatum: trajectory.from,
          einddatum: trajectory.until,
          omvang: extentOf(trajectory),
        })),
      },
    },
  });
}

/** Start of delivery (JW305). */
export function startMessage(trajectory: Trajectory, envelope: Envelope): Uint8Array {
  const bericht: JW305Bericht = {
    message: 'JW305',
    header: header('438', envelope.provider, envelope.municipality, envelope),
    client: {
      ...shortClient(trajectory.client),
      startProducten: { startProduct: [{ ...deliveryOf(trajectory), statusAanlevering: '1' }] },
    },
  };
  return compose(bericht);
}

/** End of delivery (JW307). `reason` is a code of list JZ588. */
export function stopMessage(trajectory: Trajectory, envelope: Envelope, reason: string): Uint8Array {
  return compose({
    message: 'JW307',
    header: header('440', envelope.provider, envelope.municipality, envelope),
    client: {
      ...shortClient(trajectory.client),
      stopProducten: {
        stopProduct: [
          {
            ...deliveryOf(trajectory),
            redenBeeindiging: reason,
            einddatum: trajectory.ended,
            statusAanlevering: '1',
          },
        ],
      },
    },
  });
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
export function claimMessage(
  claim: DemoClaim,
  envelope: Envelope,
  claimPeriod: { from: Day; until: Day },
): Uint8Array {
  const clients = Map.groupBy(claim.lines, ({ trajectory }) => trajectory.client.bsn);
  const total = claim.lines.reduce(
    (sum, line) => sum + (line.isCredit ? -line.amountCents : line.amountCents),
    0,
  );
  const bericht: Bericht = {
    message: 'JW323',
    header: header('490', envelope.provider, envelope.municipality, envelope),
    declaratie: {
      declaratieNummer: claim.number,
      declaratiePeriode: { begindatum: claimPeriod.from, einddatum: claimPeriod.until },
      declaratieDagtekening: claim.dated,
      totaalIngediendBedrag: { totaalBedrag: String(Math.abs(total)), debetCredit: total < 0 ? 'C' : 'D' },
      clienten: {
        client: [...clients].map(([bsn, lines]) => ({ bsn, prestaties: { prestatie: lines.map(lineOf) } })),
      },
    },
  };
  return compose(bericht);
}

function lineOf(line: DemoLine): JW323Prestatie {
  const { product, number } = line.trajectory;
  return {
    productReferentie: {
      referentieNummer: line.reference,
      ...(line.previous ? { vorigReferentieNummer: line.previous } : {}),
    },
    toewijzingNummer: String(number),
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
