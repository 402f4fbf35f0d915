import { isSpace, nameByte } from './bytes.ts';
import type { FaultRule } from './handler.ts';

const shape =
  /^\s+version\s*=\s*(?:"([^"<&]*)"|'([^'<&]*)')(?:\s+encoding\s*=\s*(?:"([^"<&]*)"|'([^'<&]*)'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*$/;

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
  let i = from + 2;
  if (nameByte[bytes[i] as number] !== 2) return { rule: 'WELLFORMED', detail: 'instruction' };
  while (i < close && nameByte[bytes[i] as number] !== 0) i += 1;
  const target = bytes.utf8Slice(from + 2, i);
  if (i < close && !isSpace(bytes[i])) return { rule: 'WELLFORMED', detail: 'instruction' };
  if (target.includes(':') || !name.test(target)) return { rule: 'WELLFORMED', detail: 'instruction' };
  if (target.toLowerCase() !== 'xml') return null;
  if (target !== 'xml' || !atStart || close - from > 400) return { rule: 'WELLFORMED', detail: 'XML declaration' };
  const parts = shape.exec(bytes.utf8Slice(i, close));
  if (parts === null) return { rule: 'WELLFORMED', detail: 'XML declaration' };
  if (!/^1\.0$/.test(parts[1] ?? parts[2] ?? '')) return { rule: 'WELLFORMED', detail: 'XML version' };
  const encoding = parts[3] ?? parts[4];
  const isUtf8 = encoding === undefined || encoding.toUpperCase() === 'UTF-8';
  return isUtf8 ? null : { rule: 'ENCODING', detail: 'encoding' };
}
