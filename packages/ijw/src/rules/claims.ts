import type { JW323Declaratie, JW323Prestatie, TotaalBedragMetDC } from '../generated/berichten.ts';
import { compareDates, monthsBefore } from '../lexical/calendar.ts';
import { numberText } from '../lexical/integer.ts';
import { rule, type Rule } from './rule.ts';

/** Total with its sign, in cents. Exact: level 1 bounds a total at twelve digits. */
export function signedTotal({ totaalBedrag, debetCredit }: TotaalBedragMetDC): number {
  return Number(totaalBedrag) * (debetCredit === 'C' ? -1 : 1);
}

type EachLine = (line: JW323Prestatie, client: number, index: number) => void;

/** Path of a line below Declaratie; client and line are counted from 0. */
function place(client: number, index: number): string {
  return `Clienten/Client[${client + 1}]/Prestaties/Prestatie[${index + 1}]`;
}

/** Every line of the claim with its place. */
function eachLine(declaratie: JW323Declaratie, visit: EachLine): void {
  for (const [c, client] of declaratie.clienten.client.entries()) {
    for (const [p, line] of client.prestaties.prestatie.entries()) {
      visit(line, c, p);
    }
  }
}

const previousOnce = rule<JW323Declaratie>((declaratie, emit) => {
  const seen = new Set<string>();
  eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }, client, index) => {
    if (vorigReferentieNummer === undefined) return;
    if (seen.has(vorigReferentieNummer))
      emit(`${place(client, index)}/ProductReferentie`, vorigReferentieNummer);
    seen.add(vorigReferentieNummer);
  });
}, 'Declaratie');

const noCreditOfOwnLine = rule<JW323Declaratie>((declaratie, emit) => {
  const previous = new Set<string>();
  eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }) => {
    if (vorigReferentieNummer !== undefined) previous.add(vorigReferentieNummer);
  });
  if (previous.size === 0) return;
  const own = new Set<string>();
  eachLine(declaratie, ({ productReferentie: { referentieNummer } }) => {
    if (previous.has(referentieNummer)) own.add(referentieNummer);
  });
  if (own.size === 0) return;
  eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }, client, index) => {
    if (vorigReferentieNummer !== undefined && own.has(vorigReferentieNummer)) {
      emit(`${place(client, index)}/ProductReferentie`, vorigReferentieNummer);
    }
  });
}, 'Declaratie');

const fiveYears = 60;

const notTooLate = rule<JW323Declaratie>((declaratie, emit) => {
  const earliest = monthsBefore(declaratie.declaratieDagtekening, fiveYears);
  eachLine(declaratie, ({ productPeriode: { einddatum } }, client, index) => {
    if (compareDates(einddatum, earliest) < 0) emit(`${place(client, index)}/ProductPeriode`, einddatum);
  });
}, 'Declaratie');

const declaredTotal = rule<JW323Declaratie>((declaratie, emit) => {
  let sum = 0;
  eachLine(declaratie, ({ ingediendBedrag: { bedrag, debetCredit } }) => {
    sum += debetCredit === 'C' ? -Number(bedrag) : Number(bedrag);
  });
  if (sum !== signedTotal(declaratie.totaalIngediendBedrag)) {
    emit('TotaalIngediendBedrag', declaratie.totaalIngediendBedrag.totaalBedrag);
  }
}, 'Declaratie');

/** Product and period of a line. */
function slot({ productPeriode, productCategorie, productCode }: JW323Prestatie): string {
  return `${productPeriode.begindatum} ${productPeriode.einddatum} ${productCategorie} ${productCode}`;
}

const oneDebitLine = rule<JW323Declaratie>((declaratie, emit) => {
  // Most assignments have one debit line: only from the second on are products and periods written out.
  const single = new Map<string, JW323Prestatie>();
  const several = new Map<string, Set<string>>();
  eachLine(declaratie, (line, client, index) => {
    if (line.ingediendBedrag.debetCredit !== 'D') return;
    const nummer = numberText(line.toewijzingNummer);
    const first = single.get(nummer);
    if (first === undefined) {
      single.set(nummer, line);
      return;
    }
    const slots = several.get(nummer) ?? new Set([slot(first)]);
    several.set(nummer, slots);
    if (slots.has(slot(line))) emit(place(client, index));
    slots.add(slot(line));
  });
}, 'Declaratie');

/** Rules over all lines of a claim (JW323). */
export const claimRules: Readonly<Record<string, Rule>> = {
  TR315: previousOnce,
  TR316: noCreditOfOwnLine,
  TR335: notTooLate,
  TR358: declaredTotal,
  TR416: oneDebitLine,
};
