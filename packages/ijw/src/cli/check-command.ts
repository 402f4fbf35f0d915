import { checkFile, type Judged } from '../cross/check-file.ts';
import type { Context } from '../cross/context.ts';
import type { Finding, RuleText } from '../model.ts';
import { parseArguments } from './arguments.ts';
import { blocksOfFile } from './blocks.ts';
import { fine, usage, whyNotOpened, wrong, type CliIo } from './io.ts';
import { contextFrom, contextHelp, contextOptions, contextUsage } from './judge.ts';

const how = `Gebruik: ijw check BESTAND… ${contextUsage} [--json]\n`;
const help =
  how +
  contextHelp +
  '  --json      per bestand een regel JSON: {file, message, level, findings: [{rule, returnCode, at, line}]}\n' +
  'Uitgang: 0 in orde, 1 iets gevonden, 2 niet begrepen of niet te openen.\n';

/** `ijw check`: one JSON object a line with `--json`, else Dutch sentences. */
export async function checkCommand(words: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(words, { ...contextOptions, json: 'flag', help: 'flag' });
  if (typeof parsed === 'string') return refused(io, parsed);
  if (parsed.options.has('help')) {
    io.write(help);
    return fine;
  }
  if (parsed.files.length === 0) return refused(io, 'Er is geen bestand genoemd.');
  const context = await contextFrom(parsed, io);
  if (typeof context === 'string') return refused(io, context);
  let code = fine;
  for (const file of parsed.files) {
    const judged = await judgedOrWhy(file, context);
    if (typeof judged === 'string') {
      // The other files are checked all the same.
      io.warn(judged);
      code = usage;
      continue;
    }
    if (judged.level !== null && code === fine) code = wrong;
    io.write(parsed.options.has('json') ? jsonLine(file, judged) : await sentences(file, judged, context));
  }
  return code;
}

/** What is wrong in the file, or in Dutch why it could not be read. */
async function judgedOrWhy(file: string, context: Context): Promise<Judged | string> {
  try {
    return await checkFile(() => blocksOfFile(file), context);
  } catch (error) {
    const why = whyNotOpened(error);
    if (why === null) throw error;
    return why;
  }
}

function refused(io: CliIo, why: string): number {
  io.warn(`${why}\n${how}Meer: ijw check --help\n`);
  return usage;
}

function jsonLine(file: string, { message, level, findings }: Judged): string {
  const rows = findings.map(({ rule, returnCode, at, line }) => ({ rule, returnCode, at, line }));
  return `${JSON.stringify({ file, message, level, findings: rows })}\n`;
}

async function sentences(file: string, { message, findings }: Judged, { history }: Context): Promise<string> {
  const named = message ?? 'geen iJw-bericht';
  if (findings.length === 0) {
    const only =
      history === undefined ? ' voor zover dat zonder eerdere berichten (--context) te zien is' : '';
    return `${file}: ${named}, in orde${only}.\n`;
  }
  const { explainRule } = await import('../explain.ts');
  const told = findings.map((one) => sentence(one, explainRule(one.rule)));
  return `${file}: ${named}, ${findings.length === 1 ? '1 bevinding' : `${findings.length} bevindingen`}.\n${told.join('')}`;
}

function sentence({ rule, returnCode, path, line, found, expected }: Finding, text: RuleText | null): string {
  const code = returnCode === null ? '' : `, retourcode ${returnCode}`;
  const value = found === undefined ? '' : ` Gevonden: ${found}.`;
  const wanted = expected === undefined ? '' : ` Hier hoort: ${expected}.`;
  return `  regel ${line}, ${path} [${rule}${code}]\n    ${text?.meaning ?? ''}${value}${wanted}\n    ${text?.remedy ?? ''}\n`;
}
