import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { methodsCli } from './cli.ts';
import { compare, lookup, parseFixture, type Expectation } from './fixture.ts';
import { methodNamed } from './register.ts';

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await methodsCli(args, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const folder = mkdtempSync(join(tmpdir(), 'methods-'));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(mkdtempSync(join(folder, 'case-')), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const rows = [[100, 150, 170], [110, 160], [120]];
const ladder = (value: number): unknown => ({
  schema: 'methods-fixture/1',
  id: 'runoff/test',
  method: '01-runoff',
  cases: [
    {
      name: 'first',
      input: { cumulative: rows },
      expected: [{ path: 'latest', value: [170, 160, 120], origin: 'published' }],
    },
    {
      name: 'second',
      input: 'as above',
      expected: [{ path: 'latestTotal', value, abs: 0.5, origin: 'published' }],
    },
  ],
});

describe('methods on the command line', () => {
  it('lists every method', async () => {
    const { code, out } = await cli('list');
    assert.equal(code, 0);
    for (const id of ['01-runoff', '02-forecast', '03-decomposition', '04-evaluation'])
      assert.match(out, new RegExp(id));
  });

  it('runs a bare input, or an object that holds it, and prints the whole result', async () => {
    for (const content of [{ cumulative: rows }, { input: { cumulative: rows } }]) {
      const { code, out } = await cli('run', 'runoff', file('input.json', content));
      assert.equal(code, 0);
      const result = JSON.parse(out) as {
        method: string;
        observations: number;
        value: { latestTotal: number };
      };
      assert.deepEqual(
        [result.method, result.observations, result.value.latestTotal],
        ['01-runoff/mack', 6, 450],
      );
    }
  });

  it('too little data is an answer with exit code 1', async () => {
    const { code, out } = await cli('run', '01', file('input.json', { cumulative: [[1]] }));
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { ok: boolean }).ok, false);
  });

  it('says pass or fail per expected value', async () => {
    const good = await cli('fixture', file('good.json', ladder(450)));
    assert.equal(good.code, 0);
    assert.match(good.out, /2 values checked, 0 failed/);
    const bad = await cli('fixture', file('bad.json', ladder(451)));
    assert.equal(bad.code, 1);
    assert.match(bad.out, /FAIL {2}second · latestTotal \(published\): got 450, expected 451/);
  });

  it('bad use is told what is wrong: no such method, no such file, no JSON, no triangle', async () => {
    const cases: readonly (readonly [string[], RegExp])[] = [
      [['run', 'nothing', file('a.json', {})], /there is no method nothing/],
      [['run', 'runoff', '/nowhere/at/all.json'], /all\.json/],
      [['run', 'runoff', file('b.json', '{')], /is not JSON/],
      [['run', 'runoff', file('c.json', {})], /needs "cumulative" or "incremental"/],
      [['run', 'runoff', file('d.json', { cumulative: [[1, 'x']] })], /must hold numbers only/],
      [['fixture', file('e.json', { schema: 'other' })], /is no methods-fixture\/1/],
      [[], /methods list/],
    ];
    for (const [args, message] of cases) {
      const { code, err } = await cli(...args);
      assert.equal(code, 2);
      assert.match(err, message);
    }
  });

  it('finds a method by id, number, name and the id of a fixture', () => {
    for (const name of ['01-runoff', '01', 'runoff', 'runoff/taylor-ashe'])
      assert.equal(methodNamed(name)?.id, '01-runoff');
    assert.equal(methodNamed('none'), null);
  });
});

describe('comparison with a fixture', () => {
  const expectation = (
    path: string,
    value: Expectation['value'],
    tolerance: Partial<Expectation> = {},
  ): Expectation => ({
    path,
    value,
    abs: null,
    rel: null,
    origin: 'published',
    ...tolerance,
  });
  const table: readonly { name: string; got: unknown; want: Expectation; pass: boolean }[] = [
    {
      name: 'within the absolute tolerance',
      got: 10.4,
      want: expectation('x', 10, { abs: 0.4001 }),
      pass: true,
    },
    { name: 'just outside it', got: 10.41, want: expectation('x', 10, { abs: 0.4 }), pass: false },
    {
      name: 'within the relative tolerance',
      got: 101,
      want: expectation('x', 100, { rel: 0.01 }),
      pass: true,
    },
    { name: 'no tolerance means exact', got: 1 + 1e-15, want: expectation('x', 1), pass: false },
    { name: 'null expects not estimable', got: null, want: expectation('x', null), pass: true },
    { name: 'a number is not null', got: 0, want: expectation('x', null), pass: false },
    { name: 'null is no number', got: null, want: expectation('x', 0, { abs: 1 }), pass: false },
    { name: 'a list of another length', got: [1], want: expectation('x', [1, 2], { abs: 1 }), pass: false },
    {
      name: 'an object by its expected keys',
      got: { a: 1, b: 2 },
      want: expectation('x', { a: 1 }, { abs: 0 }),
      pass: true,
    },
    { name: 'at most, one-sided', got: 5, want: expectation('sseAtMost', 6, { abs: 0 }), pass: true },
    { name: 'at most, above', got: 7, want: expectation('sseAtMost', 6, { abs: 0 }), pass: false },
    { name: 'at least, below', got: 5, want: expectation('logLikAtLeast', 6, { abs: 0 }), pass: false },
    { name: 'an output that is not there', got: undefined, want: expectation('x', null), pass: false },
  ];
  for (const { name, got, want, pass } of table)
    it(name, () => assert.equal(compare(got, want) === '', pass));

  it('paths name slices, members and labels with dots', () => {
    const labels = { y: [1, 2, 3], rank: { California: 3 }, 'shapley.region': [4], tau: 5 };
    assert.deepEqual(lookup(labels, 'y[1..2]'), [2, 3]);
    assert.equal(lookup(labels, 'rank.California'), 3);
    assert.deepEqual(lookup(labels, 'shapley.region'), [4]);
    assert.equal(lookup(labels, 'tauPublished'), 5);
    assert.equal(lookup(labels, 'none'), undefined);
  });

  it('"as above" in one key takes that key of the first case', () => {
    const text = JSON.stringify({
      schema: 'methods-fixture/1',
      id: 'x',
      method: '01-runoff',
      cases: [
        { name: 'a', input: { y: [1], z: 2 } },
        { name: 'b', input: { y: 'as above', z: 3 } },
      ],
    });
    assert.deepEqual(parseFixture(text, 'x').cases[1]?.input, { y: [1], z: 3 });
  });
});
