import type { Address, Person } from '@jeugdregie/core/identity';
import type {
  JW301Bericht,
  JW301Client,
  JW305Bericht,
  JW307Bericht,
  JW315Bericht,
  VerkorteNaam,
  VolledigeNaam,
} from '@jeugdregie/ijw';

type CareBericht = JW301Bericht | JW305Bericht | JW307Bericht | JW315Bericht;

/** The client of a care message as `identity` keeps it. Only a JW301 carries an address. */
export function personOf(bericht: CareBericht): Person {
  const { client } = bericht;
  return {
    bsn: client.bsn,
    birthDate: client.geboortedatum.datum,
    birthDateUse: client.geboortedatum.datumGebruik ?? null,
    sex: client.geslacht,
    name: nameOf(client.naam),
    address: bericht.message === 'JW301' ? addressOf(bericht.client) : null,
  };
}

function nameOf(naam: VerkorteNaam | VolledigeNaam): Person['name'] {
  return {
    surname: naam.geslachtsnaam.achternaam,
    prefix: naam.geslachtsnaam.voorvoegsel ?? null,
    initials: naam.voorletters ?? null,
    firstNames: naam.voornamen ?? null,
  };
}

/** The first contact with an address: contacts stand in the order in which the sender means them to be used. */
function addressOf(client: JW301Client): Address | null {
  const address = client.contactgegevens.contact.find(({ adres }) => adres?.postcode !== undefined)?.adres;
  if (!address) return null;
  const suffix = [address.huis?.huisletter, address.huis?.huisnummerToevoeging].filter(Boolean).join(' ');
  return {
    postcode: address.postcode ?? null,
    houseNumber: address.huis?.huisnummer ?? null,
    suffix: suffix || null,
    street: address.straatnaam ?? null,
    town: address.plaatsnaam ?? null,
  };
}
