import { codeListRows } from './generated/code-lists.ts';
import { municipalityRows } from './generated/municipalities.ts';
import { productRows } from './generated/products.ts';

const lists = new Map(codeListRows.map((list) => [list.id, new Map(list.codes)]));
const products = new Map(productRows.map(([code, category, name]) => [code, { category, name }]));
const municipalities = new Map(municipalityRows);

/** Codes and Dutch labels of a list (`WJ756`), null when there is no such list. */
export function codeList(id: string): ReadonlyMap<string, string> | null {
  return lists.get(id) ?? null;
}

/** Dutch name of a code of the standard product list (JZ21), null when the list does not hold it. */
export function productName(code: string): string | null {
  return products.get(code)?.name ?? null;
}

/** Category that a code of the standard product list belongs to; null for headings and unknown codes. */
export function productCategory(code: string): string | null {
  return products.get(code)?.category ?? null;
}

/** Name of a municipality of the CBS division of 2026, null when the code is not in it. */
export function municipalityName(code: string): string | null {
  return municipalities.get(code) ?? null;
}

/** Whether the standard product list holds this code. */
export function isStandardProduct(code: string): boolean {
  return products.has(code);
}
