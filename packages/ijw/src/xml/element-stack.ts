import { declarationsOf } from './attributes.ts';
import type { FaultRule } from './handler.ts';
import { names } from './names.ts';
import { namespaces } from './namespaces.ts';
import type { Attribute } from './tag.ts';
import { utf8Fault } from './utf8.ts';

/** Number of the element with this name in this namespace, 0 when there is none. */
export type SymbolOf = (namespace: string, local: string) => number;

/** Open elements with their names and namespaces. Holds the name table of one file. */
export class ElementStack {
  depth = 0;
  /** Why `open` refused. */
  refusal: { readonly rule: FaultRule; readonly detail: string } | null = null;
  readonly names = names();
  readonly namespaces = namespaces();
  private rootSeen = false;
  private readonly opened: number[] = [];
  private readonly declared: boolean[] = [];
  private readonly symbolOf: SymbolOf;
  private readonly maxDepth: number;

  constructor(symbolOf: SymbolOf, maxDepth: number) {
    this.symbolOf = symbolOf;
    this.maxDepth = maxDepth;
  }

  /** The symbol of the element that opens, -1 when it may not. */
  open(name: number, attributes: readonly Attribute[]): number {
    if (name < 0) return this.refuse('LIMIT', 'names');
    if (this.depth === 0 && this.rootSeen) return this.refuse('WELLFORMED', 'second root');
    if (this.depth >= this.maxDepth) return this.refuse('LIMIT', 'depth');
    this.rootSeen = true;
    const declares = attributes.length > 0 && this.bind(attributes);
    if (this.refusal !== null) return -1;
    let symbol = this.names.recall(name, this.namespaces.scope());
    if (symbol < 0) symbol = this.resolve(name);
    this.opened[this.depth] = name;
    this.declared[this.depth] = declares;
    this.depth += 1;
    return symbol;
  }

  close(): void {
    this.depth -= 1;
    if (this.declared[this.depth] === true) this.namespaces.pop();
  }

  /** Opens an element as one with this name opened before, in the same namespaces. */
  reopen(name: number): void {
    this.opened[this.depth] = name;
    this.declared[this.depth] = false;
    this.depth += 1;
  }

  /** Whether the innermost open elements have these names, innermost first. */
  endsWith(names: readonly number[]): boolean {
    for (let i = 0; i < names.length; i += 1) if (this.opened[this.depth - 1 - i] !== names[i]) return false;
    return true;
  }

  topName(): number {
    return this.opened[this.depth - 1] ?? -1;
  }

  /** Bytes of the name of the innermost open element. */
  top(): Uint8Array {
    return this.names.bytes(this.opened[this.depth - 1] as number);
  }

  /** Whether the document had its one root and it is closed. */
  isComplete(): boolean {
    return this.depth === 0 && this.rootSeen;
  }

  private refuse(rule: FaultRule, detail: string): -1 {
    this.refusal ??= { rule, detail };
    return -1;
  }

  private resolve(name: number): number {
    if (!this.names.isQualified(name)) return this.refuse('WELLFORMED', 'colon in name');
    const uri = this.namespaces.resolve(this.names.prefix(name));
    if (uri === null) return this.refuse('WELLFORMED', 'unknown prefix');
    const bytes = this.names.bytes(name);
    if (utf8Fault(bytes, 0, bytes.length) >= 0) return this.refuse('ENCODING', 'UTF-8');
    const symbol = this.symbolOf(uri, this.names.local(name));
    this.names.remember(name, this.namespaces.scope(), symbol);
    return symbol;
  }

  private bind(attributes: readonly Attribute[]): boolean {
    const declarations = declarationsOf(attributes);
    if (typeof declarations === 'string') {
      this.refuse('WELLFORMED', declarations);
      return false;
    }
    if (declarations.length === 0) return false;
    if (!this.namespaces.push(declarations)) this.refuse('WELLFORMED', 'namespace declaration');
    return true;
  }
}
