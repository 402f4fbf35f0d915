import { explainRule, rulesWithReturnCode } from '../explain.ts';
import type { CatalogueLanguage } from '../catalogue/text.ts';
import type { RuleText } from '../model.ts';
import { codeList } from '../registers.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';

const help =
  'Gebruik: ijw explain REGEL… [--en]   (een regel zoals TR302, of een retourcode zoals 9321)\n' +
  '  --en   legt uit in het Engels\n' +
  'Uitgang: 0 uitgelegd, 1 onbekend, 2 niet begrepen.\n';

/** More rules than this behind one return code are only named. */
const atMost = 3;

/** `ijw explain RULE…`: what a rule, or the rule behind a return code, means and what to do about it. */
export function explainCommand(words: readonly string[], io: CliIo): number {
  if (words[0] === '--help') {
    io.write(help);
    return fine;
  }
  const language: CatalogueLanguage = words.includes('--en') ? 'en' : 'nl';
  const asked = words.filter((word) => word !== '--en');
  const option = asked.find((word) => word.startsWith('-'));
  if (option !== undefined || asked.length === 0) {
    io.warn(`${option === undefined ? 'Noem een regel.' : `Onbekende optie ${option}.`}\n${help}`);
    return usage;
  }
  let code = fine;
  for (const word of asked) {
    const rule = explainRule(word.toUpperCase(), language) ?? explainRule(word, language);
    const text = rule === null ? ofReturnCode(word.toUpperCase(), language) : ofRule(rule, labels[language]);
    if (text === null) {
      io.warn(`${word}: deze regel of retourcode staat niet in iJw 3.2.\n`);
      code = wrong;
    } else io.write(text);
  }
  return code;
}

interface Labels {
  readonly returnCode: string;
  readonly level: string;
  readonly unchecked: string;
  readonly messages: string;
  readonly rules: string;
  readonly source: string;
}

const labels: Readonly<Record<CatalogueLanguage, Labels>> = {
  nl: {
    returnCode: 'retourcode',
    level: 'niveau',
    unchecked: 'niet automatisch gecontroleerd',
    messages: 'Berichten',
    rules: 'Regels',
    source: 'Bron',
  },
  en: {
    returnCode: 'return code',
    level: 'level',
    unchecked: 'not checked automatically',
    messages: 'Messages',
    rules: 'Rules',
    source: 'Source',
  },
};

function ofRule({ rule, title, meaning, remedy, source, ...text }: RuleText, say: Labels): string {
  const returnCode = text.returnCode === null ? '' : `, ${say.returnCode} ${text.returnCode}`;
  const level = text.level === null ? say.unchecked : `${say.level} ${text.level}`;
  const messages = text.messages.length === 0 ? '' : `${say.messages}: ${text.messages.join(', ')}\n`;
  return `${rule} — ${title} (${level}${returnCode})\n${meaning}\n${remedy}\n${messages}${say.source}: ${source}\n`;
}

/** The return code with its label, which the standard has in Dutch only, and the rules that it may stand for. */
function ofReturnCode(code: string, language: CatalogueLanguage): string | null {
  const label = codeList('WJ001')?.get(code);
  if (label === undefined) return null;
  const say = labels[language];
  const rules = rulesWithReturnCode(code);
  const named = rules.length === 0 ? '' : `${say.rules}: ${rules.join(', ')}\n`;
  const told = rules.length > atMost ? [] : rules.flatMap((rule) => explainRule(rule, language) ?? []);
  const name = say.returnCode.slice(0, 1).toUpperCase() + say.returnCode.slice(1);
  return `${name} ${code} — ${label}\n${told.length > 0 ? told.map((rule) => ofRule(rule, say)).join('') : named}`;
}
