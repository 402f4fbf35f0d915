import type {
  Bericht,
  JW301Bericht,
  JW305Bericht,
  JW307Bericht,
  JW315Bericht,
  JW317Bericht,
  JW319Bericht,
  JW323Bericht,
  JW325Bericht,
  Product,
} from '../generated/berichten.ts';
import { messageTable } from '../message-table.ts';
import { numberText } from '../lexical/integer.ts';
import { productText, type ClaimedLine, type Delivery } from './facts.ts';
import { emptyHistory, keyOf, type History } from './history.ts';

/** History of these messages, in any order. Each must have passed level 1. */
export function historyOf(berichten: Iterable<Bericht>): History {
  const history = emptyHistory();
  for (const bericht of berichten) remember(history, bericht);
  return history;
}

/** Name of a message among all messages of its sender (TR056). */
export function sourceOf(message: string, afzender: string, identificatie: string): string {
  return keyOf(message, afzender, identificatie);
}

/** Adds a message to the history, treated as accepted unless an answer in the history rejects it. */
export function remember(history: History, bericht: Bericht): void {
  const { afzender, berichtIdentificatie } = bericht.header;
  const source = sourceOf(bericht.message, afzender, berichtIdentificatie.identificatie);
  if (isReceipt(bericht)) return rememberReceipt(history, bericht);
  history.identifications.set(source, source);
  switch (bericht.message) {
    case 'JW301':
      return rememberAllocations(history, bericht, source);
    case 'JW305':
    case 'JW307':
      return rememberDeliveries(history, bericht, source);
    case 'JW315':
    case 'JW317':
      return rememberRequest(history, bericht, source);
    case 'JW319':
      return rememberAnswer(history, bericht, source);
    case 'JW323':
      return rememberClaim(history, bericht, source);
    case 'JW325':
      return rememberClaimReply(history, bericht);
  }
}

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function include(map: Map<string, Set<string>>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, new Set([value]));
  else values.add(value);
}

function rememberAllocations(history: History, { header, client }: JW301Bericht, source: string): void {
  const { afzender: gemeente, ontvanger: aanbieder } = header;
  for (const p of client.toegewezenProducten.toegewezenProduct) {
    const nummer = numberText(p.toewijzingNummer);
    history.allocations.add({
      source,
      gemeente,
      aanbieder,
      bsn: client.bsn,
      nummer,
      product: p.product,
      ingangsdatum: p.ingangsdatum,
      einddatum: p.einddatum,
      redenWijziging: p.redenWijziging,
      omvang: p.omvang,
      budget: p.budget === undefined ? undefined : Number(p.budget),
      moment: `${p.toewijzingsdatum}T${p.toewijzingstijd}`,
    });
    if (p.referentieAanbieder !== undefined) {
      append(history.grants, keyOf(gemeente, aanbieder, p.referentieAanbieder), { source });
    }
  }
}

interface DeliveryNode {
  readonly toewijzingNummer?: string;
  readonly product?: Product;
  readonly begindatum: string;
  readonly redenBeeindiging?: string;
  readonly einddatum?: string;
  readonly statusAanlevering: string;
}

/** The start or stop as a fact. The client is in the key of the list it stands in. */
export function deliveryOf(node: DeliveryNode, source: string): Delivery {
  const nummer = node.toewijzingNummer === undefined ? '' : numberText(node.toewijzingNummer);
  const product = productText(node.product);
  const start = keyOf(nummer, product, node.begindatum);
  const isStop = node.einddatum !== undefined;
  return {
    source,
    kind: isStop ? 'stop' : 'start',
    start,
    key: isStop ? keyOf(start, node.redenBeeindiging ?? '', node.einddatum) : start,
    assigned: nummer === '' ? product : nummer,
    run: keyOf(nummer === '' ? product : nummer, node.begindatum),
    isDeletion: node.statusAanlevering === '3',
    reden: node.redenBeeindiging,
    einddatum: node.einddatum,
  };
}

function rememberDeliveries(history: History, bericht: JW305Bericht | JW307Bericht, source: string): void {
  const { header, client } = bericht;
  const key = keyOf(header.ontvanger, header.afzender, client.bsn);
  const nodes: readonly DeliveryNode[] =
    bericht.message === 'JW305'
      ? bericht.client.startProducten.startProduct
      : bericht.client.stopProducten.stopProduct;
  for (const delivery of deletionsFirst(nodes.map((node) => deliveryOf(node, source)))) {
    append(history.deliveries, key, delivery);
  }
}

