import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, firstDayOf, lastDayOf, monthsFrom, type Day, type Month } from '@jeugdregie/kernel';
import { regionRows, workbookOf } from '@jeugdregie/core/contracts/testing';

/** A region of three municipalities that fits in a browser test: files only, they come in through the front door. */
export const municipalities = ['0637', '0503', '0603'] as const;
const providers = ['99990001', '99990002', '99990003', '99990004'] as const;
const months = monthsFrom('2025-07' as Month, '2026-10' as Month);

/** One product per segment: code, unit (WJ756), what one unit costs in cents, units a month. */
const products = [
  { code: '43A13', unit: '14', cents: 28_500, volume: 28 },
  { code: '45A65', unit: '04', cents: 12_850, volume: 12 },
  { code: '41A11', unit: '16', cents: 7_425, volume: 20 },
  { code: '45A74', unit: '04', cents: 6_810, volume: 10 },
  { code: '45A56', unit: '04', cents: 9_640, volume: 8 },
] as const;

interface Youth {
  readonly bsn: string;
  readonly number: number;
  readonly allocation: number;
  readonly provider: string;
  readonly product: (typeof products)[number];
  readonly from: Day;
}

/** Test BSNs: start with 9999 and pass the elfproef. */
function bsns(count: number): string[] {
  const found: string[] = [];
  for (let n = 99_990_000; found.length < count; n += 1) {
    const digits = String(n).split('').map(Number);
    const sum = digits.reduce((total, digit, i) => total + digit * (9 - i), 0);
    if (sum % 11 < 10) found.push(`${n}${sum % 11}`);
  }
  return found;
}

/** The BSN after those of the largest municipality: of somebody of whom nothing is known. */
export function newcomerBsn(): string {
  return bsns(25)[24] ?? '';
}

export function youthsOf(municipality: string): readonly Youth[] {
  const count = municipality === '0637' ? 24 : 12;
  return bsns(count).map((bsn, i) => ({
    bsn,
    number: i,
    allocation: 500_000 + i,
    provider: providers[i % providers.length] ?? providers[0],
    product: products[(i * 3) % products.length] ?? products[0],
    from: firstDayOf(months[i % 9] ?? (months[0] as Month)),
  }));
}

/** The contract workbook. The fourth provider has no rate for segment 2, so that a person must decide. */
export function smallWorkbook(): Promise<Uint8Array> {
  return workbookOf(
    regionRows({
      municipalities,
      providers,
      products: products.map((p, i) => ({ code: p.code, unit: p.unit, segment: i + 1 })),
      rates: providers.flatMap((provider) =>
        products
          .filter((product) => provider !== '99990004' || product.code !== '45A65')
          .map((product) => ({ provider, product: product.code, euros: product.cents / 100 })),
      ),
      ceilings: providers.map((provider, i) => ({
        provider,
        year: 2026,
        euros: [90_000, 400_000, 800_000, 60_000][i] ?? 0,
      })),
      districts: municipalities.flatMap((municipality, i) => [
        { municipality, code: `WK${municipality}01`, postcode: `${2710 + i * 10}` },
        { municipality, code: `WK${municipality}02`, postcode: `${2711 + i * 10}` },
      ]),
      residents: municipalities.flatMap((municipality) =>
        [2025, 2026].map((year) => ({ municipality, year, age0to17: municipality === '0637' ? 1500 : 700 })),
      ),
    }),
  );
}

/** Writes the messages of every municipality below the folder; those of the last month go to `lastMonth`. */
export function writeMessages(folder: string, lastMonth: string): void {
  for (const municipality of municipalities) {
    const youths = youthsOf(municipality);
    for (const youth of youths) {
      write(join(folder, municipality, 'JW301', `${youth.bsn}.xml`), allocationMessage(municipality, youth));
      write(join(folder, municipality, 'JW305', `${youth.bsn}.xml`), startMessage(municipality, youth));
    }
    for (const month of months) {
      for (const provider of providers) {
        const own = youths.filter((youth) => youth.provider === provider && youth.from <= firstDayOf(month));
        if (own.length === 0) continue;
        const target = month === months.at(-1) ? lastMonth : folder;
        write(
          join(target, municipality, month, `JW323-${provider}.xml`),
          claimMessage(municipality, { provider, month, youths: own }),
        );
      }
    }
  }
}

