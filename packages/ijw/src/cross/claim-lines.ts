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

/** Rules that the line breaks, in the order of the standard. */
export function lineRules(facts: LineFacts, book: ClaimBook, context: Known): string[] {
  const { line, allocation } = facts;
  const rules: string[] = [];
  if (facts.isRepeated) rules.push('TR314');
  const { begindatum, einddatum } = line.productPeriode;
  if (compareDates(begindatum, facts.claimEnd) > 0 || compareDates(einddatum, facts.claimEnd) > 0)
    rules.push('TR319');
  // A credit repeats an accepted line and can be refused on technical grounds only (IV085, IV091).
  if (line.ingediendBedrag.debetCredit === 'C') return [...rules, ...creditRules(facts, context)];
  if (!fitsCategory(context, line.productCategorie, line.productCode)) rules.push('TR381');
  if (allocation === undefined) return [...rules, 'TR338', ...amountRules(facts, context)];
  if (isDeletedVersion(allocation)) return [...rules, 'TR384', ...amountRules(facts, context)];
  const account = book.account(line.toewijzingNummer);
  return [
    ...rules,
    ...productRules(line, allocation, rateOf(facts, context)),
    ...periodRules(line, allocation),
    ...volumeRules(line, allocation, account),
    ...((account.openDebits.get(slotOf(line)) ?? 0) > 0 ? ['TR389'] : []),
    ...amountRules(facts, context),
  ];
}

function creditRules({ line, bsn, gemeente, aanbieder }: LineFacts, { history }: Known): string[] {
  const previous = line.productReferentie.vorigReferentieNummer ?? '';
  const debits = (history.lines.get(keyOf(aanbieder, previous)) ?? []).filter(
    (known) =>
      known.gemeente === gemeente && known.bsn === bsn && !known.isCredit && !isRejected(history, known),
  );
  const original = debits.find((known) => isCopy(line, known));
  if (original === undefined) return ['TR323'];
  const lines = history.allocationLines.get(keyOf(gemeente, original.nummer)) ?? [];
  const isCredited = lines.some(
    (known) => known.isCredit && known.vorige === previous && !isRejected(history, known),
  );
  return isCredited ? ['TR390'] : [];
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

function productRules(line: JW323Prestatie, allocation: AllocationVersion, rate: Rate | null): string[] {
  const rules: string[] = [];
  const { product, omvang } = allocation;
  if (product !== undefined && product.categorie !== line.productCategorie) rules.push('TR339');
  if (product?.code !== undefined && product.code !== line.productCode) rules.push('TR340');
  // Without a size the unit follows the contract; euros need no rate.
  const assigned = omvang?.eenheid ?? (line.eenheid === '83' ? undefined : rate?.eenheid);
  if (assigned !== undefined && comparable(0, line.eenheid, assigned) === null) rules.push('TR341');
  return rules;
}

function periodRules(
  { productPeriode: { begindatum, einddatum } }: JW323Prestatie,
  allocation: AllocationVersion,
): string[] {
  const rules: string[] = [];
  if (compareDates(begindatum, allocation.ingangsdatum) < 0) rules.push('TR307');
  if (allocation.einddatum !== undefined && compareDates(einddatum, allocation.einddatum) > 0)
    rules.push('TR308');
  const required = requiredPeriod(allocation, begindatum, einddatum);
  if (required !== null && begindatum !== required.begin) rules.push('TR387');
  if (required !== null && einddatum !== required.einde) rules.push('TR388');
  return rules;
}

function volumeRules(line: JW323Prestatie, allocation: AllocationVersion, account: Account): string[] {
  const { omvang, budget } = allocation;
  const { begindatum, einddatum } = line.productPeriode;
  if (omvang !== undefined) {
    const volume = comparable(Number(line.geleverdVolume), line.eenheid, omvang.eenheid);
    if (volume === null) return []; // TR341 says so
    const most = maximumOfLine(allocation, begindatum, einddatum);
    if (most !== null && volume.of > most * volume.per) return ['TR321'];
    const mostInTotal = maximumInTotal(allocation);
    return mostInTotal !== null && exceeds(line, account, omvang.eenheid, mostInTotal) ? ['TR322'] : [];
  }
  if (budget === undefined) return [];
  // GeleverdVolume is an amount only in euros; for other units the amount counts (note at TR369).
  const claimed = account.amount + Number(line.ingediendBedrag.bedrag);
  return claimed > budget ? ['TR369'] : [];
}

/** Whether everything claimed on the assignment, this line included, is more than the maximum; in minutes if need be. */
function exceeds(line: JW323Prestatie, account: Account, assigned: string, most: number): boolean {
  let sum = 0;
  for (const [eenheid, volume] of [
    ...account.volumes,
    [line.eenheid, Number(line.geleverdVolume)] as const,
  ]) {
    const known = comparable(volume, eenheid, assigned);
    if (known !== null) sum += (known.of * 60) / known.per;
  }
  return sum > most * 60;
}

function rateOf({ line, gemeente, aanbieder }: LineFacts, { rateOf: ask }: Known): Rate | null {
  const { productCategorie, productCode, productPeriode } = line;
  return ask?.({ gemeente, aanbieder, productCategorie, productCode, on: productPeriode.begindatum }) ?? null;
}

/** Rate and amount (TR418, TR346). Euros (83) have no rate and their amount is checked in the message (CS339). */
function amountRules(facts: LineFacts, context: Known): string[] {
  const { line, allocation } = facts;
  if (line.eenheid === '83' || line.productTarief === undefined) return [];
  const rate = rateOf(facts, context);
  const rules: string[] = [];
  const tarief = Number(line.productTarief);
  const volume = Number(line.geleverdVolume);
  const amount = Number(line.ingediendBedrag.bedrag);
  const rateUnit = rate?.eenheid ?? allocation?.omvang?.eenheid;
  const isHourly = line.eenheid === '01' && rateUnit === '04';
  if (rate !== null && tarief !== (isHourly ? perMinute(rate.cents) : rate.cents)) rules.push('TR418');
  if (!isRightAmount({ tarief, volume, amount, isMinutes: line.eenheid === '01' }, isHourly ? rate : null))
    rules.push('TR346');
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
