import type { JW323Prestatie } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { sameNumber } from '../lexical/integer.ts';
import { slotOf, type Account, type ClaimBook } from './claim-book.ts';
import { fitsCategory, type Known, type Rate } from './context.ts';
import type { AllocationVersion, ClaimedLine } from './facts.ts';
import { isDeletedVersion, isRejected, keyOf } from './history.ts';
import { comparable, maximumInTotal, maximumOfLine, requiredPeriod } from './maximum.ts';

/** A line of a claim with what is known about it. */
export interface LineFacts {
  readonly line: JW323Prestatie;
  readonly bsn: string;
  readonly gemeente: string;
  readonly aanbieder: string;
  /** Last day of the claim period. */
  readonly claimEnd: string;
  /** Current version of the assignment of this client at this provider. */
  readonly allocation: AllocationVersion | undefined;
  /** The reference number was used before. */
  readonly isRepeated: boolean;
}

/** A rule that a line breaks: what was found, and what belongs there ("≤ 6"). */
export interface BrokenRule {
  readonly rule: string;
  readonly found?: string;
  readonly expected?: string;
}

function broken(rule: string, found: string, expected?: string): BrokenRule {
  return expected === undefined ? { rule, found } : { rule, found, expected };
}

/** Rules that the line breaks, in the order of the standard. */
export function lineRules(facts: LineFacts, book: ClaimBook, context: Known): BrokenRule[] {
  const { line, allocation } = facts;
  const rules: BrokenRule[] = [];
  if (facts.isRepeated) rules.push(broken('TR314', line.productReferentie.referentieNummer));
  const { begindatum, einddatum } = line.productPeriode;
  if (compareDates(begindatum, facts.claimEnd) > 0 || compareDates(einddatum, facts.claimEnd) > 0)
    rules.push(broken('TR319', einddatum, `≤ ${facts.claimEnd}`));
  // A credit repeats an accepted line and can be refused on technical grounds only (IV085, IV091).
  if (line.ingediendBedrag.debetCredit === 'C') return [...rules, ...creditRules(facts, context)];
  if (!fitsCategory(context, line.productCategorie, line.productCode))
    rules.push(broken('TR381', line.productCode));
  if (allocation === undefined || isDeletedVersion(allocation)) {
    const rule = allocation === undefined ? 'TR338' : 'TR384';
    return [...rules, broken(rule, line.toewijzingNummer), ...amountRules(facts, context)];
  }
  const account = book.account(line.toewijzingNummer);
  return [
    ...rules,
    ...productRules(line, allocation, rateOf(facts, context)),
    ...periodRules(line, allocation),
    ...volumeRules(line, allocation, account),
    ...((account.openDebits.get(slotOf(line)) ?? 0) > 0 ? [{ rule: 'TR389' }] : []),
    ...amountRules(facts, context),
  ];
}

function creditRules({ line, bsn, gemeente, aanbieder }: LineFacts, { history }: Known): BrokenRule[] {
  const previous = line.productReferentie.vorigReferentieNummer ?? '';
  const debits = (history.lines.get(keyOf(aanbieder, previous)) ?? []).filter(
    (known) =>
      known.gemeente === gemeente && known.bsn === bsn && !known.isCredit && !isRejected(history, known),
  );
  const original = debits.find((known) => isCopy(line, known));
  if (original === undefined) return [broken('TR323', previous)];
  const lines = history.allocationLines.get(keyOf(gemeente, original.nummer)) ?? [];
  const isCredited = lines.some(
    (known) => known.isCredit && known.vorige === previous && !isRejected(history, known),
  );
  return isCredited ? [broken('TR390', previous)] : [];
}

/** A credit line is equal to its debit line but for number and sign (IV091). */
function isCopy(line: JW323Prestatie, known: ClaimedLine): boolean {
  return (
    Number(line.toewijzingNummer) === Number(known.nummer) &&
    line.productCategorie === known.categorie &&
    line.productCode === known.code &&
    line.productPeriode.begindatum === known.begin &&
    line.productPeriode.einddatum === known.einde &&
    Number(line.geleverdVolume) === known.volume &&
    line.eenheid === known.eenheid &&
    sameNumber(line.productTarief, known.tarief) &&
    Number(line.ingediendBedrag.bedrag) === known.bedrag
  );
}

function productRules(line: JW323Prestatie, allocation: AllocationVersion, rate: Rate | null): BrokenRule[] {
  const rules: BrokenRule[] = [];
  const { product, omvang } = allocation;
  if (product !== undefined && product.categorie !== line.productCategorie)
    rules.push(broken('TR339', line.productCategorie, product.categorie));
  if (product?.code !== undefined && product.code !== line.productCode)
    rules.push(broken('TR340', line.productCode, product.code));
  // Without a size the unit follows the contract; euros need no rate.
  const assigned = omvang?.eenheid ?? (line.eenheid === '83' ? undefined : rate?.eenheid);
  if (assigned !== undefined && comparable(0, line.eenheid, assigned) === null)
    rules.push(broken('TR341', line.eenheid, assigned));
  return rules;
}