export function write(path: string, text: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

export function frame(
  message: string,
  code: string,
  header: { from: string; to: string; id: string; on: Day },
  body: string,
): string {
  const m = message.toLowerCase();
  const base = 'http://www.istandaarden.nl/ijw/3_2';
  return `<?xml version="1.0" encoding="UTF-8"?>
<m:Bericht xmlns:ijw="${base}/basisschema/schema" xmlns:m="${base}/${m}/schema">
<m:Header><m:BerichtCode>${code}</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie><m:BerichtSubversie>2</m:BerichtSubversie>
<m:Afzender>${header.from}</m:Afzender><m:Ontvanger>${header.to}</m:Ontvanger>
<m:BerichtIdentificatie><ijw:Identificatie>${header.id}</ijw:Identificatie><ijw:Dagtekening>${header.on}</ijw:Dagtekening></m:BerichtIdentificatie>
<m:XsdVersie><ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie><ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie></m:XsdVersie></m:Header>
${body}
</m:Bericht>
`;
}

function person(youth: Youth): string {
  return `<m:Bsn>${youth.bsn}</m:Bsn><m:Geboortedatum><ijw:Datum>201${youth.number % 8}-05-1${youth.number % 9}</ijw:Datum></m:Geboortedatum>
<m:Geslacht>${(youth.number % 2) + 1}</m:Geslacht><m:Naam><ijw:Geslachtsnaam><ijw:Achternaam>Verzonnen</ijw:Achternaam></ijw:Geslachtsnaam>
<ijw:Voornamen>Proef</ijw:Voornamen><ijw:Voorletters>P</ijw:Voorletters>`;
}

function allocationMessage(municipality: string, youth: Youth): string {
  const postcode = 2710 + municipalities.indexOf(municipality as '0637') * 10 + (youth.number % 2);
  const { product } = youth;
  return frame(
    'JW301',
    '436',
    { from: municipality, to: youth.provider, id: `G${youth.allocation}`, on: addDays(youth.from, -10) },
    `<m:Client>${person(youth)}<ijw:NaamGebruik>1</ijw:NaamGebruik></m:Naam>
<m:Contactgegevens><m:Contact><m:Soort>01</m:Soort><m:Adres><ijw:Huis><ijw:Huisnummer>1</ijw:Huisnummer></ijw:Huis><ijw:Postcode>${postcode}AB</ijw:Postcode>
<ijw:Straatnaam>Proefstraat</ijw:Straatnaam><ijw:Plaatsnaam>Proefdorp</ijw:Plaatsnaam><ijw:LandCode>NL</ijw:LandCode></m:Adres></m:Contact></m:Contactgegevens>
<m:ToegewezenProducten><m:ToegewezenProduct><m:ToewijzingNummer>${youth.allocation}</m:ToewijzingNummer>
<m:Product><ijw:Categorie>${product.code.slice(0, 2)}</ijw:Categorie><ijw:Code>${product.code}</ijw:Code></m:Product>
<m:Toewijzingsdatum>${addDays(youth.from, -10)}</m:Toewijzingsdatum><m:Toewijzingstijd>09:30:00</m:Toewijzingstijd>
<m:Ingangsdatum>${youth.from}</m:Ingangsdatum><m:Einddatum>2026-12-31</m:Einddatum>
<m:Omvang><ijw:Volume>${product.volume}</ijw:Volume><ijw:Eenheid>${product.unit}</ijw:Eenheid><ijw:Frequentie>4</ijw:Frequentie></m:Omvang>
</m:ToegewezenProduct></m:ToegewezenProducten></m:Client>`,
  );
}

function startMessage(municipality: string, youth: Youth): string {
  const { product } = youth;
  return frame(
    'JW305',
    '438',
    { from: youth.provider, to: municipality, id: `S${youth.allocation}`, on: addDays(youth.from, 2) },
    `<m:Client>${person(youth)}</m:Naam><m:StartProducten><m:StartProduct><m:ToewijzingNummer>${youth.allocation}</m:ToewijzingNummer>
<m:Product><ijw:Categorie>${product.code.slice(0, 2)}</ijw:Categorie><ijw:Code>${product.code}</ijw:Code></m:Product>
<m:ToewijzingIngangsdatum>${youth.from}</m:ToewijzingIngangsdatum><m:Begindatum>${youth.from}</m:Begindatum><m:StatusAanlevering>1</m:StatusAanlevering>
</m:StartProduct></m:StartProducten></m:Client>`,
  );
}

interface ClaimOf {
  readonly provider: string;
  readonly month: Month;
  readonly youths: readonly Youth[];
}

/** Every seventh line asks a rate that was not agreed, every fifth month one unit too many. */
function claimMessage(municipality: string, { provider, month, youths }: ClaimOf): string {
  const on = addDays(lastDayOf(month), 8);
  const monthNumber = months.indexOf(month);
  const lines = youths.map((youth) => {
    const rate = (youth.number + monthNumber) % 7 === 6 ? youth.product.cents + 500 : youth.product.cents;
    const extra = (youth.number + monthNumber) % 5 === 4 ? 1 : -2;
    const volume = youth.product.volume + extra;
    return { youth, rate, volume, amount: rate * volume };
  });
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  const clients = lines
    .map(
      ({ youth, rate, volume, amount }) => `<m:Client><m:Bsn>${youth.bsn}</m:Bsn><m:Prestaties><m:Prestatie>
<m:ProductReferentie><ijw:ReferentieNummer>P${month.replace('-', '')}${youth.allocation}</ijw:ReferentieNummer></m:ProductReferentie>
<m:ToewijzingNummer>${youth.allocation}</m:ToewijzingNummer><m:ProductCategorie>${youth.product.code.slice(0, 2)}</m:ProductCategorie><m:ProductCode>${youth.product.code}</m:ProductCode>
<m:ProductPeriode><ijw:Begindatum>${firstDayOf(month)}</ijw:Begindatum><ijw:Einddatum>${lastDayOf(month)}</ijw:Einddatum></m:ProductPeriode>
<m:GeleverdVolume>${volume}</m:GeleverdVolume><m:Eenheid>${youth.product.unit}</m:Eenheid><m:ProductTarief>${rate}</m:ProductTarief>
<m:IngediendBedrag><ijw:Bedrag>${amount}</ijw:Bedrag><ijw:DebetCredit>D</ijw:DebetCredit></m:IngediendBedrag>
</m:Prestatie></m:Prestaties></m:Client>`,
    )
    .join('\n');
  return frame(
    'JW323',
    '490',
    { from: provider, to: municipality, id: `D${month.replace('-', '')}${provider.slice(-1)}`, on },
    `<m:Declaratie><m:DeclaratieNummer>D${month.replace('-', '')}A${provider.slice(-1)}</m:DeclaratieNummer>
<m:DeclaratiePeriode><ijw:Begindatum>${firstDayOf(month)}</ijw:Begindatum><ijw:Einddatum>${lastDayOf(month)}</ijw:Einddatum></m:DeclaratiePeriode>
<m:DeclaratieDagtekening>${on}</m:DeclaratieDagtekening>
<m:TotaalIngediendBedrag><ijw:TotaalBedrag>${total}</ijw:TotaalBedrag><ijw:DebetCredit>D</ijw:DebetCredit></m:TotaalIngediendBedrag>
<m:Clienten>${clients}</m:Clienten></m:Declaratie>`,
  );
}
