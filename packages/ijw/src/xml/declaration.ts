import { isSpace, nameByte } from './bytes.ts';
import type { FaultRule } from './handler.ts';

const shape =
  /^\s+version\s*=\s*(?<q>["'])(?<version>[^"'<&]*)\k<q>(?:\s+encoding\s*=\s*(?<r>["'])(?<encoding>[^"'<&]*)\k<r>)?(?:\s+standalone\s*=\s*(?<s>["'])(?:yes|no)\k<s>)?\s*$/;

const name =
  /^[A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}][-.0-9A-Z_a-z\u{B7}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{203F}-\u{2040}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]*$/u;

/**
 * What is wrong with the processing instruction or XML declaration between `<?` at `from` and `?>` at `close`;
 * null when nothing is. `atStart` says that a declaration may stand here.
 */
export function declarationFault(
  bytes: Buffer,
  from: number,
  close: number,
  atStart: boolean,
): { readonly rule: FaultRule; readonly detail: string } | null {
  let end = from + 2;
  while (end < close && nameByte[bytes[end] as number] !== 0) end += 1;
  const target = bytes.toString('utf8', from + 2, end);
  if (!name.test(target) || (end < close && !isSpace(bytes[end])))
    return { rule: 'WELLFORMED', detail: 'instruction' };
  if (target.toLowerCase() !== 'xml') return null;
  if (target !== 'xml' || !atStart || close - from > 400)
    return { rule: 'WELLFORMED', detail: 'XML declaration' };
  return xmlDeclarationFault(bytes.toString('utf8', end, close));
}

function xmlDeclarationFault(text: string): { readonly rule: FaultRule; readonly detail: string } | null {
  const parts = shape.exec(text)?.groups;
  if (parts === undefined) return { rule: 'WELLFORMED', detail: 'XML declaration' };
  if (parts['version'] !== '1.0') return { rule: 'WELLFORMED', detail: 'XML version' };
  const encoding = parts['encoding'];
  const isUtf8 = encoding === undefined || encoding.toUpperCase() === 'UTF-8';
  return isUtf8 ? null : { rule: 'ENCODING', detail: 'encoding' };
}
