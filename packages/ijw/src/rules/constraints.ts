import type {
  Adres,
  Geboortedatum,
  GeslotenPeriode,
  Omvang,
  OpenPeriode,
  VolledigeNaam,
} from '../generated/berichten.ts';
import { compareDates, dateOrder, daysInMonth } from '../lexical/calendar.ts';
import { isAfter2020 } from './conditions.ts';
import { rule, valueAt, valueRule, type ClassCheck, type Rule } from './rule.ts';

/** Elfproef of a BSN of nine digits; nine zeros satisfy the formula but are nobody's number. */
export function passesElfproef(bsn: string): boolean {
  if (bsn === '000000000') return false;
  let sum = -Number(bsn.charAt(8));
  for (let i = 0; i < 8; i += 1) sum += Number(bsn.charAt(i)) * (9 - i);
  return sum % 11 === 0;
}

interface DatedNode {
  readonly ingangsdatum?: string;
  readonly einddatum?: string;
  readonly gewensteIngangsdatum?: string;
  readonly toewijzingIngangsdatum?: string;
  readonly toewijzingEinddatum?: string;
  readonly periode?: OpenPeriode;
}

interface SizedNode {
  readonly omvang?: Omvang;
  readonly einddatum?: string;
  readonly toewijzingEinddatum?: string;
}

/** The bounds of the period that a class holds, under whichever names it has them. */
function boundsOf(node: DatedNode): readonly [begin: string | undefined, end: string | undefined] {
  if (node.periode !== undefined) return [node.periode.begindatum, node.periode.einddatum];
  const begin = node.ingangsdatum ?? node.gewensteIngangsdatum ?? node.toewijzingIngangsdatum;
  return [begin, node.einddatum ?? node.toewijzingEinddatum];
}

const unitsWithoutDays = new Set(['14', '16', '83', '84']);
const frequenciesWithoutDay = new Set(['2', '4', '6']);

const frequencyFitsUnit = rule<SizedNode>((node, emit) => {
  const { omvang } = node;
  if (omvang === undefined || !unitsWithoutDays.has(omvang.eenheid)) return;
  if (!isAfter2020(node.einddatum ?? node.toewijzingEinddatum)) return;
  if (!frequenciesWithoutDay.has(omvang.frequentie)) emit('Omvang', omvang.frequentie);
});

function periodAt(element: string): (node: unknown) => GeslotenPeriode | undefined {
  const property = element.charAt(0).toLowerCase() + element.slice(1);
  return (node) => (node as Readonly<Record<string, GeslotenPeriode | undefined>>)[property];
}

/** The lines of a claim mostly have one period: one that was right is not looked at again. */
const periodRule = (holds: (period: GeslotenPeriode) => boolean): Rule => ({
  check: (element) => {
    let fine: GeslotenPeriode | undefined;
    const periodOf = periodAt(element);
    return (node: never, emit) => {
      const period = periodOf(node);
      if (period === undefined) return;
      const { begindatum, einddatum } = period;
      if (fine?.begindatum === begindatum && fine.einddatum === einddatum) return;
      if (holds(period)) fine = period;
      else emit(element, `${begindatum} ${einddatum}`);
    };
  },
});

function isSameMonth(a: string, b: string): boolean {
  return Math.floor(dateOrder(a) / 100) === Math.floor(dateOrder(b) / 100);
}

function isWholeMonth({ begindatum, einddatum }: GeslotenPeriode): boolean {
  if (!isSameMonth(begindatum, einddatum) || !begindatum.endsWith('-01')) return false;
  const order = dateOrder(einddatum);
  const year = Math.floor(order / 10_000);
  return order % 100 === daysInMonth(year, Math.floor(order / 100) % 100);
}

/** Zero amounts are debit; the element is the DebetCredit beside the amount. */
const zeroIsDebit = (element: string): ClassCheck<never> => {
  const group = element.replace(/\/DebetCredit$/, '');
  const amounts = [valueAt(`${group}/Bedrag`), valueAt(`${group}/TotaalBedrag`)];
  const sign = valueAt(element);
  return (node, emit) => {
    const amount = amounts[0]?.(node) ?? amounts[1]?.(node);
    if (sign(node) === 'C' && Number(amount) === 0) emit(element, 'C');
  };
};

function fitsUse({ datum, datumGebruik }: Geboortedatum): boolean {
  if (datumGebruik === '3') return datum === '1900-01-01';
  if (datumGebruik === '2') return datum.endsWith('-01-01');
  return datumGebruik !== '1' || datum.endsWith('-01');
}

/** Constraints (CS): what a value may be, given the values beside it. */
export const constraints: Readonly<Record<string, Rule>> = {
  CS002: valueRule(passesElfproef),
  CS003: {
    check: (element) => (node: DatedNode, emit) => {
      const [begin, end] = boundsOf(node);
      if (begin !== undefined && end !== undefined && compareDates(end, begin) < 0)
        emit(element, `${begin} ${end}`);
    },
  },
  CS050: rule<{ readonly naam: VolledigeNaam }>(({ naam }, emit) => {
    const allowed = naam.partnernaam === undefined ? ['1', '6'] : ['1', '2', '3', '4'];
    if (!allowed.includes(naam.naamGebruik)) emit('Naam/NaamGebruik');
  }),
  CS058: valueRule((status) => status === '1' || status === '3'),
  CS089: rule<{ readonly adres?: Adres }>(({ adres }, emit) => {
    if (adres?.landCode !== 'NL' || adres.postcode === undefined) return;
    if (!/^[1-9][0-9]{3}[a-zA-Z]{2}$/.test(adres.postcode)) emit('Adres/Postcode');
  }),
  CS100: periodRule(({ begindatum }) => compareDates(begindatum, '2021-01-01') >= 0),
  CS139: rule<{ readonly geboortedatum?: Geboortedatum }>(({ geboortedatum }, emit) => {
    if (geboortedatum !== undefined && !fitsUse(geboortedatum)) emit('Geboortedatum/DatumGebruik');
  }),
  CS318: rule<{ readonly naam: VolledigeNaam }>(({ naam }, emit) => {
    if (naam.naamGebruik === '6') emit('Naam');
  }),
  CS325: { check: zeroIsDebit },
  CS335: rule<{
    readonly redenWijziging?: string;
    readonly ingangsdatum: string;
    readonly einddatum?: string;
  }>((node, emit) => {
    if (node.redenWijziging === '13' && node.einddatum !== node.ingangsdatum) emit('RedenWijziging', '13');
  }),
  CS336: valueRule((reason) => reason !== '01'),
  CS337: periodRule(({ begindatum, einddatum }) => isSameMonth(begindatum, einddatum)),
  CS338: frequencyFitsUnit,
  CS339: rule<{
    readonly eenheid: string;
    readonly geleverdVolume: string;
    readonly ingediendBedrag: { readonly bedrag: string };
  }>(({ eenheid, geleverdVolume, ingediendBedrag: { bedrag } }, emit) => {
    if (eenheid === '83' && Number(bedrag) !== Number(geleverdVolume)) emit('IngediendBedrag', bedrag);
  }),
  CS340: periodRule(isWholeMonth),
  CS343: frequencyFitsUnit,
};
