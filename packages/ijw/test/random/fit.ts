import type { Random } from '@jeugdregie/kernel';
import { date } from './values.ts';

/** A message object while it is made; the tables know its shape. */
export type Filling = Record<string, unknown>;

type Fit = (node: Filling, random: Random) => void;

const some = (random: Random): boolean => random.next() < 0.5;

function fitContact(node: Filling, random: Random): void {
  if (node['soort'] !== '04') delete node['periode'];
  const period = node['periode'] as Filling | undefined;
  if (period !== undefined)
    Object.assign(period, { begindatum: '2022-03-01', einddatum: random.pick(['2022-03-01', '2024-12-31']) });
  const needsAddress = node['soort'] === '01' || node['soort'] === '03' || node['telefoon'] === undefined;
  if (!needsAddress && node['adres'] === undefined) return;
  const address = { ...(node['adres'] as Filling | undefined) };
  node['adres'] = address;
  const land = random.pick(['NL', 'BE', undefined]);
  if (land === undefined && !needsAddress) {
    delete address['postcode'];
    delete address['landCode'];
    return;
  }
  Object.assign(address, {
    landCode: land ?? 'DE',
    postcode: land === 'NL' ? random.pick(['1234AB', '9999zz']) : 'X 1',
  });
  if (land === 'NL' || node['telefoon'] === undefined) address['huis'] ??= { huisnummer: '7' };
}

function fitBirth(node: Filling, random: Random): void {
  const birth = node['geboortedatum'] as Filling | undefined;
  if (birth === undefined) return;
  const use = birth['datumGebruik'] as string | undefined;
  const known: Readonly<Record<string, string>> = { '1': '2010-05-01', '2': '2010-01-01', '3': '1900-01-01' };
  birth['datum'] = use === undefined ? date(random, 2005, 2020) : known[use];
}

function fitName(node: Filling, random: Random, isClient: boolean): void {
  const name = node['naam'] as Filling;
  if (!('naamGebruik' in name)) return;
  const alone = isClient ? ['1'] : ['1', '6'];
  name['naamGebruik'] = random.pick(name['partnernaam'] === undefined ? alone : ['1', '2', '3', '4']);
}

/** Product, extent and budget that go together; `end` is the name of the end date. */
function fitProduct(node: Filling, random: Random, end: string, index: number): void {
  const kind = random.pick(['specific', 'category', 'budget']);
  const category = ['41', '43', '44', '45', '46', '47', '48', '49', '50'][index % 9];
  delete node['omvang'];
  delete node['budget'];
  node['product'] = { categorie: category };
  if (kind === 'specific') {
    const [eenheid, frequentie] = random.pick([
      ['04', '1'],
      ['04', '2'],
      ['01', '4'],
      ['16', '2'],
      ['83', '6'],
      ['82', '1'],
    ] as const);
    node['product'] = { categorie: category, code: `${category}A0${random.integer(1, 9)}` };
    node['omvang'] = { volume: String(random.integer(0, 400)), eenheid, frequentie };
    if (frequentie === '2') node[end] ??= '2024-06-30';
  } else if (kind === 'budget') {
    node['budget'] = String(random.integer(0, 900_000));
    node[end] ??= '2024-06-30';
  }
}

function setEnd(node: Filling, random: Random, begin: string, end: string): void {
  if (node[end] !== undefined) node[end] = random.pick([String(node[begin]), '2024-12-31']);
}

/** Makes the children of a class distinct by the number or reference that is their key. */
function distinct(nodes: readonly Filling[], property: string): void {
  for (const [i, node] of nodes.entries())
    node[property] = property === 'toewijzingNummer' ? String(500 + i) : `R-${i}`;
}

