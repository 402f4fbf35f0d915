import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { durationText, lineProgress } from './cli/output.ts';
import { findDoor } from './listen.ts';
import { databaseUrlProblem, startupProblem, wantedPort, wantedScale } from './startup-problem.ts';

const main = join(import.meta.dirname, 'cli', 'main.ts');

function errorOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return assert.fail('it should have thrown');
}

describe('a start that cannot be', () => {
  it('ends with 3 and the four parts, before any long work and without a stack', { timeout: 120_000 }, () => {
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: 'acht', STATE_DIR: '/dev/null' };
    const { status, stderr } = spawnSync(process.execPath, [main, 'start'], { env, encoding: 'utf8' });
    assert.equal(status, 3, stderr);
    assert.match(stderr, /^"acht" is geen poort\.\n {2}Waar: {3}PORT\n {2}Waarom: \S.*\n {2}Doe nu: \S.*\n$/);
  });

  it('knows a folder that cannot be made, and a file in its place', () => {
    // Root may write anywhere, so the refusal itself is made here.
    const refused = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/srv/none' });
    const cannot = startupProblem(refused);
    assert.equal(cannot?.code, 'TOESTAND-NIET-SCHRIJFBAAR');
    assert.equal(cannot.where, '/srv/none');
    const file = startupProblem(errorOf(() => mkdirSync(main, { recursive: true })));
    assert.match(file?.why ?? '', /staat een bestand/);
    const below = startupProblem(errorOf(() => mkdirSync(join(main, 'state'), { recursive: true })));
    assert.match(below?.why ?? '', /is een bestand/);
  });

  it('refuses what is no port, no scale and no address of a database', () => {
    for (const text of ['acht', '-1', '65536', '80.5', '8080 '])
      assert.equal(wantedPort(text).ok, false, text);
    for (const text of ['0', '1.01', 'NaN', 'half']) assert.equal(wantedScale(text).ok, false, text);
    for (const text of ['localhost/jeugdregie', 'mysql://server/x', 'postgres://', 'rommel'])
      assert.equal(databaseUrlProblem(text)?.code, 'DATABASE-ADRES', text);
  });

  it('tells that a port is taken before it makes a region', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    try {
      const door = await findDoor({ PORT: String(port) });
      assert.ok(!door.ok);
      assert.equal(door.error.code, 'POORT-BEZET');
      assert.equal(door.error.where, `PORT=${port}`);
    } finally {
      other.close();
    }
    assert.ok((await findDoor({ PORT: String(port) })).ok, 'free again');
  });

  it('knows a database that is away, refuses us, or is not there', () => {
    for (const [code, expected] of [
      ['ECONNREFUSED', 'DATABASE-ONBEREIKBAAR'],
      ['ENOTFOUND', 'DATABASE-ONBEREIKBAAR'],
      ['28P01', 'DATABASE-AANMELDEN'],
      ['3D000', 'DATABASE-ONBEKEND'],
      ['42501', 'DATABASE-RECHTEN'],
    ]) {
      assert.equal(startupProblem(Object.assign(new Error(code), { code }))?.code, expected);
    }
    assert.equal(startupProblem(new Error('a bug')), null);
    assert.equal(startupProblem(Object.assign(new Error('syntax'), { code: '42601' })), null);
  });

  it('knows a full disk by what PostgreSQL says, also while it makes its files', () => {
    const said =
      'initdb ended with 1: FATAL: could not extend file "base/1/2691": wrote only 4096 of 8192 bytes\nHINT: Check free disk space.';
    for (const text of [said, 'could not write to file "pg_wal/x": No space left on device'])
      assert.equal(startupProblem(new Error(text))?.code, 'SCHIJF-VOL');
  });

  it('takes what is right', () => {
    assert.equal(databaseUrlProblem('postgres://naam:geheim@server:5432/jeugdregie'), null);
    assert.equal(databaseUrlProblem('postgresql://server/jeugdregie'), null);
    assert.deepEqual(wantedPort(undefined), { ok: true, value: null });
    assert.deepEqual(wantedPort('65535'), { ok: true, value: 65_535 });
    assert.deepEqual(wantedScale('1'), { ok: true, value: 1 });
  });
});

describe('the progress of long work in a log', () => {
  it('is a line per quarter and one at the end', () => {
    const lines: string[] = [];
    const bar = lineProgress('Berichten inlezen', (line) => lines.push(line));
    for (let done = 0; done <= 5000; done += 1) bar.update(done, 5000);
    bar.stop();
    assert.deepEqual(lines.slice(0, 3), [
      'Berichten inlezen: 25 %, 1.250 van 5.000',
      'Berichten inlezen: 50 %, 2.500 van 5.000',
      'Berichten inlezen: 75 %, 3.750 van 5.000',
    ]);
    assert.match(lines[3] ?? '', /^Berichten inlezen: klaar, 5\.000 in \d,\d s$/);
    assert.equal(lines.length, 4);
  });

  for (const [millis, text] of [
    [0, '0,0 s'],
    [9940, '9,9 s'],
    [9960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min 0 s'],
    [92_000, '1 min 32 s'],
  ] as const) {
    it(`writes ${millis} ms as ${text}`, () => assert.equal(durationText(millis), text));
  }
});
