import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { englishRemedies } from '../src/catalogue/english-remedies.ts';
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

describe('the English catalogue', () => {
  const ids = [...ruleIds, ...fileRuleIds, ...codeListRows.map((list) => list.id)];
  it('holds a name, a meaning and a remedy for every rule that the Dutch one has', () => {
    for (const id of ids) {
      const text = explainRule(id, 'en');
      assert.ok(text, `${id} has no remedy in src/catalogue/english-remedies.ts`);
      for (const part of [text.title, text.meaning, text.remedy]) assert.ok(part.length > 3, id);
      assert.doesNotMatch(text.remedy, /\b(het|een|de|niet|worden|wordt|vul|met)\b/i, id);
    }
  });

  it('has no remedy for what is no rule, and tells the same as the Dutch one apart from the words', () => {
    for (const id of Object.keys(englishRemedies)) assert.ok(ids.includes(id), id);
    for (const id of ids) {
      const [dutch, english] = [explainRule(id), explainRule(id, 'en')];
      assert.deepEqual(
        [english?.level, english?.returnCode, english?.messages, english?.source],
        [dutch?.level, dutch?.returnCode, dutch?.messages, dutch?.source],
      );
    }
  });
});