const fits: Readonly<Record<string, Fit>> = {
  Contact: fitContact,
  Contactgegevens: (node, random) => {
    const kinds = some(random) ? ['01', '04', '02'] : ['03', '02', '01', '04'];
    const contacts = (node['contact'] as Filling[]).slice(0, kinds.length);
    node['contact'] = contacts;
    for (const [i, contact] of contacts.entries()) {
      contact['soort'] = kinds[i];
      fitContact(contact, random);
    }
  },
  Relatie: (node, random) => {
    fitBirth(node, random);
    fitName(node, random, false);
  },
  Relaties: (node) => distinct(node['relatie'] as Filling[], 'nummer'),
  Client: (node, random) => {
    fitBirth(node, random);
    if (node['naam'] !== undefined) fitName(node, random, true);
    const speech = node['communicatie'] as Filling | undefined;
    if (speech === undefined) return;
    if (speech['vorm'] === '1') speech['taal'] = 'Fries';
    else delete speech['taal'];
  },
  ToegewezenProducten: (node, random) => {
    for (const [i, p] of (node['toegewezenProduct'] as Filling[]).entries()) {
      p['toewijzingNummer'] = String(1000 + i);
      setEnd(p, random, 'ingangsdatum', 'einddatum');
      fitProduct(p, random, 'einddatum', i);
      if (p['redenWijziging'] === '01') p['redenWijziging'] = '12';
      if (p['redenWijziging'] === '13') p['einddatum'] = p['ingangsdatum'];
    }
  },
  AangevraagdeProducten: (node, random) => {
    const products = node['aangevraagdProduct'] as Filling[];
    distinct(products, 'referentieAanbieder');
    for (const [i, p] of products.entries()) {
      setEnd(p, random, 'toewijzingIngangsdatum', 'toewijzingEinddatum');
      fitProduct(p, random, 'toewijzingEinddatum', i);
      if (p['beschikkingNummer'] === undefined) delete p['beschikkingIngangsdatum'];
      else p['beschikkingIngangsdatum'] = '2023-02-01';
      p['verwijzer'] = random.pick<Filling>([
        { type: '02', zorgverlenerCode: '01234567' },
        { type: '05', naam: 'dr. <X>' },
        { type: '08' },
        { type: '01', naam: 'Wijkteam' },
      ]);
    }
  },
  StartProducten: (node) => {
    for (const [i, p] of (node['startProduct'] as Filling[]).entries()) {
      Object.assign(p, {
        toewijzingNummer: String(2000 + i),
        begindatum: '2023-04-01',
        statusAanlevering: i % 2 ? '3' : '1',
      });
    }
  },
  StopProducten: (node, random) => {
    for (const [i, p] of (node['stopProduct'] as Filling[]).entries()) {
      const einddatum = random.pick(['2023-04-01', '2023-06-30']);
      Object.assign(p, {
        toewijzingNummer: String(2000 + i),
        begindatum: '2023-04-01',
        einddatum,
        statusAanlevering: '1',
      });
    }
  },
  OngewijzigdeProducten: (node) => distinct(node['ongewijzigdProduct'] as Filling[], 'toewijzingNummer'),
  TeWijzigenProducten: (node, random) => {
    const products = node['teWijzigenProduct'] as Filling[];
    distinct(products, 'toewijzingNummer');
    for (const [i, p] of products.entries()) {
      setEnd(p, random, 'gewensteIngangsdatum', 'einddatum');
      fitProduct(p, random, 'einddatum', i);
      delete p['product'];
    }
  },
  NieuweProducten: (node, random) => {
    for (const [i, p] of (node['nieuwProduct'] as Filling[]).entries()) {
      p['gewensteIngangsdatum'] = '2024-02-01';
      setEnd(p, random, 'gewensteIngangsdatum', 'einddatum');
      fitProduct(p, random, 'einddatum', i);
    }
  },
  Verzoek: (node) => {
    const change = { toewijzingNummer: '77', gewensteIngangsdatum: '2024-03-01' };
    node['teWijzigenProducten'] ??= { teWijzigenProduct: [change] };
  },
  Antwoord: (node, random) => {
    delete node['woonplaatsbeginsel'];
    delete node['redenAfwijzingVerzoek'];
    if (node['verzoekAntwoord'] === '2') return;
    node['redenAfwijzingVerzoek'] = random.pick(['1', '5', '8']);
    if (node['redenAfwijzingVerzoek'] === '8') node['woonplaatsbeginsel'] = { gemeente: '0344' };
  },
  Prestaties: (node, random) => {
    for (const p of node['prestatie'] as Filling[]) fitLine(p, random);
  },
  Declaratie: (node) => {
    node['declaratieNummer'] = 'D2023';
    node['declaratiePeriode'] = { begindatum: '2023-11-01', einddatum: '2023-11-30' };
    node['declaratieDagtekening'] = '2023-12-20';
    const clients = (node['clienten'] as { client: Filling[] }).client;
    const lines = clients.flatMap((client) => (client['prestaties'] as { prestatie: Filling[] }).prestatie);
    let total = 0;
    for (const [i, line] of lines.entries()) {
      line['toewijzingNummer'] = String(i);
      const amount = line['ingediendBedrag'] as { bedrag: string; debetCredit: string };
      const isCredit = amount.debetCredit === 'C';
      line['productReferentie'] = {
        referentieNummer: `N${i}`,
        ...(isCredit && { vorigReferentieNummer: `V${i}` }),
      };
      total += isCredit ? -Number(amount.bedrag) : Number(amount.bedrag);
    }
    node['totaalIngediendBedrag'] = {
      totaalBedrag: String(Math.abs(total)),
      debetCredit: total < 0 ? 'C' : 'D',
    };
  },
};

function fitLine(line: Filling, random: Random): void {
  const euros = some(random);
  const volume = random.integer(0, 300);
  const rate = random.integer(0, 9000);
  const amount = euros ? volume : volume * rate;
  Object.assign(line, {
    productPeriode: { begindatum: '2023-11-01', einddatum: random.pick(['2023-11-01', '2023-11-30']) },
    geleverdVolume: String(volume),
    eenheid: euros ? '83' : '04',
    ingediendBedrag: { bedrag: String(amount), debetCredit: amount > 0 && random.next() < 0.2 ? 'C' : 'D' },
  });
  if (euros) delete line['productTarief'];
  else line['productTarief'] = String(rate);
}

/** Changes a class so that the in-message rules hold. */
export function fit(klass: string, node: Filling, random: Random): void {
  fits[klass]?.(node, random);
}
