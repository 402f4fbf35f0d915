import type { JW323Bericht, JW323Prestatie } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { claimBook } from './claim-book.ts';
import { lineRules, type LineFacts } from './claim-lines.ts';
import type { Known } from './context.ts';
import { numberText } from '../lexical/integer.ts';
import { currentVersion, keyOf, standing } from './history.ts';
import type { Report } from './report.ts';

/** Rules on a claim (JW323). Credit lines are processed before debit lines (OP366); findings keep document order. */
export function checkClaim(bericht: JW323Bericht, context: Known, report: Report): void {
  checkDeclaratie(bericht, context, report);
  const found: {
    readonly order: number;
    readonly rule: string;
    readonly path: string;
    readonly at: string;
  }[] = [];
  const book = claimBook(context.history, bericht.header.ontvanger);
  const repeated = repeatedLines(bericht);
  for (const sign of ['C', 'D']) {
    for (const { line, bsn, order, path } of linesOf(bericht, context, sign)) {
      const facts = factsOf(line, bsn, bericht, context);
      const isRepeated = repeated.has(order) || isUsed(line, bericht.header.afzender, context);
      const rules = lineRules({ ...facts, isRepeated }, book, context);
      if (rules.length === 0) book.enter(line);
      for (const rule of rules) found.push({ order, rule, path: path(), at: 'Prestatie' });
    }
  }
  for (const { order, path } of unknownClients(bericht, context))
    found.push({ order, rule: 'TR304', path, at: 'Client' });
  for (const { rule, path, at } of found.sort((x, y) => x.order - y.order)) report(rule, at, path);
}

const declaratiePath = 'Bericht/Declaratie';

/** The answer carries what is wrong with the claim as a whole in its class DeclaratieAntwoord (IV087). */
function checkDeclaratie({ header, declaratie }: JW323Bericht, context: Known, report: Report): void {
  const { history } = context;
  const { declaratieNummer, declaratiePeriode } = declaratie;
  if (standing(history, history.claimNumbers, keyOf(header.afzender, declaratieNummer)).length > 0) {
    report('TR333', 'DeclaratieAntwoord', declaratiePath, declaratieNummer);
  }
  const earlier = standing(history, history.providerClaims, keyOf(header.ontvanger, header.afzender));
  // Only going back can be refused: a receiver cannot see whether care was delivered in a skipped month.
  if (earlier.some(({ periode }) => compareDates(periode, declaratiePeriode.begindatum) > 0)) {
    report('TR318', 'DeclaratieAntwoord', declaratiePath, declaratiePeriode.begindatum);
  }
}

interface Placed {
  readonly line: JW323Prestatie;
  readonly bsn: string;
  /** Place in the message, from 1. */
  readonly order: number;
  readonly path: () => string;
}

/** Lines with this sign of the clients that are known; those of others are not judged. */
function* linesOf({ header, declaratie }: JW323Bericht, context: Known, sign: string): Generator<Placed> {
  let order = 0;
  for (const [c, { bsn, prestaties }] of declaratie.clienten.client.entries()) {
    const isKnown = isKnownClient(context, keyOf(header.ontvanger, header.afzender, bsn));
    for (const [p, line] of prestaties.prestatie.entries()) {
      order += 1;
      if (!isKnown || line.ingediendBedrag.debetCredit !== sign) continue;
      const path = (): string => `${declaratiePath}/Clienten/Client[${c + 1}]/Prestaties/Prestatie[${p + 1}]`;
      yield { line, bsn, order, path };
    }
  }
}

function factsOf(
  line: JW323Prestatie,
  bsn: string,
  { header, declaratie }: JW323Bericht,
  { history }: Known,
): Omit<LineFacts, 'isRepeated'> {
  const { afzender: aanbieder, ontvanger: gemeente } = header;
  const version = currentVersion(history, gemeente, numberText(line.toewijzingNummer));
  const isOwn = version?.bsn === bsn && version.aanbieder === aanbieder;
  const claimEnd = declaratie.declaratiePeriode.einddatum;
  return { line, bsn, gemeente, aanbieder, claimEnd, allocation: isOwn ? version : undefined };
}

/** Places of the lines whose number an earlier line of the message has. */
function repeatedLines({ declaratie }: JW323Bericht): ReadonlySet<number> {
  const seen = new Set<string>();
  const repeated = new Set<number>();
  let order = 0;
  for (const { prestaties } of declaratie.clienten.client) {
    for (const { productReferentie } of prestaties.prestatie) {
      order += 1;
      if (seen.has(productReferentie.referentieNummer)) repeated.add(order);
      seen.add(productReferentie.referentieNummer);
    }
  }
  return repeated;
}

/** Whether an earlier message that counts used the number of the line. */
function isUsed({ productReferentie }: JW323Prestatie, aanbieder: string, { history }: Known): boolean {
  return standing(history, history.lines, keyOf(aanbieder, productReferentie.referentieNummer)).length > 0;
}

function unknownClients(
  { header, declaratie }: JW323Bericht,
  context: Known,
): { order: number; path: string }[] {
  const unknown: { order: number; path: string }[] = [];
  let order = 0;
  for (const [c, { bsn, prestaties }] of declaratie.clienten.client.entries()) {
    if (!isKnownClient(context, keyOf(header.ontvanger, header.afzender, bsn))) {
      unknown.push({ order: order + 0.5, path: `${declaratiePath}/Clienten/Client[${c + 1}]` });
    }
    order += prestaties.prestatie.length;
  }
  return unknown;
}

/** Known from earlier messages; without any, nobody is unknown. */
function isKnownClient({ history, hasHistory }: Known, key: string): boolean {
  return !hasHistory || history.clientAllocations.has(key);
}
