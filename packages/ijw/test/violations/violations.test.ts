import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSync, ruleIds, explainRule } from '../../src/index.ts';
import { bytesWith } from './edit.ts';
import { placeViolations } from './every-place.ts';
import { inMessageViolations } from './in-message.ts';

describe('in-message rules, each broken on its own', () => {
  const tables = [...Object.entries(inMessageViolations), ...Object.entries(placeViolations)];
  for (const [rule, violations] of tables) {
    for (const [i, { file, changes, also = [], allowed }] of violations.entries()) {
      it(`${rule} (${i + 1}) in ${file}`, () => {
        const { level, findings } = checkSync(bytesWith(file, changes));
        assert.deepEqual(findings.map((f) => f.rule).sort(), [rule, ...also].sort());
        assert.equal(level, 2);
        for (const { returnCode, at, line, path } of findings) {
          assert.deepEqual({ returnCode, at }, { returnCode: '0001', at: 'Header' });
          assert.ok(line > 1 && path.startsWith('Bericht/'));
        }
        if (allowed !== undefined) assert.deepEqual(checkSync(bytesWith(file, allowed)).findings, []);
      });
    }
  }

  it('leaves out no rule of level 2', () => {
    const missing = ruleIds.filter(
      (id) => explainRule(id)?.level === 2 && inMessageViolations[id] === undefined,
    );
    assert.deepEqual(missing, []);
  });
});
