import { createReadStream, readFileSync } from 'node:fs';
import { check } from '../check.ts';
import { checkAgainst } from '../cross/check-against.ts';
import type { Context } from '../cross/context.ts';
import { emptyHistory } from '../cross/history.ts';
import { remember } from '../cross/remember.ts';
import { isXmlDate } from '../lexical/calendar.ts';
import type { Checked, Finding } from '../model.ts';
import type { Parsed } from './arguments.ts';
import type { CliIo } from './io.ts';
import { readTariffs } from './tariffs.ts';

export const contextOptions = { context: 'list', tariffs: 'one', today: 'one' } as const;

/** All four levels over one file: the lowest level that found something, and everything found there and above. */
export interface Judged {
  readonly checked: Checked;
  readonly level: 1 | 2 | 3 | 4 | null;
  readonly findings: readonly Finding[];
}

export async function judge(file: string, context: Context): Promise<Judged> {
  const checked = await check(createReadStream(file, { highWaterMark: 1 << 18 }));
  if (checked.bericht === null || checked.level !== null) {
    return { checked, level: checked.level, findings: checked.findings };
  }
  const findings = checkAgainst(checked.bericht, context);
  const levels = findings.map(({ level }) => level);
  return { checked, findings, level: levels.length === 0 ? null : (Math.min(...levels) as 3 | 4) };
}

/**
 * The context that the options describe, or what is wrong with them, in Dutch. Without any of `--context`,
 * `--tariffs` and `--today` only the rules are checked that need no earlier message.
 */
export async function contextFrom({ options }: Parsed, io: CliIo): Promise<Context | string> {
  const today = options.get('today')?.[0] ?? io.today();
  if (!isXmlDate(today)) return `--today ${today} is geen datum (JJJJ-MM-DD).`;
  const isAsked = ['context', 'tariffs', 'today'].some((name) => options.has(name));
  const history = isAsked ? emptyHistory() : undefined;
  for (const file of options.get('context') ?? []) {
    const { bericht, findings } = await check(createReadStream(file));
    if (bericht === null) io.warn(`${file}: niet gelezen als context (${findings[0]?.rule ?? ''}).\n`);
    else if (history !== undefined) remember(history, bericht);
  }
  const tariffs = options.get('tariffs')?.[0];
  if (tariffs === undefined) return { history, today };
  const rateOf = readTariffs(readFileSync(tariffs, 'utf8'));
  return rateOf === null ? `${tariffs} is geen tarievenbestand.` : { history, today, rateOf };
}
