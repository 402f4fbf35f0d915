import type { RuleRow } from '../table-rows.ts';
import { englishRemedies } from './english-remedies.ts';
import type { DutchText, RuleWords } from './text.ts';
import { agreed, answering, composing, deadline, ground } from './treatment.ts';

/** Faults of a file: they are no rules of the standard, so its data has no words for them. */
const ofFiles: Readonly<Record<string, readonly [title: string, meaning: string]>> = {
  STRUCTURE: [
    'Structure of the message',
    'An element is missing, stands in the wrong place, comes too often or does not belong in this message.',
  ],
  TYPE: ['Kind of value', 'The value is no valid whole number, no existing date or no valid time.'],
  WELLFORMED: [
    'No well-formed XML',
    'The file was cut off or is no XML: an element is not closed, a character is not allowed, or there is an unknown reference in it.',
  ],
  ENCODING: [
    'Character set',
    'The file is not UTF-8 without byte order mark with CR LF line ends (OP192), or has bytes that do not exist in UTF-8.',
  ],
  DOCTYPE: [
    'Document type not allowed',
    'The file has a DOCTYPE. With it a file can ask for other files or fill the memory; iJw does not use it.',
  ],
  LIMIT: [
    'File too large or too deep',
    'The file, a text in it, the number of elements, the depth or the number of findings goes over the limit that was set.',
  ],
};

/** Where a rule without a check of its own is seen to, by the Dutch words for it. */
const treatments: Readonly<Record<string, string>> = {
  [agreed]: 'Outside the software: municipality and provider agree on this and see to it.',
  [composing]: 'Whoever makes the message sees to this; the message itself does not show it.',
  [ground]: 'A principle of the standard; the rules that follow from it are checked.',
  [answering]: 'This is how this software makes answers (answer, claimReply).',
  [deadline]: 'A term: the program that keeps the messages watches it.',
};

const checkedBy = /^Wordt gecontroleerd met (.+)\.$/;

/**
 * The words for a rule in English: title and meaning as the data of the standard paraphrases them, and what to do.
 * `dutch` tells where a rule is seen to that has no remedy of its own. Null when there are no English words.
 */
export function inEnglish(rule: string, row: RuleRow | undefined, [, , dutch]: DutchText): RuleWords | null {
  const words = row ? ([row.title, row.statement] as const) : ofFiles[rule];
  const elsewhere = checkedBy.exec(dutch)?.[1];
  const remedy =
    englishRemedies[rule] ??
    treatments[dutch] ??
    (elsewhere === undefined ? null : `Is checked with ${elsewhere}.`);
  return words === undefined || remedy === null ? null : { title: words[0], meaning: words[1], remedy };
}

/** A code that is not in a code list. `allowed`: the codes, when they are few enough to name. */
export function listInEnglish(
  { id, name }: { readonly id: string; readonly name: string },
  allowed: readonly string[],
): RuleWords {
  const choice = allowed.length === 0 ? '' : ` Allowed: ${allowed.join(', ')}.`;
  return {
    title: `Code list ${name} (${id})`,
    meaning: `The code is not in the list ${name}.${choice}`,
    remedy: 'Choose a code from the list; mind leading zeros.',
  };
}
