import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { municipalityCode, newUuid } from '@jeugdregie/kernel';
import { auditLog, auditMigrations } from '../audit/index.ts';
import { municipal, regional, sql, system, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import {
  accessMigrations,
  addAccount,
  changePassword,
  demoPeople,
  ensureDemoPeople,
  listAccounts,
  roles,
  sessionOf,
  signIn,
  signOut,
  switchAccount,
  type Account,
  type NewAccount,
  type NewSession,
  type Principal,
} from './index.ts';
import { hashPassword, isPassword } from './password.ts';
import { countAttempt, insertAccount } from './store.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const commandLine = { commandLine: true } as const;
const start = 1_788_249_600_000; // 2026-09-01T08:00Z in milliseconds
const minute = 60_000;
const password = 'een lange zin die niemand raadt';
const wish: NewAccount = {
  email: 'Vera@voorbeeld.invalid',
  name: 'Vera Voorbeeld',
  role: 'backoffice',
  municipalities: [here],
  password,
};

describe('passwords', () => {
  it('are kept with a salt of their own and recognised', async () => {
    const [a, b] = await Promise.all([hashPassword(password), hashPassword(password)]);
    assert.notEqual(a, b);
    assert.equal(a.includes(password), false);
    assert.equal(await isPassword(password, a), true);
    assert.equal(await isPassword(`${password} `, a), false);
    assert.equal(await isPassword('', a), false);
    assert.equal(await isPassword(password, null), false);
    assert.equal(await isPassword(password, 'scrypt$rommel'), false);
  });
});

describe('accounts and sessions', () => {
  let server: TestServer;
  let database: Database;
  let vera: Account;
  let hash: string;
  const byPassword = (email: string, given: string, now = start): ReturnType<typeof signIn> =>
    signIn(database, { kind: 'password', email, password: given }, { now, isDemoOn: false });
  const signedIn = async (now = start): Promise<NewSession> => {
    const result = await byPassword(wish.email, password, now);
    assert.ok(result.ok);
    return result.value;
  };
  before(async () => {
    server = await testServer();
    hash = await hashPassword(password);
  });
  beforeEach(async () => {
    database = await server.fresh([...auditMigrations, ...accessMigrations]);
    const { password: _given, ...rest } = wish;
    vera = {
      ...rest,
      id: newUuid(),
      email: wish.email.toLowerCase(),
      isRegional: false,
      isDemo: false,
      isActive: true,
    };
    assert.ok(await database.transaction(system, (tx) => insertAccount(tx, vera, hash)));
  });
  after(() => server.stop());

  it('a session belongs to its token, of which the database keeps a hash only', async () => {
    const session = await signedIn();
    const found = await sessionOf(database, session.token, start + minute);
    assert.deepEqual(found?.principal, {
      userId: vera.id,
      name: 'Vera Voorbeeld',
      role: 'backoffice',
      municipalities: [here],
      isRegional: false,
    });
    assert.equal(found?.csrf, session.csrf);
    const rows = await database.transaction(system, (tx) => tx.query(sql`select * from access_sessions`));
    assert.equal(JSON.stringify(rows).includes(session.token), false);
    assert.equal(await sessionOf(database, `${session.token.slice(0, 42)}_`, start), null);
    assert.equal(await sessionOf(database, '', start), null);
  });

  it('a session ends after two hours without use and after twelve in all', async () => {
    const { token } = await signedIn();
    assert.equal(await sessionOf(database, token, start + 121 * minute), null);
    for (let hour = 1; hour < 12; hour += 1)
      assert.ok(await sessionOf(database, token, start + hour * 60 * minute));
    assert.ok(await sessionOf(database, token, start + 12 * 60 * minute - 1));
    assert.equal(await sessionOf(database, token, start + 12 * 60 * minute), null);
  });

  it('a session ends when somebody signs out, is switched off or gets another password', async () => {
    const first = await signedIn();
    await signOut(database, first.token);
    assert.equal(await sessionOf(database, first.token, start), null);
    await signOut(database, first.token);
    const second = await signedIn();
    await changePassword(database, commandLine, { id: vera.id, password: 'nog een lange zin om te testen' });
    assert.equal(await sessionOf(database, second.token, start), null);
    const third = await byPassword(wish.email, 'nog een lange zin om te testen');
    assert.ok(third.ok);
    await switchAccount(database, commandLine, { id: vera.id, isActive: false });
    assert.equal(await sessionOf(database, third.value.token, start), null);
    assert.equal((await byPassword(wish.email, 'nog een lange zin om te testen')).ok, false);
  });

  it('gives a stranger one answer for every reason, and logs each attempt', async () => {
    const answers = [
      await byPassword('niemand@voorbeeld.invalid', password),
      await byPassword(wish.email, 'fout'),
    ];
    assert.equal(new Set(answers.map((answer) => JSON.stringify(answer))).size, 1);
    const log = await database.transaction(system, (tx) =>
      auditLog(tx, { municipality: null, action: 'access.sign-in', limit: 10 }),
    );
    assert.deepEqual(log.events.map(({ outcome, actorName }) => `${outcome} ${actorName}`).sort(), [
      'refused Vera Voorbeeld',
      'refused aanmelden',
    ]);
  });

  it('locks after five wrong passwords, also at the same moment, and opens after a quarter of an hour', async () => {
    const wrong = (times: number): Promise<unknown> =>
      Promise.all(
        Array.from({ length: times }, () =>
          database.transaction(system, (tx) =>
            countAttempt(tx, {
              email: vera.email,
              now: start,
              lockedUntil: start + 15 * minute,
              mostFailures: 5,
            }),
          ),
        ),
      );
    await wrong(4);
    assert.ok((await byPassword(wish.email, password)).ok, 'four wrong ones do not lock');
    await wrong(5);
    assert.equal((await byPassword(wish.email, password)).ok, false, 'the right one comes too late');
    assert.equal((await byPassword(wish.email, password, start + 15 * minute - 1)).ok, false);
    assert.ok((await byPassword(wish.email, password, start + 15 * minute)).ok);
  });

  it('makes an account that can sign in', async () => {
    const made = await addAccount(database, commandLine, { ...wish, email: 'Nieuw@voorbeeld.invalid' });
    assert.ok(made.ok);
    assert.ok((await byPassword('nieuw@voorbeeld.invalid', password)).ok);
  });

  it('refuses an account that cannot work, and says where', async () => {
    const where = async (change: Partial<NewAccount>): Promise<string> => {
      const result = await addAccount(database, commandLine, {
        ...wish,
        email: 'nieuw@voorbeeld.invalid',
        ...change,
      });
      return result.ok ? 'ok' : result.error.where;
    };
    assert.equal(await where({ email: 'geen adres' }), 'email');
    assert.equal(await where({ email: ' VERA@voorbeeld.invalid ' }), 'email');
    assert.equal(await where({ name: 'V' }), 'naam');
    assert.equal(await where({ municipalities: [] }), 'gemeenten');
    assert.equal(await where({ role: 'analyst' }), 'gemeenten');
    assert.equal(await where({ password: 'kort' }), 'wachtwoord');
    assert.equal(await where({ password: 'aaaaaaaaaaaaaaaa' }), 'wachtwoord');
    assert.equal(await where({}), 'ok');
  });

  it('an administrator of a municipality manages and sees its accounts only', async () => {
    const keeper: Principal = {
      userId: newUuid(),
      name: 'Beheer',
      role: 'administrator',
      municipalities: [there],
      isRegional: false,
    };
    const both = { ...wish, email: 'a@voorbeeld.invalid', municipalities: [here, there] };
    assert.equal((await addAccount(database, keeper, both)).ok, false);
    assert.equal(
      (await addAccount(database, keeper, { ...both, municipalities: [], role: 'administrator' })).ok,
      false,
    );
    assert.equal((await addAccount(database, keeper, { ...both, municipalities: [there] })).ok, true);
    assert.equal((await switchAccount(database, keeper, { id: vera.id, isActive: false })).ok, false);
    assert.equal(
      (await changePassword(database, keeper, { id: vera.id, password: 'overgenomen account' })).ok,
      false,
    );
    const seen = await database.transaction(municipal(there), (tx) => listAccounts(tx, null));
    assert.deepEqual(
      seen.map(({ email }) => email),
      ['a@voorbeeld.invalid'],
    );
    assert.equal((await database.transaction(regional, (tx) => listAccounts(tx, null))).length, 2);
    for (const scope of [municipal(here), regional]) {
      await assert.rejects(
        database.transaction(scope, (tx) => tx.query(sql`select password from access_users`)),
        /permission denied/,
      );
      await assert.rejects(
        database.transaction(scope, (tx) => tx.query(sql`select 1 from access_sessions`)),
        /permission denied/,
      );
    }
  });

  it('has one fictitious person per role, who signs in only while the demo is on', async () => {
    const region = [
      { code: here, name: 'Een' },
      { code: there, name: 'Twee' },
    ];
    for (let n = 0; n < 2; n += 1) await database.transaction(system, (tx) => ensureDemoPeople(tx, region));
    const people = await database.transaction(system, demoPeople);
    assert.deepEqual(
      people.map(({ role }) => role),
      [...roles],
    );
    for (const person of people) {
      const credentials = { kind: 'demo', userId: person.id } as const;
      const session = await signIn(database, credentials, { now: start, isDemoOn: true });
      assert.ok(session.ok && session.value.isDemo);
      assert.equal((await signIn(database, credentials, { now: start, isDemoOn: false })).ok, false);
    }
    assert.equal((await byPassword(people[0]?.email ?? '', '')).ok, false);
    for (const userId of [vera.id, newUuid(), "' or 1=1"]) {
      const credentials = { kind: 'demo', userId } as const;
      assert.equal((await signIn(database, credentials, { now: start, isDemoOn: true })).ok, false, userId);
    }
  });
});
