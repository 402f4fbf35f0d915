import { codeList, productName } from '@jeugdregie/ijw';
import { products, providers } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';

/** Names of the contract for what the facts hold by code. */
export interface Names {
  readonly providers: ReadonlyMap<string, string>;
  readonly products: ReadonlyMap<string, string>;
}

export async function namesFor(tx: Tx): Promise<Names> {
  return {
    providers: new Map((await providers(tx)).map((p) => [p.code, p.name])),
    products: new Map((await products(tx)).map((p) => [p.code, p.name])),
  };
}

export function providerJson(agb: string, names: Names): { agb: string; naam: string } {
  return { agb, naam: names.providers.get(agb) ?? agb };
}

export function productJson(code: string | null, names: Names): { code: string; naam: string } | null {
  return code === null ? null : { code, naam: names.products.get(code) ?? productName(code) ?? code };
}

/** A code with its Dutch label from a list of the standard. */
export function codeJson(list: string, code: string): { code: string; naam: string } {
  return { code, naam: codeList(list)?.get(code) ?? 'Onbekend' };
}

/** A whole list of the standard, for a form. */
export function choicesOf(list: string): { code: string; naam: string }[] {
  return [...(codeList(list) ?? [])].map(([code, naam]) => ({ code, naam }));
}
