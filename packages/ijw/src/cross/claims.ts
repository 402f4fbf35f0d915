import type { JW323Bericht, JW323Prestatie } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import type { Place } from '../parts.ts';
import { claimBook, type ClaimBook } from './claim-book.ts';
import { lineRules, type BrokenRule, type LineFacts } from './claim-lines.ts';
import { isDecidable, type Known } from './context.ts';
import { numberText } from '../lexical/integer.ts';
import { currentVersion, isKnownClient, keyOf, standing } from './history.ts';
import { checkHeader } from './header.ts';
import type { CrossViolation, Report } from './report.ts';

const declaratiePath = 'Bericht/Declaratie';

/** Lines with these signs are looked at in one pass: credit lines are processed before debit lines (OP366). */
export type Signs = 'C' | 'D' | 'CD';

/** A broken rule on a claim, with its place in document order: a line by its number, from 1. */
export type ClaimViolation = CrossViolation & { readonly order: number };

/** Rules on a claim (JW323), whose parts come in passes: all of it, or first its credit and then its debit lines. */
export interface ClaimCheck {
  /** Before the first part of a pass. */
  begin(signs: Signs): void;
  part(bericht: JW323Bericht, place: Place): readonly ClaimViolation[];
}

export function claimCheck(context: Known): ClaimCheck {
  let signs: Signs = 'CD';
  let seen = new Set<string>();
  let book: ClaimBook | null = null;
  return {
    begin(next) {
      signs = next;
      seen = new Set();
    },
    part(bericht, place) {
      const found: ClaimViolation[] = [];
      if (book === null) checkDeclaratie(bericht, context, found);
      const known = (book ??= claimBook(context.history, bericht.header.ontvanger));
      const withAssignment = new Set<string>();
      const rulesOf = (line: JW323Prestatie, bsn: string): readonly BrokenRule[] => {
        const isRepeated = context.hasHistory && isAgain(line, bericht, context, seen);
        if (!signs.includes(line.ingediendBedrag.debetCredit)) return [];
        const facts = factsOf(line, bsn, bericht, context);
        if (facts.allocation !== undefined) withAssignment.add(bsn);
        else if (!knowsClient(context, bericht, bsn)) return [];
        const rules = lineRules({ ...facts, isRepeated }, known, context);
        if (rules.length === 0) known.enter(line);
        return rules;
      };
      eachLine(bericht, place, ({ line, bsn, order, path }) => {
        for (const broken of rulesOf(line, bsn)) {
          if (isDecidable(broken.rule, context.hasHistory))
            found.push({ order, ...broken, path: path(), at: 'Prestatie' });
        }
      });
      if (signs !== 'C') unknownClients(bericht, context, { place, withAssignment, found });
      return found;
    },
  };
}

/** The answer carries what is wrong with the claim as a whole in its class DeclaratieAntwoord (IV087). */
function checkDeclaratie(bericht: JW323Bericht, context: Known, found: ClaimViolation[]): void {
  const { header, declaratie } = bericht;
  const { history } = context;
  const report: Report = (rule, at, path, value) =>
    void found.push({ order: 0, rule, at, path, ...(value !== undefined && { found: value }) });
  checkHeader(bericht, context, report);
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
  readonly order: number;
  readonly path: () => string;
}

/** The lines of a part, in document order. */
function eachLine(bericht: JW323Bericht, { linesBefore }: Place, visit: (placed: Placed) => void): void {
  let order = linesBefore;
  for (const [c, { bsn, prestaties }] of bericht.declaratie.clienten.client.entries()) {
    for (const [p, line] of prestaties.prestatie.entries()) {
      order += 1;
      const path = (): string => `${declaratiePath}/Clienten/Client[${c + 1}]/Prestaties/Prestatie[${p + 1}]`;
      visit({ line, bsn, order, path });
    }
  }
}

function factsOf(
  line: JW323Prestatie,
  bsn: string,
  { header, declaratie }: JW323Bericht,
  { history, hasHistory }: Known,
): Omit<LineFacts, 'isRepeated'> {
  const { afzender: aanbieder, ontvanger: gemeente } = header;
  const nummer = numberText(line.toewijzingNummer);
  const version = hasHistory ? currentVersion(history, gemeente, nummer) : undefined;
  const isOwn = version?.bsn === bsn && version.aanbieder === aanbieder;
  const claimEnd = declaratie.declaratiePeriode.einddatum;
  return { line, bsn, gemeente, aanbieder, claimEnd, allocation: isOwn ? version : undefined };
}

/** Whether an earlier line of the claim (`seen`, to which it is added) or of a message that counts has its number. */
function isAgain(
  { productReferentie: { referentieNummer } }: JW323Prestatie,
  { header }: JW323Bericht,
  { history }: Known,
  seen: Set<string>,
): boolean {
  if (seen.has(referentieNummer)) return true;
  seen.add(referentieNummer);
  return standing(history, history.lines, keyOf(header.afzender, referentieNummer)).length > 0;
}

interface Seen {
  readonly place: Place;
  /** Clients that an assignment was found of: they are known. */
  readonly withAssignment: ReadonlySet<string>;
  readonly found: ClaimViolation[];
}

function unknownClients(bericht: JW323Bericht, context: Known, { place, withAssignment, found }: Seen): void {
  const { linesBefore, ownLinesBefore } = place;
  let order = linesBefore;
  for (const [c, { bsn, prestaties }] of bericht.declaratie.clienten.client.entries()) {
    const goesOn = c === 0 && ownLinesBefore > 0;
    if (!goesOn && !withAssignment.has(bsn) && !knowsClient(context, bericht, bsn)) {
      const path = `${declaratiePath}/Clienten/Client[${c + 1}]`;
      found.push({ order: order + 0.5, rule: 'TR304', path, at: 'Client' });
    }
    order += prestaties.prestatie.length;
  }
}

/** Known from earlier messages; without any, nobody is unknown. */
function knowsClient({ history, hasHistory }: Known, { header }: JW323Bericht, bsn: string): boolean {
  const { ontvanger: gemeente, afzender: aanbieder } = header;
  return !hasHistory || isKnownClient(history, { gemeente, aanbieder, bsn });
}
