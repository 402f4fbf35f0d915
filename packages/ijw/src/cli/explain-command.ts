import { explainRule, rulesWithReturnCode } from '../explain.ts';
import type { RuleText } from '../model.ts';
import { codeList } from '../registers.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';

const help =
  'Gebruik: ijw explain REGEL…   (een regel zoals TR302, of een retourcode zoals 9321)\n' +
  'Uitgang: 0 uitgelegd, 1 onbekend, 2 niet begrepen.\n';

/** More rules than this behind one return code are only named. */
const atMost = 3;

/** `ijw explain RULE…`: what a rule, or the rule behind a return code, means and what to do about it. */
export function explainCommand(words: readonly string[], io: CliIo): number {
  if (words[0] === '--help') {
    io.write(help);
    return fine;
  }
  const option = words.find((word) => word.startsWith('-'));
  if (option !== undefined || words.length === 0) {
    io.warn(`${option === undefined ? 'Noem een regel.' : `Onbekende optie ${option}.`}\n${help}`);
    return usage;
  }
  let code = fine;
  for (const word of words) {
    const rule = explainRule(word.toUpperCase()) ?? explainRule(word);
    const text = rule === null ? ofReturnCode(word.toUpperCase()) : ofRule(rule);
    if (text === null) {
      io.warn(`${word}: deze regel of retourcode staat niet in iJw 3.2.\n`);
      code = wrong;
    } else io.write(text);
  }
  return code;
}

function ofRule({ rule, title, meaning, remedy, source, ...text }: RuleText): string {
  const returnCode = text.returnCode === null ? '' : `, retourcode ${text.returnCode}`;
  const level = text.level === null ? 'niet automatisch gecontroleerd' : `niveau ${text.level}`;
  const messages = text.messages.length === 0 ? '' : `Berichten: ${text.messages.join(', ')}\n`;
  return `${rule} — ${title} (${level}${returnCode})\n${meaning}\n${remedy}\n${messages}Bron: ${source}\n`;
}

/** The return code, and the rules that it may stand for. */
function ofReturnCode(code: string): string | null {
  const label = codeList('WJ001')?.get(code);
  if (label === undefined) return null;
  const rules = rulesWithReturnCode(code);
  const named = rules.length === 0 ? '' : `Regels: ${rules.join(', ')}\n`;
  const told = rules.length > atMost ? [] : rules.flatMap((rule) => explainRule(rule) ?? []);
  return `Retourcode ${code} — ${label}\n${told.length > 0 ? told.map(ofRule).join('') : named}`;
}
