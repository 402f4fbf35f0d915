const smallest = 1 << 8;
const largest = 1 << 14;

/**
 * Makes strings of short ASCII texts and hands out the same string again for a text seen before: codes, dates
 * and amounts of a claim repeat, so that most lines cost no new string at all. The cache starts small and grows with
 * what it is asked for: most messages are a few kilobytes, and a cache for a large one would cost more than reading them.
 */
export function valueCache(): (bytes: Buffer, from: number, to: number, hash: number) => string {
  let cache = slots(smallest);
  let misses = 0;
  return (bytes, from, to, hash) => {
    const slot = (hash ^ (hash >>> 14)) & (cache.length - 1);
    const cached = cache[slot];
    if (cached !== undefined && spelled(cached, bytes, from, to)) return cached;
    const made = bytes.toString('latin1', from, to);
    if (made.length > 64) return made;
    cache[slot] = made;
    misses += 1;
    if (misses > cache.length && cache.length < largest) cache = slots(cache.length * 8);
    return made;
  };
}

function slots(size: number): (string | undefined)[] {
  return Array.from<string | undefined>({ length: size });
}

function spelled(text: string, bytes: Uint8Array, from: number, to: number): boolean {
  if (text.length !== to - from) return false;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) !== bytes[from + i]) return false;
  return true;
}