/** A correction in one message is a deletion and a new delivery: the deletion is processed first (IV008). */
export function deletionsFirst<D extends { readonly isDeletion: boolean }>(
  deliveries: readonly D[],
): readonly D[] {
  return [...deliveries.filter((d) => d.isDeletion), ...deliveries.filter((d) => !d.isDeletion)];
}

function rememberRequest(history: History, bericht: JW315Bericht | JW317Bericht, source: string): void {
  const { header, client } = bericht;
  const references =
    bericht.message === 'JW315'
      ? bericht.client.aangevraagdeProducten.aangevraagdProduct.map((p) => p.referentieAanbieder)
      : [bericht.client.verzoek.referentieAanbieder];
  for (const referentie of references) {
    const request = {
      source,
      kind: bericht.message,
      gemeente: header.ontvanger,
      bsn: client.bsn,
      referentie,
    };
    append(history.requests, keyOf(header.afzender, referentie), request);
    include(history.clientRequests, keyOf(header.ontvanger, header.afzender, client.bsn), referentie);
  }
}

function rememberAnswer(history: History, { header, antwoord }: JW319Bericht, source: string): void {
  const key = keyOf(header.afzender, header.ontvanger, antwoord.referentieAanbieder);
  append(history.requestAnswers, key, { source, antwoord: antwoord.verzoekAntwoord });
}

function rememberClaim(history: History, { header, declaratie }: JW323Bericht, source: string): void {
  const { afzender: aanbieder, ontvanger: gemeente } = header;
  const referenties = new Set<string>();
  for (const client of declaratie.clienten.client) {
    for (const p of client.prestaties.prestatie) {
      const line: ClaimedLine = {
        source,
        bsn: client.bsn,
        gemeente,
        nummer: numberText(p.toewijzingNummer),
        referentie: p.productReferentie.referentieNummer,
        vorige: p.productReferentie.vorigReferentieNummer,
        categorie: p.productCategorie,
        code: p.productCode,
        begin: p.productPeriode.begindatum,
        einde: p.productPeriode.einddatum,
        volume: Number(p.geleverdVolume),
        eenheid: p.eenheid,
        tarief: p.productTarief,
        bedrag: Number(p.ingediendBedrag.bedrag),
        isCredit: p.ingediendBedrag.debetCredit === 'C',
      };
      referenties.add(line.referentie);
      append(history.lines, keyOf(aanbieder, line.referentie), line);
      append(history.allocationLines, keyOf(gemeente, line.nummer), line);
    }
  }
  const claim = {
    source,
    gemeente,
    dagtekening: header.berichtIdentificatie.dagtekening,
    declaratieNummer: declaratie.declaratieNummer,
    periode: declaratie.declaratiePeriode.begindatum,
    xsdVersie: keyOf(header.xsdVersie.basisschemaXsdVersie, header.xsdVersie.berichtXsdVersie),
    referenties,
  };
  append(history.claimNumbers, keyOf(aanbieder, claim.declaratieNummer), claim);
  append(history.providerClaims, keyOf(gemeente, aanbieder), claim);
  history.claims.set(source, claim);
}

const fine = new Set(['0200', '8001']);

function rememberClaimReply(history: History, { header, declaratieAntwoord }: JW325Bericht): void {
  const { identificatie } = header.declaratieIdentificatie;
  const claim = sourceOf('JW323', header.ontvanger, identificatie);
  history.identifications.set(sourceOf('JW325 over', header.ontvanger, identificatie), claim);
  const isWhole = (codes: readonly string[] | undefined): boolean =>
    codes?.some((code) => !fine.has(code)) ?? false;
  if (isWhole(header.retourCodes.retourCode) || isWhole(declaratieAntwoord?.retourCodes.retourCode)) {
    history.rejectedMessages.add(claim);
    return;
  }
  for (const client of declaratieAntwoord?.clienten?.client ?? []) {
    for (const { productReferentie } of client.prestaties.prestatie) {
      history.rejectedLines.add(keyOf(claim, client.bsn, productReferentie.referentieNummer));
    }
  }
}

type Receipt = Extract<
  Bericht,
  { readonly message: 'JW302' | 'JW306' | 'JW308' | 'JW316' | 'JW318' | 'JW320' }
>;

function isReceipt(bericht: Bericht): bericht is Receipt {
  return messageTable(bericht.message).kind === 'retour';
}

/** A receipt with codes means that the message it answers was rejected as a whole (IV028). */
function rememberReceipt(history: History, { header, message }: Receipt): void {
  const { answers } = messageTable(message);
  if (header.retourCodes === undefined || answers === null) return;
  history.rejectedMessages.add(sourceOf(answers, header.afzender, header.berichtIdentificatie.identificatie));
}
