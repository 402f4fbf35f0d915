import type { Bericht } from './generated/berichten.ts';
import { linesOf } from './lines.ts';
import type { LineTable } from './line-table.ts';
import { defaultLimits, type Checked, type CheckOptions, type Finding, type Source } from './model.ts';
import { shown } from './personal.ts';
import { whole, type Part } from './parts.ts';
import { blocksOf, feed, readBytes, readSource, type Read } from './read.ts';
import type { ReadPart } from './reader.ts';
import { LevelTwo, type Violation } from './rules/level-two.ts';

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
  const rules = new LevelTwo(bericht.message, limit);
  rules.part(bericht, whole, (paths) => lineFinder(bericht, paths));
  return rules.end().map(finding);
}

function finding({ rule, path, line, found }: Violation): Finding {
  const value = found === undefined ? {} : shown(path, found);
  // Level 2 rejects the message as a whole: the header carries the code (IV028).
  return { rule, returnCode: '0001', level: 2, at: 'Header', line, path, ...value };
}

/** What comes of a file that was handed over in parts. */
export type CheckedInParts = Omit<Checked, 'bericht'>;

/**
 * Levels 1 and 2 in memory that does not grow with the file: hands over a claim (JW323) some clients at a time, each
 * part a message with these clients only, and any other message as one part. Waits for `take` before reading on.
 *
 * A part passed level 1 when it is handed over, but the file may still fail further on: what is made of the parts
 * counts only when the outcome has level null.
 */
export async function checkInParts(
  source: Source,
  take: (part: Part) => void | Promise<void>,
  options: CheckOptions = {},
): Promise<CheckedInParts> {
  const ready: ReadPart[] = [];
  const input = feed(options, (part) => ready.push(part));
  let rules: LevelTwo | null = null;
  const pass = async ({ root, lines, place }: ReadPart): Promise<void> => {
    const bericht = root as unknown as Bericht;
    tables.set(bericht, lines);
    rules ??= new LevelTwo(bericht.message, options.limits?.findings ?? defaultLimits.findings);
    rules.part(bericht, place, (paths) => lineFinder(bericht, paths));
    await take({ bericht, ...place });
  };
  for await (const chunk of blocksOf(source)) {
    const goesOn = input.add(chunk);
    for (const part of ready.splice(0)) await pass(part);
    if (!goesOn) break;
  }
  const { definition, findings, bericht, lines, place } = input.done();
  const message = definition?.message ?? null;
  if (bericht === null) return { message, level: 1, findings };
  for (const part of ready.splice(0)) await pass(part);
  await pass({ root: bericht as unknown as ReadPart['root'], lines, place });
  const broken = (rules as LevelTwo | null)?.end().map(finding) ?? [];
  return { message, level: broken.length > 0 ? 2 : null, findings: broken };
}

/** Lines of these paths in the file that the message came from. */
export function lineFinder(bericht: Bericht, paths: readonly string[]): (path: string) => number {
  const table = tables.get(bericht);
  if (table === undefined || paths.length === 0) return () => 0;
  const lines = linesOf(bericht, table, paths);
  return (path) => lines.get(path) ?? 0;
}
