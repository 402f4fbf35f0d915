import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loader } from '../src/cli.ts';
import { parseFixture, runFixture } from '../src/fixture.ts';
import { methodNamed } from '../src/register.ts';

const folder = join(import.meta.dirname, '..', 'fixtures');

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
  const path = join(folder, file);
  const fixture = parseFixture(readFileSync(path, 'utf8'), file);
  describe(`${fixture.id}: ${fixture.title}`, async () => {
    const entry = methodNamed(fixture.method) ?? methodNamed(fixture.id);
    it('has a method', () => assert.ok(entry, `no method ${fixture.method}`));
    if (entry === null) return;
    const outcomes = await runFixture(fixture, entry, loader(path));
    for (const outcome of outcomes) {
      it(`${outcome.caseName} · ${outcome.path} (${outcome.origin})`, () => assert.equal(outcome.reason, ''));
    }
    it('has something to check', () => assert.ok(outcomes.length > 0));
  });
}
