import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { en } from './en.ts';
import { nl } from './nl.ts';

const dutch: Readonly<Record<string, string>> = nl;
const english: Readonly<Record<string, string>> = en;
const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test('both languages have the same texts', () => {
  assert.deepEqual(Object.keys(english).sort(), Object.keys(dutch).sort());
});

for (const key of Object.keys(dutch)) {
  const [d = '', e = ''] = [dutch[key], english[key]];
  test(`${key} says the same in both languages`, () => {
    assert.deepEqual(places(e), places(d), 'other places');
    assert.equal(e.split('|').length, d.split('|').length, 'singular and plural in one language only');
    for (const half of [...d.split('|'), ...e.split('|')]) assert.notEqual(half.trim(), '');
  });
}

test('every text is used somewhere', () => {
  const root = new URL('..', import.meta.url).pathname;
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  const prefixes = new Set([...source.matchAll(/word\(\s*'(\w+)'/g)].map((match) => match[1]));
  const unused = Object.keys(dutch).filter(
    (key) => !source.includes(`'${key}'`) && !prefixes.has(key.split('.')[0]),
  );
  assert.deepEqual(unused, []);
});
