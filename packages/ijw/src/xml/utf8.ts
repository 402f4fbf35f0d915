/**
 * Index of the first byte that is not part of well-formed UTF-8 (Unicode table 3-7) or that spells U+FFFE or
 * U+FFFF, which XML forbids; -1 when all is well.
 */
export function utf8Fault(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (i < to) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length = sequenceLength(bytes, i, lead);
    if (length === 0 || i + length > to) return i;
    for (let k = 1; k < length; k += 1) if (((bytes[i + k] as number) & 0xc0) !== 0x80) return i;
    if (lead === 0xef && bytes[i + 1] === 0xbf && (bytes[i + 2] as number) >= 0xbe) return i;
    i += length;
  }
  return -1;
}

/** Leads whose second byte has narrower bounds than 80 to BF: overlong forms, surrogates, beyond U+10FFFF. */
const secondBounds = new Map<number, readonly [number, number]>([
  [0xe0, [0xa0, 0xbf]],
  [0xed, [0x80, 0x9f]],
  [0xf0, [0x90, 0xbf]],
  [0xf4, [0x80, 0x8f]],
]);

/** Length that the lead byte announces, 0 when the lead or the second byte is ill-formed. */
function sequenceLength(bytes: Uint8Array, at: number, lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const second = bytes[at + 1] ?? 0;
  const bounds = secondBounds.get(lead);
  if (bounds !== undefined && (second < bounds[0] || second > bounds[1])) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
