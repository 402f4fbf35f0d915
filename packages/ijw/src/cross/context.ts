import { isStandardProduct, municipalityName, productCategory } from '../registers.ts';
import { emptyHistory, type History } from './history.ts';

/** A contract rate (tarief) in cents, for one unit (Eenheid, list WJ756); the unit may be unknown. */
export interface Rate {
  readonly cents: number;
  readonly eenheid?: string;
}

/** What is asked of the contract. `on` is the first day of the product period. */
export interface RateQuestion {
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly productCategorie: string;
  readonly productCode: string;
  readonly on: string;
}

/** What levels 3 and 4 may know. Whatever is absent is not checked, registers apart: those default to the standard's. */
export interface Context {
  /** Earlier messages; absent: only the rules that need none. */
  readonly history?: History | undefined;
  /** The present day, ISO text (TR135). */
  readonly today?: string | undefined;
  /** The contract rate, null when the contract has none (TR418, TR346). */
  readonly rateOf?: ((question: RateQuestion) => Rate | null) | undefined;
  /** Category of a product code by the list that the parties agreed on; null when it is not in it (TR381). */
  readonly categoryOf?: (code: string) => string | null;
  /** Whether the code is a municipality on a day (TR378). Default: the CBS division of 2026. */
  readonly isMunicipality?: (code: string, on: string) => boolean;
}

/** A context whose history is there, even when it holds nothing. */
export interface Known extends Context {
  readonly history: History;
  /** Whether earlier messages were given at all. */
  readonly hasHistory: boolean;
}

export function knownFrom(context: Context): Known {
  const { history } = context;
  return { ...context, history: history ?? emptyHistory(), hasHistory: history !== undefined };
}

/** Rules of levels 3 and 4 that need no earlier message. */
const withoutHistory = new Set(['TR135', 'TR319', 'TR346', 'TR378', 'TR381', 'TR418']);

/** Whether the context tells enough to decide on the rule. */
export function isDecidable(rule: string, hasHistory: boolean): boolean {
  return hasHistory || withoutHistory.has(rule);
}

export function isMunicipality(context: Context, code: string, on: string): boolean {
  return context.isMunicipality?.(code, on) ?? municipalityName(code) !== null;
}

/**
 * Whether a product code belongs to a category (TR381). Without an agreed list the standard list decides; a code
 * that it does not hold is judged by its form only, because parties may agree on a list of their own.
 */
export function fitsCategory(context: Context, categorie: string, code: string): boolean {
  if (context.categoryOf !== undefined) return context.categoryOf(code) === categorie;
  if (isStandardProduct(code)) return productCategory(code) === categorie;
  return !/^[0-9]{2}[A-Z][0-9]{2}$/.test(code) || code.startsWith(categorie);
}
