import type { JW323Declaratie, JW323Prestatie, TotaalBedragMetDC } from '../generated/berichten.ts';
import { compareDates, monthsBefore } from '../lexical/calendar.ts';
import { rule, type Rule } from './rule.ts';

/** Total with its sign, in cents. Exact: level 1 bounds a total at twelve digits. */
export function signedTotal({ totaalBedrag, debetCredit }: TotaalBedragMetDC): number {
  return Number(totaalBedrag) * (debetCredit === 'C' ? -1 : 1);
}

type EachLine = (line: JW323Prestatie, place: () => string) => void;

/** Every line of the claim with its path below Declaratie. */
function eachLine(declaratie: JW323Declaratie, visit: EachLine): void {
  for (const [c, client] of declaratie.clienten.client.entries()) {
    for (const [p, line] of client.prestaties.prestatie.entries()) {
      visit(line, () => `Clienten/Client[${c + 1}]/Prestaties/Prestatie[${p + 1}]`);
    }
  }
}

const previousOnce = rule<JW323Declaratie>((declaratie, emit) => {
  const seen = new Set<string>();
  eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }, place) => {
    if (vorigReferentieNummer === undefined) return;
    if (seen.has(vorigReferentieNummer)) emit(`${place()}/ProductReferentie`, vorigReferentieNummer);
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
  eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }, place) => {
    if (vorigReferentieNummer !== undefined && own.has(vorigReferentieNummer)) {
      emit(`${place()}/ProductReferentie`, vorigReferentieNummer);
    }
  });
}, 'Declaratie');

const fiveYears = 60;

const notTooLate = rule<JW323Declaratie>((declaratie, emit) => {
  const earliest = monthsBefore(declaratie.declaratieDagtekening, fiveYears);
  eachLine(declaratie, ({ productPeriode: { einddatum } }, place) => {
    if (compareDates(einddatum, earliest) < 0) emit(`${place()}/ProductPeriode`, einddatum);
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

const oneDebitLine = rule<JW323Declaratie>((declaratie, emit) => {
  const seen = new Set<string>();
  eachLine(declaratie, (line, place) => {
    if (line.ingediendBedrag.debetCredit !== 'D') return;
    const { begindatum, einddatum } = line.productPeriode;
    const key = `${Number(line.toewijzingNummer)} ${begindatum} ${einddatum} ${line.productCategorie} ${line.productCode}`;
    if (seen.has(key)) emit(place());
    seen.add(key);
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
