import { ruleRows } from './generated/rules.ts';
import type { RuleText } from './model.ts';

export const ruleIds: readonly string[] = ruleRows.map(({ id }) => id);

const rows = new Map(ruleRows.map((row) => [row.id, row]));

export function explainRule(rule: string): RuleText | null {
  const row = rows.get(rule);
  if (row === undefined) return null;
  return {
    rule,
    level: row.level as RuleText['level'],
    returnCode: row.returnCode,
    messages: [...new Set(row.at.map(([message]) => message))],
    title: row.title,
    meaning: row.statement,
    remedy: '',
    source: `iJw 3.2, ${row.kind} ${rule}`,
  };
}
