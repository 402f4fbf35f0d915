import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { keepUsed, outermostRules } from './utrecht-subset.ts';

test('keeps a used component with its states, and drops the others', () => {
  const kept = keepUsed(`
    .utrecht-button { color: red; }
    .utrecht-button--primary-action:hover { color: blue; }
    .utrecht-button-group { display: flex; }
    .utrecht-calendar { display: grid; }
    .utrecht-rich-text .utrecht-button { margin: 0; }
    @media (forced-colors: active) { .utrecht-button { color: ButtonText; } .utrecht-calendar { color: red; } }
    @keyframes utrecht-fade { from { opacity: 0; } }
  `);
  assert.match(kept, /\.utrecht-button \{ color: red; \}/);
  assert.match(kept, /--primary-action:hover/);
  assert.match(kept, /forced-colors.*ButtonText/s);
  assert.doesNotMatch(kept, /calendar|button-group|rich-text|keyframes/);
});

test('a sheet that is cut off is refused', () => {
  assert.throws(() => outermostRules('.utrecht-button { color: red;'), /unbalanced/);
});

test('of the whole sheet less than half is left, with every used component in it', () => {
  const path = createRequire(import.meta.url).resolve('@utrecht/component-library-css/dist/index.css');
  const whole = readFileSync(path, 'utf8');
  const kept = keepUsed(whole);
  assert.ok(kept.length < whole.length / 2);
  for (const name of ['button', 'link', 'table', 'alert', 'textbox', 'select', 'skip-link']) {
    assert.ok(kept.includes(`.utrecht-${name}`), name);
  }
});
