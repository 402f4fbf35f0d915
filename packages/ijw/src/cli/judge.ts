import { readFileSync } from 'node:fs';
import { check } from '../check.ts';
import { checkAgainst } from '../cross/check-against.ts';
import type { Context } from '../cross/context.ts';
import { emptyHistory } from '../cross/history.ts';
import { remember } from '../cross/remember.ts';
import { explainRule } from '../explain.ts';
import { isXmlDate } from '../lexical/calendar.ts';
import type { Checked, Finding } from '../model.ts';
import type { Parsed } from './arguments.ts';
import { blocksOfFile } from './blocks.ts';
import { reading, type CliIo } from './io.ts';
import { readTariffs } from './tariffs.ts';

export const contextUsage = '[--context BESTAND…] [--tariffs BESTAND.json] [--today DAG]';

export const contextHelp =
  '  --context   eerdere berichten, in volgorde, als goedgekeurd verwerkt\n' +
  '  --tariffs   contracttarieven in eurocenten: {"45A04": {"tarief": 8500, "eenheid": "04"}}\n' +
  '  --today     de dag van vandaag (JJJJ-MM-DD)\n' +
  'Zonder deze drie: alleen de regels die geen eerdere berichten vragen; met één ervan alle regels.\n';

export const contextOptions = { context: 'list', tariffs: 'one', today: 'one' } as const;

/** One file and its object, for an answer to it. */
export interface Whole {
  readonly checked: Checked;
  /** Of levels 3 and 4. */
  readonly findings: readonly Finding[];
}

export async function judgeWhole(file: string, context: Context): Promise<Whole> {
  const checked = await check(blocksOfFile(file));
  const isJudged = checked.bericht !== null && checked.level === null;
  return { checked, findings: isJudged ? checkAgainst(checked.bericht, context) : [] };
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
    const { bericht, findings } = await check(blocksOfFile(file));
    // Without it the judgement would be about something else.
    if (bericht === null) return `${notReadable(file, findings[0])} Het bestand kan geen context zijn.`;
    if (history !== undefined) remember(history, bericht);
  }
  const tariffs = options.get('tariffs')?.[0];
  if (tariffs === undefined) return { history, today };
  const rateOf = readTariffs(reading(tariffs, () => readFileSync(tariffs, 'utf8')));
  return typeof rateOf === 'string'
    ? `${tariffs} is geen tarievenbestand: ${rateOf}\nZo ziet het eruit: {"45A04": {"tarief": 8500, "eenheid": "04"}}, in eurocenten.`
    : { history, today, rateOf };
}

/** Why a file is of no use to a command that needs the message in it. */
export function notReadable(file: string, finding: Finding | undefined): string {
  if (finding === undefined) return `${file}: geen leesbaar iJw-bericht.`;
  const { rule, line, path } = finding;
  const why = explainRule(rule)?.meaning ?? '';
  return `${file}: geen leesbaar iJw-bericht. Regel ${line}, ${path} [${rule}]: ${why}`;
}
