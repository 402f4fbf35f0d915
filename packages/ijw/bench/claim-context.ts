import { readFileSync } from 'node:fs';
import {
  checkSync,
  emptyHistory,
  remember,
  type History,
  type JW301Bericht,
  type JW301ToegewezenProduct,
  type JW323Bericht,
  type JW323Prestatie,
} from '../src/index.ts';

const example = checkSync(
  readFileSync(new URL('../test/examples/05-JW301-toewijzing-na-vot.xml', import.meta.url)),
).bericht as JW301Bericht;
const [product] = example.client.toegewezenProducten.toegewezenProduct;

/** Allocations for every line of the claim, and more of other clients, until there are this many. */
export function contextOf(claim: JW323Bericht, count: number): History {
  const history = emptyHistory();
  let made = 0;
  const allocate = (client: string, lines: readonly JW323Prestatie[]): void => {
    made += lines.length;
    remember(history, allocation(claim, client, { lines, identificatie: `T${made}` }));
  };
  const clients = claim.declaratie.clienten.client;
  for (const client of clients) allocate(client.bsn, client.prestaties.prestatie);
  const pattern = clients[0]?.prestaties.prestatie ?? [];
  const others = Math.ceil((count - made) / pattern.length);
  for (let other = 0; other < others; other += 1) {
    const first = 1_000_000 + other * pattern.length;
    allocate(
      String(100_000_000 + other),
      pattern.map((line, i) => ({ ...line, toewijzingNummer: String(first + i) })),
    );
  }
  return history;
}

function allocation(
  { header }: JW323Bericht,
  bsn: string,
  { lines, identificatie }: { readonly lines: readonly JW323Prestatie[]; readonly identificatie: string },
): JW301Bericht {
  const { dagtekening } = header.berichtIdentificatie;
  const toegewezenProduct = lines.map(({ toewijzingNummer, productCategorie, productCode }) => ({
    ...(product as JW301ToegewezenProduct),
    toewijzingNummer,
    product: { categorie: productCategorie, code: productCode },
    ingangsdatum: '2024-01-01',
    einddatum: '2026-12-31',
    omvang: { volume: '40', eenheid: '04', frequentie: '4' },
  }));
  return {
    ...example,
    header: {
      ...example.header,
      afzender: header.ontvanger,
      ontvanger: header.afzender,
      berichtIdentificatie: { identificatie, dagtekening },
    },
    client: { ...example.client, bsn, toegewezenProducten: { toegewezenProduct } },
  };
}
