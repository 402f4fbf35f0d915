import { isSchemaLocation } from './handler.ts';
import type { Namespaces } from './namespaces.ts';
import type { Attribute } from './tag.ts';
import { attributeText } from './text.ts';

/** Namespace declarations among the attributes, or what is wrong with them. */
export function declarationsOf(
  attributes: readonly Attribute[],
): readonly (readonly [string, string])[] | string {
  const declarations: [string, string][] = [];
  const seen = new Set<string>();
  for (const { name, value } of attributes) {
    if (seen.has(name)) return 'attribute twice';
    seen.add(name);
    const text = attributeText(value);
    if (text === null) return 'attribute value';
    if (name === 'xmlns') declarations.push(['', text]);
    else if (name.startsWith('xmlns:')) declarations.push([name.slice(6), text]);
  }
  return declarations;
}

/** Names of the attributes that the standard does not know, or what is wrong with one. */
export function unknownAttributes(
  attributes: readonly Attribute[],
  namespaces: Namespaces,
): readonly string[] | string {
  const unknown: string[] = [];
  const seen = new Set<string>();
  for (const { name } of attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const colon = name.indexOf(':');
    const local = name.slice(colon + 1);
    const uri = colon < 0 ? '' : namespaces.resolve(name.slice(0, colon));
    if (uri === null || colon === 0 || local === '' || local.includes(':')) return 'unknown prefix';
    const expanded = `${uri} ${local}`;
    if (seen.has(expanded)) return 'attribute twice';
    seen.add(expanded);
    if (!isSchemaLocation(uri, local)) unknown.push(name);
  }
  return unknown;
}
