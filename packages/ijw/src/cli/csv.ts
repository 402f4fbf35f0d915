import type { Bericht } from '../generated/berichten.ts';
import { messageDefinition, type ComplexDef } from '../schema.ts';

type Node = Readonly<Record<string, unknown>>;
type Row = ReadonlyMap<string, string>;

/**
 * The message as a table: one row for each of its products, lines or answers, with the identification of the message
 * and the client before it. Semicolons, CR LF; a text that a spreadsheet would take for a formula gets a quote before it.
 */
export function csvOf(bericht: Bericht): string {
  const { root } = messageDefinition(bericht.message);
  const { afzender, ontvanger, berichtIdentificatie } = bericht.header;
  const start = new Map([
    ['Bericht', bericht.message],
    ['Identificatie', berichtIdentificatie.identificatie],
    ['Dagtekening', berichtIdentificatie.dagtekening],
    ['Afzender', afzender],
    ['Ontvanger', ontvanger],
  ]);
  const rows: Row[] = [];
  collect(root.type as ComplexDef, bericht as unknown as Node, start, rows);
  const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const lines = rows.map((row) => columns.map((column) => cell(row.get(column) ?? '')).join(';'));
  return `${[columns.join(';'), ...lines].join('\r\n')}\r\n`;
}

/** Classes about people around the client: they are no rows of their own. */
const beside = new Set(['Header', 'Relaties', 'Contactgegevens', 'RetourCodes']);

function collect(def: ComplexDef, node: Node, above: Row, rows: Row[]): void {
  const own = new Map(above);
  const nested: { readonly def: ComplexDef; readonly node: Node }[] = [];
  for (const element of def.elements) {
    const value = node[element.property];
    if (value === undefined || element.name === 'Header') continue;
    if (element.type.kind === 'simple' || !element.type.isClass) flatten(element.name, value, own);
    else if (element.name === 'RetourCodes') flatten('RetourCodes', codesOf(value as Node), own);
    else if (!beside.has(element.name)) {
      for (const one of Array.isArray(value) ? (value as readonly Node[]) : [value as Node]) {
        nested.push({ def: element.type, node: one });
      }
    }
  }
  for (const one of nested) collect(one.def, one.node, own, rows);
  if (nested.length === 0) rows.push(new Map([...own, ['Klasse', def.name]]));
}

function codesOf(node: Node): string {
  return (node['retourCode'] as readonly string[]).join(' ');
}

function flatten(name: string, value: unknown, into: Map<string, string>): void {
  if (typeof value === 'string') into.set(name, value);
  else {
    for (const [property, below] of Object.entries(value as Node)) {
      flatten(`${name}/${property.charAt(0).toUpperCase()}${property.slice(1)}`, below, into);
    }
  }
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^[+-]?\d+$/.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
