const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** Namespace declarations in force. `scope` is a number that changes whenever the declarations do. */
export interface Namespaces {
  readonly scope: () => number;
  /** Declarations of one element; null when one of them is not allowed. */
  push(declarations: readonly (readonly [prefix: string, uri: string])[]): boolean;
  pop(): void;
  /** The namespace of a prefix, null when it is not declared. The empty prefix is the default namespace. */
  resolve(prefix: string): string | null;
}

interface Frame {
  readonly bindings: ReadonlyMap<string, string>;
  readonly scope: number;
}

export function namespaces(): Namespaces {
  const frames: Frame[] = [];
  let count = 0;
  let scope = 0;
  return {
    scope: () => scope,
    push(declarations) {
      const bindings = new Map<string, string>();
      let allowed = true;
      for (const [prefix, uri] of declarations) {
        if (!mayDeclare(prefix, uri)) allowed = false;
        bindings.set(prefix, uri);
      }
      count += 1;
      scope = count;
      frames.push({ bindings, scope });
      return allowed;
    },
    pop() {
      frames.pop();
      scope = frames.at(-1)?.scope ?? 0;
    },
    resolve(prefix) {
      if (prefix === 'xml') return xmlNamespace;
      for (let i = frames.length - 1; i >= 0; i -= 1) {
        const uri = frames[i]?.bindings.get(prefix);
        if (uri !== undefined) return uri;
      }
      return prefix === '' ? '' : null;
    },
  };
}

function mayDeclare(prefix: string, uri: string): boolean {
  if (prefix === 'xmlns' || uri === xmlnsNamespace) return false;
  if (prefix === 'xml' || uri === xmlNamespace) return prefix === 'xml' && uri === xmlNamespace;
  return prefix === '' || uri !== '';
}
