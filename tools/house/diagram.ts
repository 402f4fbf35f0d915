import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms, roomOf } from './boundaries.ts';
import { importsOf, isSource, isTest, projectFiles, resolveImport, root, type Breach } from './sources.ts';

const page = 'ARCHITECTURE.md';
const begin = '<!-- rooms: generated from the imports by `npm run diagram` -->';
const end = '<!-- /rooms -->';

/** Which room imports which, as Mermaid; the order of rooms runs from top to bottom. */
export function roomDiagram(): string {
  const edges = new Set<string>();
  for (const file of projectFiles().filter((f) => isSource(f) && !isTest(f))) {
    const from = roomOf(file);
    if (from === null || from === 'schema') continue;
    for (const { target } of importsOf(file)) {
      const resolved = resolveImport(file, target);
      const to = resolved === null ? null : roomOf(resolved);
      if (to !== null && to !== from && to !== 'db') edges.add(`  ${from} --> ${to}`);
      if (target === '@jeugdregie/ijw') edges.add(`  ${from} --> ijw`);
      if (target === '@jeugdregie/methods') edges.add(`  ${from} --> methods`);
    }
  }
  const shown = rooms.filter((room) => room !== 'schema' && room !== 'db');
  return [
    '```mermaid',
    'flowchart BT',
    ...shown.map((room) => `  ${room}`),
    ...[...edges].sort(),
    '```',
  ].join('\n');
}

function withDiagram(text: string): string {
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (head === undefined || tail === undefined)
    throw new Error(`${page} needs the markers "${begin}" and "${end}"`);
  return `${head}${begin}\n\n${roomDiagram()}\n\n${end}${tail}`;
}

export function diagramBreaches(): Breach[] {
  const text = readFileSync(join(root, page), 'utf8');
  return withDiagram(text) === text
    ? []
    : [{ file: page, line: 1, message: 'the room diagram is stale: npm run diagram' }];
}

export function writeDiagram(): void {
  const path = join(root, page);
  writeFileSync(path, withDiagram(readFileSync(path, 'utf8')));
}
