import type {
  JW323Client,
  JW323Declaratie,
  JW323Prestatie,
  TotaalBedragMetDC,
} from '../generated/berichten.ts';
import { compareDates, monthsBefore } from '../lexical/calendar.ts';
import { linesRule, type Located, type Rule } from './rule.ts';

/** Total with its sign, in cents. Exact: level 1 bounds a total at twelve digits. */
export function signedTotal({ totaalBedrag, debetCredit }: TotaalBedragMetDC): number {
  return Number(totaalBedrag) * (debetCredit === 'C' ? -1 : 1);
}

type EachLine = (line: JW323Prestatie, client: number, index: number) => void;

/** Path of a line below Declaratie; client and line are counted from 0. */
function place(client: number, index: number): string {
  return `Clienten/Client[${client + 1}]/Prestaties/Prestatie[${index + 1}]`;
}

/** Every line with its place. */
function eachLine({ clienten }: JW323Declaratie, visit: EachLine): void {
  const clients = clienten.client;
  for (let c = 0; c < clients.length; c += 1) {
    const lines = (clients[c] as JW323Client).prestaties.prestatie;
    for (let p = 0; p < lines.length; p += 1) visit(lines[p] as JW323Prestatie, c, p);
  }
}

const previousOnce = linesRule<JW323Declaratie>(() => {
  const seen = new Set<string>();
  return (declaratie, { emit }) =>
    eachLine(declaratie, ({ productReferentie: { vorigReferentieNummer } }, client, index) => {
      if (vorigReferentieNummer === undefined) return;
      if (seen.has(vorigReferentieNummer))
        emit(`${place(client, index)}/ProductReferentie`, vorigReferentieNummer);
      seen.add(vorigReferentieNummer);
    });
}, 'Declaratie');

const noCreditOfOwnLine = linesRule<JW323Declaratie>(() => {
  // A credit may stand before or after the line that it names, so both are remembered to the end.
  const own = new Set<string>();
  const credits: (Located & { readonly previous: string })[] = [];
  return (declaratie, { locate, emitAt, isLast }) => {
    const found: { readonly at: string; readonly previous: string }[] = [];
    eachLine(declaratie, ({ productReferentie }, client, index) => {
      const previous = productReferentie.vorigReferentieNummer;
      own.add(productReferentie.referentieNummer);
      if (previous !== undefined) found.push({ at: `${place(client, index)}/ProductReferentie`, previous });
    });
    const located = locate(found.map(({ at }) => at));
    for (const [i, one] of located.entries()) credits.push({ ...one, previous: found[i]?.previous ?? '' });
    if (!isLast()) return;
    for (const credit of credits) if (own.has(credit.previous)) emitAt(credit, credit.previous);
  };
}, 'Declaratie');

const fiveYears = 60;

const notTooLate = linesRule<JW323Declaratie>(
  () =>
    (declaratie, { emit }) => {
      const earliest = monthsBefore(declaratie.declaratieDagtekening, fiveYears);
      let fine = ''; // Lines mostly end on the same day, and then it is the same string.
      eachLine(declaratie, ({ productPeriode: { einddatum } }, client, index) => {
        if (einddatum === fine) return;
        if (compareDates(einddatum, earliest) >= 0) fine = einddatum;
        else emit(`${place(client, index)}/ProductPeriode`, einddatum);
      });
    },
  'Declaratie',
);

const declaredTotal = linesRule<JW323Declaratie>(() => {
  let sum = 0;
  return (declaratie, { emit, isLast }) => {
    eachLine(declaratie, ({ ingediendBedrag: { bedrag, debetCredit } }) => {
      sum += debetCredit === 'C' ? -Number(bedrag) : Number(bedrag);
    });
    if (isLast() && sum !== signedTotal(declaratie.totaalIngediendBedrag)) {
      emit('TotaalIngediendBedrag', declaratie.totaalIngediendBedrag.totaalBedrag);
    }
  };
}, 'Declaratie');

/** Numbers for products with their periods, which are few in a claim. */
class Slots {
  private readonly periods = new Map<string, Map<string, number>>();
  private count = 0;
  private begin = '';
  private end = '';
  private products = new Map<string, number>();

  numberOf({ productPeriode, productCategorie, productCode }: JW323Prestatie): number {
    const { begindatum, einddatum } = productPeriode;
    if (begindatum !== this.begin || einddatum !== this.end) {
      const period = `${begindatum} ${einddatum}`;
      this.products = this.periods.get(period) ?? new Map();
      this.periods.set(period, this.products);
      this.begin = begindatum;
      this.end = einddatum;
    }
    const product = `${productCategorie} ${productCode}`;
    let slot = this.products.get(product);
    if (slot === undefined) this.products.set(product, (slot = this.count += 1));
    return slot;
  }
}

const oneDebitLine = linesRule<JW323Declaratie>(() => {
  const slots = new Slots();
  // Assignments are many: one number for each, and a set only for those with several lines.
  const first = new Map<number, number>();
  const further = new Map<number, Set<number>>();
  return (declaratie, { emit }) =>
    eachLine(declaratie, (line, client, index) => {
      if (line.ingediendBedrag.debetCredit !== 'D') return;
      const slot = slots.numberOf(line);
      const nummer = Number(line.toewijzingNummer);
      const known = first.get(nummer);
      if (known === undefined) {
        first.set(nummer, slot);
        return;
      }
      const others = further.get(nummer) ?? new Set();
      further.set(nummer, others);
      if (known === slot || others.has(slot)) emit(place(client, index));
      others.add(slot);
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
