import { explainRule } from '../explain.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';

const help = 'Gebruik: ijw explain REGEL… (bijvoorbeeld TR302)\n';

/** `ijw explain RULE…`: what a rule means and what to do about it. */
export function explainCommand(words: readonly string[], io: CliIo): number {
  if (words[0] === '--help') {
    io.write(help);
    return fine;
  }
  if (words.length === 0 || words.some((word) => word.startsWith('--'))) {
    io.warn(help);
    return usage;
  }
  let code = fine;
  for (const word of words) {
    const text = explainRule(word.toUpperCase()) ?? explainRule(word);
    if (text === null) {
      io.warn(`${word}: deze regel staat niet in iJw 3.2.\n`);
      code = wrong;
      continue;
    }
    const returnCode = text.returnCode === null ? '' : `, retourcode ${text.returnCode}`;
    const level = text.level === null ? 'niet automatisch gecontroleerd' : `niveau ${text.level}`;
    const messages = text.messages.length === 0 ? '' : `Berichten: ${text.messages.join(', ')}\n`;
    io.write(
      `${text.rule} — ${text.title} (${level}${returnCode})\n${text.meaning}\n${text.remedy}\n${messages}Bron: ${text.source}\n`,
    );
  }
  return code;
}
