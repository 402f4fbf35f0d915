import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { MessageCode } from '@jeugdregie/ijw';
import { day, type Day } from '@jeugdregie/kernel';
import { dueOn, requestTerms, termState } from './index.ts';

const on = (text: string): Day => day(text)!;

describe('the term for an answer', () => {
  for (const { name, message, received, due } of [
    {
      name: 'three working days, over a weekend',
      message: 'JW305',
      received: '2026-09-24',
      due: '2026-09-29',
    },
    {
      name: 'the day of receipt does not count',
      message: 'JW301',
      received: '2026-09-21',
      due: '2026-09-24',
    },
    { name: 'ten working days for a claim', message: 'JW323', received: '2026-09-01', due: '2026-09-15' },
    {
      name: 'Easter Monday and Good Friday do not count',
      message: 'JW307',
      received: '2026-04-01',
      due: '2026-04-08',
    },
    { name: 'an answer is not answered', message: 'JW325', received: '2026-09-01', due: null },
    { name: 'a file that is no message has no term', message: null, received: '2026-09-01', due: null },
  ] as const) {
    it(name, () => assert.equal(dueOn(message, on(received)), due));
  }

  it('is what the standard says about every answer', () => {
    const file = new URL('../../../ijw/data/flow.json', import.meta.url);
    const { messages } = JSON.parse(readFileSync(file, 'utf8')) as {
      messages: { message: MessageCode; answeredBy: string | null; term: string }[];
    };
    for (const { message, answeredBy } of messages) {
      const answer = messages.find((m) => m.message === answeredBy?.slice(0, 5));
      const days = answer ? Number(/^(\d+) working days/.exec(answer.term)?.[1]) : null;
      // 2026-06-01 is a Monday in weeks without holidays.
      const expected = { 3: '2026-06-04', 10: '2026-06-15' }[days ?? 0] ?? null;
      assert.equal(dueOn(message, on('2026-06-01')), expected, message);
    }
  });
});

describe('terms of a request', () => {
  const cases: readonly (readonly [string, string, string, string, string])[] = [
    // received, dated, first answer, final answer, residence principle
    ['2026-01-05', '2026-01-05', '2026-01-12', '2026-03-02', '2026-01-19'],
    ['2026-04-02', '2026-04-01', '2026-04-13', '2026-05-27', '2026-04-15'], // Good Friday and Easter Monday do not count
    ['2026-12-23', '2026-12-23', '2026-12-31', '2027-02-17', '2027-01-06'], // Christmas
  ];
  for (const [receivedOn, dated, decideBy, settleBy, residenceBy] of cases) {
    it(`received ${receivedOn}`, () => {
      const on = { receivedOn: receivedOn as Day, dated: dated as Day };
      assert.deepEqual(requestTerms('allocation', on), { decideBy, settleBy, residenceBy });
      assert.deepEqual(requestTerms('change', on), { decideBy, settleBy, residenceBy: null });
    });
  }

  it('stands ahead, near, or over; the last day beside the day after', () => {
    const on = (today: string) => termState('2026-04-07' as Day, today as Day);
    assert.equal(on('2026-04-01'), 'ahead');
    assert.equal(on('2026-04-02'), 'near', 'the next working day lies after Easter');
    assert.equal(on('2026-04-07'), 'near');
    assert.equal(on('2026-04-08'), 'over');
    assert.equal(termState(null, '2026-04-08' as Day), 'met');
  });
});
