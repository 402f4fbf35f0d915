const size = 1 << 14;

/**
 * Makes strings of short ASCII texts and hands out the same string again for a text seen before: codes, dates
 * and amounts of a claim repeat, so that most lines cost no new string at all.
 */
export function valueCache(): (bytes: Buffer, from: number, to: number, hash: number) => string {
  const cache: (string | undefined)[] = Array.from({ length: size });
  return (bytes, from, to, hash) => {
    const slot = (hash ^ (hash >>> 14)) & (size - 1);
    const cached = cache[slot];
    if (cached !== undefined && spelled(cached, bytes, from, to)) return cached;
    const made = bytes.toString('latin1', from, to);
    if (made.length <= 64) cache[slot] = made;
    return made;
  };
}

function spelled(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
