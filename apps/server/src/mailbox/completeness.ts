import { isZip } from '../jobs/unpack.ts';

/** A file as it lay there when somebody looked. */
export interface Look {
  readonly size: number;
  /** Milliseconds since the epoch, by the clock of the file system. */
  readonly mtimeMs: number;
  /** Whether its end looks like the end of such a file. */
  readonly looksWhole: boolean;
}

/** How long a file must lie still before it is taken, in milliseconds. */
export interface Patience {
  readonly whole: number;
  /** For a file whose end looks cut off: perhaps its sender is slow. */
  readonly cutOff: number;
}

export const patience: Patience = { whole: 5_000, cutOff: 120_000 };

/** Remembers how files lay in the folder, to tell which lie still. */
export interface Watchfulness {
  /** Whether the file may be taken now. `now`: milliseconds since the epoch, by our clock. */
  isStill(path: string, look: Look, now: number): boolean;
  /** Forgets every file that is not in the list. */
  keepOnly(paths: ReadonlySet<string>): void;
}

/**
 * A file is whole when nobody has changed it for a while: its own time of change says so (also after it was moved
 * in), or, where clocks differ, that we saw it the same for as long.
 */
export function watchfulness({ whole, cutOff }: Patience = patience): Watchfulness {
  const seen = new Map<string, Look & { readonly since: number }>();
  return {
    isStill(path, look, now) {
      const before = seen.get(path);
      const isSame = before?.size === look.size && before.mtimeMs === look.mtimeMs;
      const since = isSame ? before.since : now;
      seen.set(path, { ...look, since });
      const still = Math.max(now - look.mtimeMs, now - since);
      return still >= (look.looksWhole ? whole : cutOff);
    },
    keepOnly(paths) {
      for (const path of seen.keys()) if (!paths.has(path)) seen.delete(path);
    },
  };
}

/** So many last bytes hold the end of a zip, comment included. */
export const tailLength = 65_557;

const endOfArchive = Buffer.from('PK\u0005\u0006', 'latin1');

/**
 * Whether a file ends as it should, by its first and last bytes: an XML file with the end tag of its root, a zip with
 * its table of contents. What is neither of them is whole: it will be refused, not waited for.
 */
export function looksWhole(head: Uint8Array, tail: Uint8Array): boolean {
  if (isZip(head)) return Buffer.from(tail).includes(endOfArchive);
  const start = Buffer.from(head)
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart();
  if (!start.startsWith('<')) return head.length > 0;
  const root = /<([A-Za-z_][\w:.-]*)/.exec(start.replaceAll(/<!--[^]*?-->/g, ''))?.[1];
  if (root === undefined) return false;
  const end = Buffer.from(tail).toString('latin1').trimEnd();
  if (end.endsWith('/>')) return true;
  return /<\/([\w:.-]+)\s*>$/.exec(end.slice(-400))?.[1] === root;
}
