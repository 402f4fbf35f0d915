import { recordProcessing, type Actor } from '@jeugdregie/core/audit';
import { latestAllocationFile } from '@jeugdregie/core/care';
import type { Tx } from '@jeugdregie/core/db';
import { contentOf } from '@jeugdregie/core/exchange';
import { reveal, type Address, type Person } from '@jeugdregie/core/identity';
import { check, type JW301Client } from '@jeugdregie/ijw';
import { newUuid, systemInstant, type ClientKey, type MunicipalityCode } from '@jeugdregie/kernel';
import type { Desk } from './desk.ts';

/** The client as a JW301 holds them, without the products. */
export type ClientClass = Omit<JW301Client, 'toegewezenProducten'>;

/**
 * The client of a new JW301. It is the one of the last JW301 about this client, with relations and contacts as the
 * municipality sent them; for a client who never had one it is made of the request's data and the address that the
 * person gave. Null when that address is missing: a JW301 needs one (TR061). The look is logged either way.
 */
export async function clientFor(
  desk: Desk,
  tx: Tx,
  about: {
    readonly municipality: MunicipalityCode;
    readonly clientKey: ClientKey;
    readonly address: Address | null;
    readonly actor: Actor;
  },
): Promise<ClientClass | null> {
  const { municipality, clientKey, address, actor } = about;
  const startedAt = systemInstant();
  const earlier = await earlierClient(desk, tx, municipality, clientKey);
  if (earlier) {
    await recordProcessing(tx, {
      municipality,
      activity: 'toewijzing-opstellen',
      name: 'JW301 opstellen na een verzoek',
      trace: newUuid(),
      startedAt,
      endedAt: systemInstant(),
      status: 'ok',
      subjects: [clientKey],
    });
    return address ? { ...earlier, contactgegevens: contactsAt(address) } : earlier;
  }
  if (!address) return null;
  const purpose = 'Toewijzing opstellen na een verzoek';
  const person = await reveal(tx, desk.keys, { clientKey, purpose, actor });
  return person ? clientClass(person, address) : null;
}

/** Whether a JW301 about this client was sent before, so that no address needs to be asked. */
export async function hasEarlierClient(
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<boolean> {
  return (await latestAllocationFile(tx, municipality, clientKey)) !== null;
}

async function earlierClient(
  desk: Desk,
  tx: Tx,
  municipality: MunicipalityCode,
  clientKey: ClientKey,
): Promise<ClientClass | null> {
  const fileId = await latestAllocationFile(tx, municipality, clientKey);
  const bytes = fileId && (await contentOf(tx, desk.keys, fileId));
  if (!bytes) return null;
  const { bericht } = await check(bytes);
  if (bericht?.message !== 'JW301') return null;
  const { toegewezenProducten: _products, ...client } = bericht.client;
  return client;
}

function clientClass({ bsn, birthDate, birthDateUse, sex, name }: Person, address: Address): ClientClass {
  return {
    bsn,
    geboortedatum: {
      datum: birthDate ?? '1900-01-01',
      ...(birthDateUse !== null && { datumGebruik: birthDateUse }),
    },
    geslacht: sex,
    naam: {
      geslachtsnaam: {
        achternaam: name.surname,
        ...(name.prefix !== null && { voorvoegsel: name.prefix }),
      },
      ...(name.firstNames !== null && { voornamen: name.firstNames }),
      ...(name.initials !== null && { voorletters: name.initials }),
      naamGebruik: '1',
    },
    contactgegevens: contactsAt(address),
  };
}

/** The registered address (BRP, 01). */
function contactsAt({
  postcode,
  houseNumber,
  suffix,
  street,
  town,
}: Address): ClientClass['contactgegevens'] {
  return {
    contact: [
      {
        soort: '01',
        adres: {
          huis: { huisnummer: houseNumber ?? '', ...(suffix !== null && { huisnummerToevoeging: suffix }) },
          postcode: postcode ?? '',
          ...(street !== null && { straatnaam: street }),
          ...(town !== null && { plaatsnaam: town }),
          landCode: 'NL',
        },
      },
    ],
  };
}
