import { heading, messagesOf, typesOf, type Read, type SourceElement } from './source.ts';

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const explained = `/**
 * Objects of the classes and complex types, from the values of their elements in order; undefined where one is absent.
 * Written out, because an object literal is made ten times as fast as an object that is filled name by name.
 */
`;

/** `makers.ts`: one function for every class and complex type. */
export function generatedMakers(read: Read): [string, string][] {
  const rows = [
    ...Object.entries(typesOf(read).complexTypes).map(([name, type]) => maker(name, type.elements, null)),
    ...messagesOf(read).flatMap(({ message, classes }) =>
      Object.entries(classes).map(([name, elements]) =>
        maker(`${message} ${name}`, elements, name === 'Root' ? message : null),
      ),
    ),
  ];
  const text =
    `${heading}import type { Make } from '../table-rows.ts';\n\n${explained}` +
    `export const makers: Readonly<Record<string, Make>> = {\n${rows.join('')}};\n`;
  return [['makers.ts', text]];
}

function maker(name: string, elements: readonly SourceElement[], message: string | null): string {
  const all = elements.map((e, i) => ({
    property: camel(e.name),
    value: `v[${i}]`,
    isOptional: e.min === 0,
  }));
  const first = message === null ? [] : [`message: '${message}'`];
  const literal = (some: readonly { readonly property: string; readonly value: string }[]): string =>
    `{ ${[...first, ...some.map(({ property, value }) => `${property}: ${value}`)].join(', ')} }`;
  const optional = all.filter(({ isOptional }) => isOptional);
  const head = `  '${name}': (v) => `;
  if (optional.length === 0) return `${head}(${literal(all)}),\n`;
  const [only] = optional;
  if (optional.length === 1 && only !== undefined) {
    const without = all.filter((one) => one !== only);
    return `${head}${only.value} === undefined ? ${literal(without)} : ${literal(all)},\n`;
  }
  const lead = all.slice(
    0,
    all.findIndex(({ isOptional }) => isOptional),
  );
  const rest = all.slice(lead.length).map(({ property, value, isOptional }) => {
    const set = `o['${property}'] = ${value};`;
    return isOptional ? `    if (${value} !== undefined) ${set}\n` : `    ${set}\n`;
  });
  return `${head}{\n    const o: Record<string, unknown> = ${literal(lead)};\n${rest.join('')}    return o;\n  },\n`;
}
