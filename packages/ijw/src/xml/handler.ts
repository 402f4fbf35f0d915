/** What a reader of XML tells; the byte tokenizer and (in tests) saxes speak the same language. */
export interface XmlHandler {
  /** `symbol` stands for namespace and name (schema.ts), 0 for a name that no message knows. */
  open(symbol: number, name: string): Content;
  /** One piece of the text of an element whose content is `text`. */
  text(piece: string): void;
  /** Visible text where only elements may stand; once per piece. */
  strayText(): void;
  /** An attribute that is no namespace declaration and no schema location. */
  attribute(name: string): void;
  /** `content` of the element that is open after this one closed. */
  close(): Content;
  /** Something the standard refuses but that does not hinder reading on (byte order mark, lone CR). */
  complaint(rule: FaultRule, detail: string): void;
}

/** What the open element may hold: nothing that matters, elements only, text. */
export type Content = 0 | 1 | 2;
export const ignored = 0;
export const elements = 1;
export const text = 2;

export type FaultRule = 'WELLFORMED' | 'ENCODING' | 'DOCTYPE' | 'LIMIT';

/** Why reading stopped. */
export interface Fault {
  readonly rule: FaultRule;
  readonly line: number;
  readonly detail: string;
}

export interface TokenizerLimits {
  readonly depth: number;
  readonly textLength: number;
}

/** Attributes that say where a schema lies: harmless, and never followed. */
export function isSchemaLocation(namespace: string, local: string): boolean {
  return (
    namespace === 'http://www.w3.org/2001/XMLSchema-instance' &&
    (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation')
  );
}
