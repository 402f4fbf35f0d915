import { seededRandom } from '@jeugdregie/kernel';
import { messageCodes, type Bericht, type MessageCode } from '../../src/index.ts';
import { messageDefinition, type ComplexDef, type ElementDef } from '../../src/schema.ts';
import { simpleTypeRows } from '../../src/generated/simple-types.ts';
import { randomMessage } from '../random/message.ts';

/** A message in which one value breaks one restriction of the schema. */
export interface SchemaViolation {
  readonly rule: string;
  readonly message: MessageCode;
  readonly path: string;
  readonly bericht: Bericht;
}

const rows = new Map(simpleTypeRows.map((row) => [row.name, row]));

const byPattern: Readonly<Record<string, string>> = {
  RS031: ' \n\t',
  RS032: '2025-01-01Z',
  RS033: ' ',
  RS034: '10:00:00Z',
  RS035: '12a4',
  RS036: '1234567a',
  RS037: '12345678a',
  RS045: 'A.',
  RS046: '06-1',
  RS048: '01.0.0',
};

const byElement: Readonly<Record<string, readonly [rule: string, value: string]>> = {
  BerichtCode: ['RS047', '999'],
  BerichtVersie: ['CS025', '2'],
  BerichtSubversie: ['CS015', '1'],
  DeclaratieNummer: ['CS319', 'D-1'],
};

type Wrong = readonly [rule: string | undefined, value: string];

/** Values that break the restrictions of an element, by rule. */
function wrongValues(element: ElementDef, message: MessageCode): readonly Wrong[] {
  const row = rows.get(element.type.name);
  if (row === undefined) return [];
  const { maxInclusive, maxLength, pattern, rules } = row;
  const filler = pattern?.startsWith('[0-9]') === true ? '1' : 'x';
  const isRepeated = pattern !== undefined || row.minLength === undefined || row.name === 'LDT_BerichtCode';
  const own =
    element.name === 'DeclaratieNummer' && message !== 'JW323' ? undefined : byElement[element.name];
  const all: readonly Wrong[] = [
    [rules['minInclusive'], '-1'],
    [rules['maxInclusive'], String((maxInclusive ?? 0) + 1)],
    [rules['maxLength'], filler.repeat((maxLength ?? 0) + 1)],
    [rules['pattern'], byPattern[rules['pattern'] ?? ''] ?? ''],
    [isRepeated ? undefined : 'RS007', ''],
    [row.base === 'xs:string' ? undefined : 'TYPE', 'geen'],
    [row.codeList, '~'],
    own ?? [undefined, ''],
  ];
  return all.filter(([rule]) => rule !== undefined);
}

type Node = Record<string, unknown>;

function* leaves(
  def: ComplexDef,
  node: Node,
  path: string,
): Generator<{ element: ElementDef; node: Node; path: string }> {
  for (const element of def.elements) {
    const value = node[element.property];
    if (value === undefined) continue;
    if (element.type.kind === 'simple') {
      if (!Array.isArray(value)) yield { element, node, path: `${path}/${element.name}` };
      continue;
    }
    for (const [i, one] of (Array.isArray(value) ? (value as Node[]) : [value as Node]).entries()) {
      const index = element.max === 1 ? '' : `[${i + 1}]`;
      yield* leaves(element.type, one, `${path}/${element.name}${index}`);
    }
  }
}

/** One violation of every restriction, in every message that has an element which it binds. */
export function schemaViolations(): readonly SchemaViolation[] {
  const found: SchemaViolation[] = [];
  for (const message of messageCodes) {
    const seen = new Set<string>();
    // JW301 has elements that are there only now and then, such as the language of an interpreter.
    for (let seed = 1; seed <= (message === 'JW301' ? 60 : 8); seed += 1) {
      const bericht = structuredClone(randomMessage(message, seededRandom(seed)));
      const { root } = messageDefinition(message);
      for (const { element, node, path } of leaves(
        root.type as ComplexDef,
        bericht as unknown as Node,
        'Bericht',
      )) {
        for (const [rule, value] of wrongValues(element, message)) {
          if (rule === undefined || seen.has(rule)) continue;
          seen.add(rule);
          const before = node[element.property];
          node[element.property] = value;
          found.push({ rule, message, path, bericht: structuredClone(bericht) });
          node[element.property] = before;
        }
      }
    }
  }
  return found;
}
