import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  contains,
  covers,
  day,
  daysBetween,
  easterSunday,
  firstDayOf,
  intersection,
  isoWeeksTouched,
  isWorkingDay,
  lastDayOf,
  legalHolidays,
  lengthInDays,
  month,
  monthOf,
  monthsFrom,
  overlaps,
  sundaysIn,
  systemToday,
  weekday,
  type ClosedPeriod,
  type Day,
} from './index.ts';

const d = (text: string): Day => day(text) ?? assert.fail(`${text} is no day`);
const anyDay = fc.integer({ min: -20_000, max: 40_000 }).map((n) => addDays(d('2000-01-01'), n));
const anyPeriod = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 900 }))
  .map(([from, n]): ClosedPeriod => ({ from, until: addDays(from, n) }));

function everyDay(period: ClosedPeriod): Day[] {
  const days: Day[] = [];
  for (let at = period.from; at <= period.until; at = addDays(at, 1)) days.push(at);
  return days;
}

describe('days', () => {
  const texts = [
    { text: '2024-02-29', ok: true },
    { text: '2023-02-29', ok: false },
    { text: '1900-02-29', ok: false },
    { text: '2026-04-31', ok: false },
    { text: '2026-13-01', ok: false },
    { text: '26-01-01', ok: false },
    { text: '2026-1-1', ok: false },
    { text: '', ok: false },
  ];
  for (const { text, ok } of texts) {
    it(`${JSON.stringify(text)} is ${ok ? 'a' : 'no'} day`, () => assert.equal(day(text) !== null, ok));
  }

  it('agrees with the calendar of JavaScript on every day of five centuries', () => {
    const first = d('1900-01-01');
    for (let n = 0; n < 182_621; n += 1) {
      const text = new Date(Date.UTC(1900, 0, 1 + n)).toISOString().slice(0, 10);
      if (addDays(first, n) !== text || day(text) !== text || daysBetween(first, d(text)) !== n)
        assert.fail(text);
    }
  });

  it('adds and subtracts without losing a day, also over summer time and leap years', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        assert.equal(daysBetween(from, addDays(from, n)), n);
        assert.equal(addDays(addDays(from, n), -n), from);
      }),
    );
    assert.equal(addDays(d('2026-03-28'), 1), '2026-03-29');
    assert.equal(addDays(d('2026-03-29'), 1), '2026-03-30');
  });

  it('knows months', () => {
    assert.equal(month('2026-00'), null);
    assert.equal(month('2026-12'), '2026-12');
    assert.equal(lastDayOf(monthOf(d('2024-02-10'))), '2024-02-29');
    assert.equal(addMonths(monthOf(d('2026-01-31')), -1), '2025-12');
    assert.equal(monthsFrom(monthOf(d('2025-11-01')), monthOf(d('2026-02-01'))).length, 4);
    fc.assert(
      fc.property(anyDay, (at) => {
        const of = monthOf(at);
        assert.ok(firstDayOf(of) <= at && at <= lastDayOf(of));
        assert.equal(monthOf(addDays(lastDayOf(of), 1)), addMonths(of, 1));
      }),
    );
  });

  it('reads the clock in Dutch time only at the edge', () => assert.notEqual(day(systemToday()), null));
});

describe('periods', () => {
  it('agree with counting days one by one', () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        const inBoth = everyDay(a).filter((at) => contains(b, at));
        assert.equal(overlaps(a, b), inBoth.length > 0);
        const shared = intersection(a, b);
        assert.deepEqual(shared, inBoth.length === 0 ? null : { from: inBoth[0], until: inBoth.at(-1) });
        assert.equal(covers(a, b), inBoth.length === lengthInDays(b));
        assert.equal(sundaysIn(a), everyDay(a).filter((at) => weekday(at) === 7).length);
        assert.equal(lengthInDays(a), everyDay(a).length);
      }),
      { numRuns: 60 },
    );
  });

  it('touch as many ISO weeks as there are different Mondays', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const mondays = new Set(everyDay(period).map((at) => addDays(at, 1 - weekday(at))));
        assert.equal(isoWeeksTouched(period), mondays.size);
      }),
      { numRuns: 60 },
    );
  });

  it('without an end cover every later day', () => {
    const open = { from: d('2026-01-01'), until: null };
    assert.ok(contains(open, d('9999-12-31')));
    assert.ok(!contains(open, d('2025-12-31')));
    assert.ok(covers(open, { from: d('2026-01-01'), until: null }));
    assert.ok(!covers({ from: d('2026-01-01'), until: d('2026-12-31') }, open));
    assert.deepEqual(intersection(open, { from: d('2025-01-01'), until: null }), open);
  });
});

describe('working days', () => {
  const easters = [
    { year: 2024, on: '2024-03-31' },
    { year: 2026, on: '2026-04-05' },
    { year: 2027, on: '2027-03-28' },
    { year: 2038, on: '2038-04-25' },
  ];
  for (const { year, on } of easters) it(`Easter ${year}`, () => assert.equal(easterSunday(year), on));

  it("King's Day moves to the 26th when the 27th is a Sunday", () => {
    assert.ok(legalHolidays(2025).includes(d('2025-04-26')));
    assert.ok(!legalHolidays(2025).includes(d('2025-04-27')));
    assert.ok(legalHolidays(2026).includes(d('2026-04-27')));
  });

  const terms = [
    { name: 'the day of receipt does not count', from: '2026-11-16', count: 3, due: '2026-11-19' },
    { name: 'a weekend does not count', from: '2026-11-20', count: 1, due: '2026-11-23' },
    { name: 'Good Friday and Easter Monday do not count', from: '2026-04-02', count: 1, due: '2026-04-07' },
    {
      name: 'Liberation Day counts as a holiday in any year',
      from: '2026-05-04',
      count: 1,
      due: '2026-05-06',
    },
    { name: 'Christmas and New Year', from: '2026-12-24', count: 5, due: '2027-01-04' },
  ];
  for (const { name, from, count, due } of terms) {
    it(name, () => assert.equal(addWorkingDays(d(from), count), due));
  }

  it('a term always ends on a working day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 40 }), (from, n) => {
        const due = addWorkingDays(from, n);
        assert.ok(isWorkingDay(due));
        const between = everyDay({ from: addDays(from, 1), until: due }).filter(isWorkingDay);
        assert.equal(between.length, n);
      }),
      { numRuns: 50 },
    );
  });
});
