import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeListRows } from '../src/generated/code-lists.ts';
import { explainRule, fileRuleIds, ruleIds } from '../src/index.ts';

describe('the Dutch catalogue', () => {
  it('holds a name, a meaning, a remedy and a source for every rule of the standard', () => {
    for (const id of [...ruleIds, ...fileRuleIds, ...codeListRows.map((list) => list.id)]) {
      const text = explainRule(id);
      assert.ok(text, `${id} has no text in src/catalogue`);
      for (const part of [text.title, text.meaning, text.remedy, text.source]) assert.ok(part.length > 3, id);
      assert.doesNotMatch(`${text.meaning} ${text.remedy}`, /\b(the|must|may not|shall)\b/i, id);
    }
  });

  it('knows no rule that the standard does not have', () => {
    assert.equal(explainRule('TR999'), null);
  });

  it('names level and return code as the rule report does', () => {
    const { level, returnCode, messages } = explainRule('TR418') ?? assert.fail();
    assert.deepEqual({ level, returnCode, messages }, { level: 3, returnCode: '0611', messages: ['JW323'] });
  });
});
