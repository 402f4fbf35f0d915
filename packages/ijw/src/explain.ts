import { businessTexts } from './catalogue/business-texts.ts';
import { careTexts } from './catalogue/care-texts.ts';
import { claimTexts } from './catalogue/claim-texts.ts';
import { conditionTexts } from './catalogue/condition-texts.ts';
import { constraintTexts } from './catalogue/constraint-texts.ts';
import { fileTexts } from './catalogue/file-texts.ts';
import { fillingTexts } from './catalogue/filling-texts.ts';
import { inMessageTexts } from './catalogue/in-message-texts.ts';
import { principleTexts } from './catalogue/principle-texts.ts';
import { requestClaimTexts } from './catalogue/request-claim-texts.ts';
import { restrictionTexts } from './catalogue/restriction-texts.ts';
import { inEnglish, listInEnglish } from './catalogue/english.ts';
import type { CatalogueLanguage, DutchText, DutchTexts, RuleWords } from './catalogue/text.ts';
import { codeListRows } from './generated/code-lists.ts';
import { ruleRows } from './generated/rules.ts';
import type { RuleText } from './model.ts';
import type { RuleRow } from './table-rows.ts';

const texts: DutchTexts = {
  ...fileTexts,
  ...conditionTexts,
  ...constraintTexts,
  ...restrictionTexts,
  ...inMessageTexts,
  ...careTexts,
  ...claimTexts,
  ...principleTexts,
  ...businessTexts,
  ...requestClaimTexts,
  ...fillingTexts,
};

/** Every rule of the standard by its id, in the order of the rule report. */
export const ruleIds: readonly string[] = ruleRows.map(({ id }) => id);

/** Ids that a finding may carry besides those of the standard: faults of the file, and code lists. */
export const fileRuleIds: readonly string[] = Object.keys(fileTexts);

const rows = new Map(ruleRows.map((row) => [row.id, row]));
const lists = new Map(codeListRows.map((list) => [list.id, list]));

/** What the rule means and what to do about it; null for an id that no finding carries. */
export function explainRule(rule: string, language: CatalogueLanguage = 'nl'): RuleText | null {
  const row = rows.get(rule);
  const text = texts[rule];
  if (text !== undefined) {
    const words = language === 'en' ? inEnglish(rule, row, text) : dutchWords(text);
    if (words === null) return null;
    return row ? ofStandard(row, words) : ofFile(rule, words, 'Deze software; XML 1.0 en iJw 3.2, OP192');
  }
  const list = lists.get(rule);
  if (list === undefined) return null;
  const allowed = list.codes.length <= mostNamed ? list.codes.map(([code]) => code) : [];
  const words = (language === 'en' ? listInEnglish : listInDutch)(list, allowed);
  return ofFile(rule, words, `iJw 3.2, codelijst ${rule}`);
}

/** Longer lists are not written out. */
const mostNamed = 40;

function dutchWords([title, meaning, remedy]: DutchText): RuleWords {
  return { title, meaning, remedy };
}

function listInDutch(
  { id, name }: { readonly id: string; readonly name: string },
  allowed: readonly string[],
): RuleWords {
  const choice = allowed.length === 0 ? '' : ` Toegestaan: ${allowed.join(', ')}.`;
  return {
    title: `Codelijst ${name} (${id})`,
    meaning: `De code staat niet in de lijst ${name}.${choice}`,
    remedy: 'Kies een code uit de lijst; let op voorloopnullen.',
  };
}

/** Ids of the rules that a return code (retourcode) may stand for. */
export function rulesWithReturnCode(code: string): readonly string[] {
  return ruleRows.filter(({ returnCode }) => returnCode === code).map(({ id }) => id);
}

function ofStandard(row: RuleRow, words: RuleWords): RuleText {
  return {
    rule: row.id,
    level: row.level as RuleText['level'],
    returnCode: row.returnCode,
    messages: [...new Set(row.at.length > 0 ? row.at.map(([message]) => message) : (row.messages ?? []))],
    ...words,
    source: `iJw 3.2, ${row.kind} ${row.id}`,
  };
}

function ofFile(rule: string, words: RuleWords, source: string): RuleText {
  return { rule, level: 1, returnCode: null, messages: [], ...words, source };
}
