import type { Speech } from './language.tsx';
import type { ProblemText } from './problem-text.ts';
import { englishProblems } from './problem-texts.ts';

/**
 * The English words for a problem by its code; undefined on a Dutch screen and for a code without words, for which the
 * server's own serve. A message that breaks a rule has the number of the rule in its code.
 */
export function problemIn(
  { language, rule }: Pick<Speech, 'language' | 'rule'>,
  code: string,
): ProblemText | undefined {
  if (language !== 'en') return undefined;
  const broken = code.startsWith('IJW-') ? rule(code.slice('IJW-'.length)) : null;
  if (broken) return { what: 'This is no valid iJw message.', why: broken.meaning, remedy: broken.remedy };
  return englishProblems[code];
}
