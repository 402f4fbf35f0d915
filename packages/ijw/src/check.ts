import type { Bericht } from './generated/berichten.ts';
import { linesOf } from './lines.ts';
import type { LineTable } from './line-table.ts';
import { defaultLimits, type Checked, type CheckOptions, type Finding, type Source } from './model.ts';
import { shown } from './personal.ts';
import { readBytes, readSource, type Read } from './read.ts';
import { violations } from './rules/level-two.ts';

/** Lines of the messages that were read, for findings that come later (levels 3 and 4). */
const tables = new WeakMap<Bericht, LineTable>();

/** Levels 1 and 2 over a file. Never throws on what the file holds. */
export async function check(source: Source, options: CheckOptions = {}): Promise<Checked> {
  return judged(await readSource(source, options), options);
}

/** `check` for bytes that are already there. */
export function checkSync(bytes: Uint8Array, options: CheckOptions = {}): Checked {
  return judged(readBytes(bytes, options), options);
}

function judged(read: Read, options: CheckOptions): Checked {
  const message = read.definition?.message ?? null;
  const { bericht } = read;
  if (bericht === null) return { message, level: 1, findings: read.findings, bericht: null };
  tables.set(bericht, read.lines);
  const findings = levelTwo(bericht, options.limits?.findings ?? defaultLimits.findings);
  return { message, level: findings.length > 0 ? 2 : null, findings, bericht };
}

/** In-message rules over a message object, read or built. `line` is 0 for a message that was never read. */
export function levelTwo(bericht: Bericht, limit = defaultLimits.findings): Finding[] {
  const broken = violations(bericht, limit);
  const lineAt = lineFinder(
    bericht,
    broken.map(({ path }) => path),
  );
  return broken.map(({ rule, path, found }) => {
    const value = found === undefined ? {} : shown(path, found);
    // Level 2 rejects the message as a whole: the header carries the code (IV028).
    return { rule, returnCode: '0001', level: 2, at: 'Header', line: lineAt(path), path, ...value };
  });
}

/** Lines of these paths in the file that the message came from. */
export function lineFinder(bericht: Bericht, paths: readonly string[]): (path: string) => number {
  const table = tables.get(bericht);
  if (table === undefined || paths.length === 0) return () => 0;
  const lines = linesOf(bericht, table, paths);
  return (path) => lines.get(path) ?? 0;
}
