import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { backup, municipal } from '@jeugdregie/core/db';
import { testServer, type TestServer } from '@jeugdregie/core/db/testing';
import { savePersons } from '@jeugdregie/core/identity';
import { municipalityCode, type Problem } from '@jeugdregie/kernel';
import { openHouse } from '../src/house.ts';
import { HouseStaysShut } from '../src/startup-problem.ts';

const here = municipalityCode('0637')!;

describe('the key of a house', () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'jeugdregie-key-'));
  const given = process.env['JEUGDREGIE_KEY'];
  let server: TestServer;
  let databaseUrl: string;
  before(async () => {
    server = await testServer();
    databaseUrl = (await server.fresh([])).url;
    delete process.env['JEUGDREGIE_KEY'];
  });
  after(async () => {
    if (given === undefined) delete process.env['JEUGDREGIE_KEY'];
    else process.env['JEUGDREGIE_KEY'] = given;
    await server.stop();
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function opensWith(key: string): Promise<Problem | null> {
    process.env['JEUGDREGIE_KEY'] = key;
    try {
      await (await openHouse({ stateDir, databaseUrl })).close();
      return null;
    } catch (error) {
      if (error instanceof HouseStaysShut) return error.problem;
      throw error;
    } finally {
      delete process.env['JEUGDREGIE_KEY'];
    }
  }

  it('is refused when it is no key, in words that do not repeat it', async () => {
    const problem = await opensWith('c2xldXRlbA==');
    assert.equal(problem?.code, 'SLEUTEL-ONGELDIG');
    assert.equal(problem.where, 'JEUGDREGIE_KEY');
    assert.doesNotMatch(JSON.stringify(problem), /c2xldXRlbA/);
  });

  it('may be any while nobody is kept; from the first person on it must be theirs', async () => {
    const other = randomBytes(32).toString('base64');
    assert.equal(await opensWith(other), null);
    const house = await openHouse({ stateDir, databaseUrl });
    const person = {
      bsn: '999900006',
      birthDate: '2012-03-04',
      birthDateUse: null,
      sex: '2',
      name: { surname: 'Voorbeeld', prefix: null, initials: null, firstNames: 'Zus' },
      address: null,
    };
    await house.db.transaction(municipal(here), (tx) => savePersons(tx, house.keys, here, [person]));
    await house.close();
    const own = readFileSync(join(stateDir, 'identity.key'), 'utf8').trim();
    assert.equal((await opensWith(other))?.code, 'SLEUTEL-ANDERE');
    assert.equal((await opensWith(`${own},${other}`))?.code, 'SLEUTEL-ANDERE', 'pseudonyms of the other');
    assert.equal(await opensWith(own), null);
    assert.equal(await opensWith(`${other},${own}`), null, 'a new key in front');
  });

  it('is held against a backup as soon as that is back, not at the next start', async () => {
    const file = join(stateDir, 'kept.backup');
    const house = await openHouse({ stateDir, databaseUrl });
    assert.ok((await backup(house.db, file)).ok);
    await house.close();
    const own = readFileSync(join(stateDir, 'identity.key'), 'utf8').trim();
    const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
    const restoredWith = async (key: string) => {
      const { url } = await server.fresh([]);
      const env = { ...process.env, STATE_DIR: stateDir, DATABASE_URL: url, JEUGDREGIE_KEY: key };
      return spawnSync(process.execPath, [main, 'restore', file], { encoding: 'utf8', env });
    };
    const right = await restoredWith(own);
    assert.equal(right.status, 0, right.stderr);
    const wrong = await restoredWith(randomBytes(32).toString('base64'));
    assert.equal(wrong.status, 1, wrong.stderr);
    assert.match(wrong.stderr, /Deze sleutel hoort niet bij de gegevens/);
  });
});
