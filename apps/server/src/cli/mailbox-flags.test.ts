import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, it } from 'node:test';
import { reportLine } from '../mailbox/report-line.ts';
import { pauseAfter } from '../mailbox/watch-mailbox.ts';
import { mailboxSettings, type MailboxFlags } from './mailbox-flags.ts';

describe('what an installation says about its mailbox', () => {
  const full = { POSTVAK_DIR: '/srv/post', POSTVAK_ENVELOP: '1', POSTVAK_BEWAARDAGEN: '30' };
  const cases: readonly (readonly [string, MailboxFlags, NodeJS.ProcessEnv, unknown])[] = [
    ['nothing', {}, {}, null],
    ['an empty variable', {}, { POSTVAK_DIR: '' }, null],
    ['variables alone', {}, full, { root: '/srv/post', wraps: true, keepDays: 30 }],
    ['a flag wins', { postvak: 'hier' }, full, { root: resolve('hier'), wraps: true, keepDays: 30 }],
    ['the folder alone', { postvak: '/p' }, {}, { root: '/p', wraps: false, keepDays: null }],
    ['one day', { postvak: '/p', bewaardagen: '1' }, {}, { root: '/p', wraps: false, keepDays: 1 }],
  ];
  for (const [name, flags, environment, expected] of cases) {
    it(name, () => {
      const settings = mailboxSettings(flags, environment);
      assert.deepEqual(settings.ok && settings.value, expected);
    });
  }
  for (const days of ['0', '-1', '1.5', 'maand', '3651']) {
    it(`refuses ${days} days, with what to do`, () => {
      const settings = mailboxSettings({ postvak: '/p', bewaardagen: days }, {});
      assert.equal(settings.ok ? null : settings.error.code, 'POSTVAK-BEWAARDAGEN');
    });
  }
});

describe('the pause after a run', () => {
  const cases: readonly (readonly [number, number])[] = [
    [0, 15_000],
    [1, 30_000],
    [2, 60_000],
    [4, 240_000],
    [5, 300_000],
    [500, 300_000],
  ];
  for (const [failures, expected] of cases) {
    it(`after ${failures} failures in a row: ${expected / 1000} s`, () =>
      assert.equal(pauseAfter(failures, 15_000, 300_000), expected));
  }
});

describe('a run in one sentence', () => {
  const none = { processed: 0, already: 0, rejected: 0, 'set-aside': 0, refused: 0, sent: 0 };
  const report = {
    at: '',
    isBusy: false,
    counts: none,
    waiting: 0,
    quarantined: 0,
    notable: [],
    problem: null,
  };
  it('is nothing when there was nothing to do', () => assert.equal(reportLine(report), null));
  it('says that the same bytes came before', () => {
    const counts = { ...none, processed: 2, already: 1, sent: 2 };
    assert.equal(reportLine({ ...report, counts }), '2 verwerkt, 1 al eerder ontvangen, 2 verzonden.');
  });
  it('says that another process is at work', () =>
    assert.match(reportLine({ ...report, isBusy: true }) ?? '', /ander proces/));
});
