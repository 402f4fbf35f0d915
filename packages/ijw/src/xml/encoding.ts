const utf16Marks = new Set(['feff', 'fffe']);

/**
 * What the first four bytes say: the length of a UTF-8 byte order mark (0 when there is none), or null when the
 * file is in UTF-16 or UTF-32.
 */
export function byteOrderMark(bytes: Buffer): number | null {
  const [a, b, c, d] = bytes;
  if (utf16Marks.has(bytes.toString('hex', 0, 2))) return null;
  if (a === 0 && (b === 0 || c === 0)) return null;
  if (b === 0 && d === 0) return null;
  return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
}