function periodRules(
  { productPeriode: { begindatum, einddatum } }: JW323Prestatie,
  allocation: AllocationVersion,
): BrokenRule[] {
  const rules: BrokenRule[] = [];
  if (compareDates(begindatum, allocation.ingangsdatum) < 0)
    rules.push(broken('TR307', begindatum, `≥ ${allocation.ingangsdatum}`));
  if (allocation.einddatum !== undefined && compareDates(einddatum, allocation.einddatum) > 0)
    rules.push(broken('TR308', einddatum, `≤ ${allocation.einddatum}`));
  const required = requiredPeriod(allocation, begindatum, einddatum);
  if (required !== null && begindatum !== required.begin)
    rules.push(broken('TR387', begindatum, required.begin));
  if (required !== null && einddatum !== required.einde)
    rules.push(broken('TR388', einddatum, required.einde));
  return rules;
}

function volumeRules(line: JW323Prestatie, allocation: AllocationVersion, account: Account): BrokenRule[] {
  const { omvang, budget } = allocation;
  const { begindatum, einddatum } = line.productPeriode;
  if (omvang !== undefined) {
    const volume = comparable(Number(line.geleverdVolume), line.eenheid, omvang.eenheid);
    if (volume === null) return []; // TR341 says so
    const most = maximumOfLine(allocation, begindatum, einddatum);
    if (most !== null && volume.of > most * volume.per)
      return [broken('TR321', line.geleverdVolume, `≤ ${most * volume.per}`)];
    const mostInTotal = maximumInTotal(allocation);
    const minutes = minutesClaimed(line, account, omvang.eenheid);
    return mostInTotal !== null && minutes > mostInTotal * 60
      ? [broken('TR322', String((minutes * volume.per) / 60), `≤ ${mostInTotal * volume.per}`)]
      : [];
  }
  if (budget === undefined) return [];
  // GeleverdVolume is an amount only in euros; for other units the amount counts (note at TR369).
  const claimed = account.amount + Number(line.ingediendBedrag.bedrag);
  return claimed > budget ? [broken('TR369', String(claimed), `≤ ${budget}`)] : [];
}

/** Everything claimed on the assignment, this line included, in sixtieth parts of its unit. */
function minutesClaimed(line: JW323Prestatie, account: Account, assigned: string): number {
  let sum = 0;
  for (const [eenheid, volume] of [
    ...account.volumes,
    [line.eenheid, Number(line.geleverdVolume)] as const,
  ]) {
    const known = comparable(volume, eenheid, assigned);
    if (known !== null) sum += (known.of * 60) / known.per;
  }
  return sum;
}

function rateOf({ line, gemeente, aanbieder }: LineFacts, { rateOf: ask }: Known): Rate | null {
  const { productCategorie, productCode, productPeriode } = line;
  return ask?.({ gemeente, aanbieder, productCategorie, productCode, on: productPeriode.begindatum }) ?? null;
}

/** Rate and amount (TR418, TR346). Euros (83) have no rate and their amount is checked in the message (CS339). */
function amountRules(facts: LineFacts, context: Known): BrokenRule[] {
  const { line, allocation } = facts;
  if (line.eenheid === '83' || line.productTarief === undefined) return [];
  const rate = rateOf(facts, context);
  const rules: BrokenRule[] = [];
  const tarief = Number(line.productTarief);
  const volume = Number(line.geleverdVolume);
  const amount = Number(line.ingediendBedrag.bedrag);
  const rateUnit = rate?.eenheid ?? allocation?.omvang?.eenheid;
  const isHourly = line.eenheid === '01' && rateUnit === '04';
  const agreed = rate === null ? tarief : isHourly ? perMinute(rate.cents) : rate.cents;
  if (tarief !== agreed) rules.push(broken('TR418', String(tarief), String(agreed)));
  const hourly = isHourly ? rate : null;
  if (!isRightAmount({ tarief, volume, amount, isMinutes: line.eenheid === '01' }, hourly)) {
    const right = hourly === null ? tarief * volume : forMinutes(hourly.cents, volume);
    rules.push(broken('TR346', String(amount), String(right)));
  }
  return rules;
}

/** Hourly rate in minutes, rounded half up to cents (IV081). */
function perMinute(hourly: number): number {
  return Math.floor((hourly + 30) / 60);
}

interface Amount {
  readonly tarief: number;
  readonly volume: number;
  readonly amount: number;
  readonly isMinutes: boolean;
}

/**
 * Volume times rate; for minutes on an hourly rate the hourly rate times minutes, divided by 60 and rounded half up
 * (IV081). When the hourly rate is not known, or the rate on the line is not its sixtieth part (TR418), any hourly
 * rate that rounds to the rate on the line may be meant.
 */
function isRightAmount({ tarief, volume, amount, isMinutes }: Amount, hourly: Rate | null): boolean {
  if (hourly !== null && amount === forMinutes(hourly.cents, volume)) return true;
  if (hourly !== null && perMinute(hourly.cents) === tarief) return false;
  if (amount === tarief * volume) return true;
  if (!isMinutes) return false;
  for (let cents = Math.max(0, tarief * 60 - 30); cents < tarief * 60 + 30; cents += 1) {
    if (amount === forMinutes(cents, volume)) return true;
  }
  return false;
}

function forMinutes(hourly: number, minutes: number): number {
  return Number((BigInt(hourly) * BigInt(minutes) + 30n) / 60n);
}
