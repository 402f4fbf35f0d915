// Runs the examples of the standard through the packed package: every one must give what is expected of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { checkAgainst, checkSync, compose, historyOf } from '@jeugdregie/ijw';
import { ijw } from '@jeugdregie/ijw/cli';

const folder = new URL('examples/', import.meta.url);
const read = (name) => readFileSync(new URL(name, folder));
const rateOf = ({ productCode }) => (productCode === '45A04' ? { cents: 8500, eenheid: '04' } : null);
let count = 0;
for (const name of readdirSync(folder).filter((one) => one.endsWith('.xml'))) {
  const { level, bericht } = checkSync(read(name));
  assert.equal(level, null, name);
  assert.deepEqual(Buffer.from(compose(bericht)), read(name), name);
  count += 1;
}
for (const expected of JSON.parse(read('invalid/expected.json')).cases) {
  const { level, bericht, findings } = checkSync(read(`invalid/${expected.file}`));
  const history = historyOf(expected.context.map((one) => checkSync(read(`invalid/${one}`)).bericht));
  const all = level === null ? checkAgainst(bericht, { history, today: '2026-01-01', rateOf }) : findings;
  assert.deepEqual(
    all.map(({ rule }) => rule),
    [expected.rule, ...(expected.alsoBreaks ?? [])],
    expected.file,
  );
  count += 1;
}
let printed = '';
const io = { write: (text) => (printed += text), warn: assert.fail, today: () => '2026-01-01' };
assert.equal(await ijw(['check', new URL('01-JW315-vot.xml', folder).pathname, '--json'], io), 0);
assert.equal(JSON.parse(printed).level, null);
process.stdout.write(`${count} examples through the packed package, all as expected\n`);
