import { heading, messagesOf, typesOf, type Read, type SourceElement, type SourceMessage } from './source.ts';

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
const plain = (cdt: string): string => cdt.replace(/^CDT_/, '');

/** One file per message, one for the shared complex types, one for the union. */
export function generatedTypes(read: Read): [string, string][] {
  const messages = messagesOf(read);
  return [
    ['datatypes.ts', datatypes(read)],
    ...messages.map((m): [string, string] => [`${m.message.toLowerCase()}.ts`, messageFile(m)]),
    ['berichten.ts', union(messages)],
  ];
}

function datatypes(read: Read): string {
  const blocks = Object.entries(typesOf(read).complexTypes).map(([name, type]) =>
    interfaceOf(
      plain(name),
      type.elements.map((e) => member(e, plain)),
    ),
  );
  return `${heading}${blocks.join('')}`;
}

function messageFile(m: SourceMessage): string {
  const used = new Set<string>();
  const typeName = (type: string): string => {
    if (!type.startsWith('CDT_')) return m.message + type;
    used.add(plain(type));
    return plain(type);
  };
  const blocks = Object.entries(m.classes).map(([name, elements]) => {
    const members = elements.map((e) => member({ ...e, typeKind: kindOf(e) }, typeName));
    if (name !== 'Root') return interfaceOf(m.message + name, members);
    return interfaceOf(`${m.message}Bericht`, [`  readonly message: '${m.message}';\n`, ...members]);
  });
  const imports = [...used].sort().join(', ');
  const importLine = imports === '' ? '' : `import type { ${imports} } from './datatypes.ts';\n`;
  return `${heading}${importLine}${blocks.join('')}`;
}

function kindOf(e: SourceElement): SourceElement['typeKind'] {
  return e.type.startsWith('LDT_') ? 'simple' : e.type.startsWith('CDT_') ? 'complex' : 'class';
}

function member(e: SourceElement, typeName: (type: string) => string): string {
  const base = e.type.startsWith('LDT_') ? 'string' : typeName(e.type);
  const type = e.max === null || e.max > 1 ? `readonly ${base}[]` : base;
  return `  readonly ${camel(e.name)}${e.min === 0 ? '?' : ''}: ${type};\n`;
}

function interfaceOf(name: string, members: readonly string[]): string {
  return `\nexport interface ${name} {\n${members.join('')}}\n`;
}

function union(messages: readonly SourceMessage[]): string {
  const lines = messages.map(
    (m) => `import type { ${m.message}Bericht } from './${m.message.toLowerCase()}.ts';`,
  );
  const exports = messages.map((m) => `export type * from './${m.message.toLowerCase()}.ts';`);
  const codes = messages.map((m) => `  | '${m.message}'`).join('\n');
  const members = messages.map((m) => `  | ${m.message}Bericht`).join('\n');
  return (
    `${heading}${lines.join('\n')}\n\nexport type * from './datatypes.ts';\n${exports.join('\n')}\n\n` +
    `export type MessageCode =\n${codes};\n\nexport type Bericht =\n${members};\n`
  );
}
