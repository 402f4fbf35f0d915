import { makers } from './generated/makers.ts';
import { baseNamespace, basePrefix, complexTypes, messageRows } from './generated/messages.ts';
import type { MessageCode } from './generated/berichten.ts';
import { simpleType, type SimpleType } from './lexical/simple-type.ts';
import type { ElementRow, Make, MessageRow } from './table-rows.ts';

export interface ElementDef {
  readonly name: string;
  /** Property of the message object: the name in lower camel case. */
  readonly property: string;
  /** Name as composed, with the prefix of the namespace. */
  readonly tag: string;
  /** Number that stands for namespace and name together; 0 is no known element. */
  readonly symbol: number;
  /** Number of this element among the elements of all classes. */
  readonly index: number;
  readonly min: number;
  /** 0 means unbounded. */
  readonly max: number;
  readonly key: boolean;
  readonly type: ComplexDef | SimpleType;
  /** `type` when it is simple, and the elements in it when it is not: what the reader asks at every tag. */
  readonly simple: SimpleType | null;
  readonly elements: readonly ElementDef[];
  /** What repeats without bound in a claim (JW323): its clients and their lines. */
  readonly part: 'client' | 'line' | null;
}

export interface ComplexDef {
  readonly kind: 'complex';
  readonly name: string;
  /** A class of the message; otherwise a shared complex type (CDT). */
  readonly isClass: boolean;
  readonly make: Make;
  readonly elements: readonly ElementDef[];
}

export interface MessageDef {
  readonly message: MessageCode;
  readonly row: MessageRow;
  readonly root: ElementDef;
  readonly classes: ReadonlyMap<string, ComplexDef>;
}

let lastElement = 0;
const symbols = new Map<string, Map<string, number>>();
let lastSymbol = 0;

function symbolFor(namespace: string, name: string): number {
  let names = symbols.get(namespace);
  if (names === undefined) symbols.set(namespace, (names = new Map()));
  let symbol = names.get(name);
  if (symbol === undefined) names.set(name, (symbol = lastSymbol += 1));
  return symbol;
}

/** The symbol of a name in a namespace, 0 when no message knows it. */
export function symbolOf(namespace: string, name: string): number {
  return symbols.get(namespace)?.get(name) ?? 0;
}

export function property(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function makerOf(name: string): Make {
  const make = makers[name];
  if (make === undefined) throw new Error(`no maker for ${name}`);
  return make;
}

const shared = new Map<string, ComplexDef>();

function sharedType(name: string): ComplexDef {
  let def = shared.get(name);
  if (def === undefined) {
    const elements = (complexTypes[name] ?? []).map((row) => element(row, sharedOwner));
    def = { kind: 'complex', name, isClass: false, make: makerOf(name), elements };
    shared.set(name, def);
  }
  return def;
}

/** Who owns the elements of a type: decides their namespace and finds the classes they refer to. */
interface Owner {
  readonly namespace: string;
  readonly prefix: string;
  partOf(type: string): ElementDef['part'];
  complex(name: string): ComplexDef;
}

const sharedOwner: Owner = {
  namespace: baseNamespace,
  prefix: basePrefix,
  partOf: () => null,
  complex: sharedType,
};

function element(row: ElementRow, owner: Owner): ElementDef {
  const [name, typeName, min, max, key, pattern] = row;
  const simple = typeName.startsWith('LDT_') ? simpleType(typeName, pattern, name) : null;
  const type = simple ?? owner.complex(typeName);
  return {
    name,
    property: property(name),
    tag: `${owner.prefix}:${name}`,
    symbol: symbolFor(owner.namespace, name),
    index: (lastElement += 1),
    min,
    max,
    key,
    type,
    simple,
    elements: type.kind === 'complex' ? type.elements : [],
    part: owner.partOf(typeName),
  };
}

function messageDef(row: MessageRow): MessageDef {
  const classes = new Map<string, ComplexDef>();
  const owner: Owner = {
    namespace: row.namespace,
    prefix: row.prefix,
    partOf: (type) =>
      row.message !== 'JW323' ? null : type === 'Client' ? 'client' : type === 'Prestatie' ? 'line' : null,
    complex: (name) => (name.startsWith('CDT_') ? sharedType(name) : classOf(name)),
  };
  function classOf(name: string): ComplexDef {
    let def = classes.get(name);
    if (def === undefined) {
      const elements = (row.classes[name] ?? []).map((r) => element(r, owner));
      def = { kind: 'complex', name, isClass: true, make: makerOf(`${row.message} ${name}`), elements };
      classes.set(name, def);
    }
    return def;
  }
  const root = element(['Bericht', 'Root', 1, 1, false, null], owner);
  return { message: row.message as MessageCode, row, root, classes };
}

const definitions = new Map<MessageCode, MessageDef>(
  messageRows.map((row) => [row.message as MessageCode, messageDef(row)]),
);

export const messageCodes: readonly MessageCode[] = [...definitions.keys()];

export function messageDefinition(message: MessageCode): MessageDef {
  return definitions.get(message) as MessageDef;
}

const bySymbol = new Map([...definitions.values()].map((def) => [def.root.symbol, def]));

/** The message whose root element this symbol is. */
export function messageOfRoot(symbol: number): MessageDef | undefined {
  return bySymbol.get(symbol);
}
