import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formats } from './formats.ts';

const nl = formats('nl');
const en = formats('en');

/** Non-breaking spaces are checked once and written as ordinary ones in the tables. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

for (const { name, found, expected } of [
  { name: 'money to the cent', found: nl.money(123_456_789), expected: '€ 1.234.567,89' },
  { name: 'a credit has a real minus', found: nl.money(-8500), expected: '€ −85,00' },
  { name: 'minus zero is zero', found: nl.money(-0), expected: '€ 0,00' },
  { name: 'a rounded minus is no minus zero', found: nl.euros(-20), expected: '€ 0' },
  { name: 'millions in sentences', found: nl.moneyShort(123_456_789), expected: '€ 1,2 mln' },
  { name: 'just under a million', found: nl.moneyShort(99_940_000), expected: '€ 999.400' },
  { name: 'a million exactly', found: nl.moneyShort(100_000_000), expected: '€ 1,0 mln' },
  { name: 'rounds up into the next size', found: nl.moneyShort(99_999_999_999), expected: '€ 1,0 mld' },
  { name: 'billions', found: nl.moneyShort(512_000_000_000), expected: '€ 5,1 mld' },
  { name: 'small amounts in euros', found: nl.moneyShort(934_500), expected: '€ 9.345' },
  { name: 'percent', found: nl.percent(0.14), expected: '14,0 %' },
  { name: 'a day in a sentence', found: nl.dayLong('2027-01-01'), expected: '1 januari 2027' },
  { name: 'a day in a table', found: nl.day('2027-01-01'), expected: '1-1-2027' },
  { name: 'a month on an axis', found: nl.month('2026-03'), expected: 'mrt 2026' },
  { name: 'winter time', found: nl.moment('2026-11-22T10:04:05Z'), expected: '22-11-2026 11:04' },
  {
    name: 'summer time, over midnight',
    found: nl.moment('2026-07-01T22:30:00Z'),
    expected: '2-7-2026 00:30',
  },
  { name: 'not a moment stays as it is', found: nl.moment('onbekend'), expected: 'onbekend' },
  { name: 'English money', found: en.money(123_456_789), expected: '€1,234,567.89' },
  { name: 'English sentences', found: en.moneyShort(-123_456_789), expected: '€−1.2m' },
  { name: 'English percent', found: en.percent(0.1234), expected: '12.3%' },
  { name: 'size of a file', found: nl.bytes(1_234_567), expected: '1,2 MB' },
]) {
  test(name, () => {
    assert.equal(plain(found), expected);
  });
}

test('an amount never breaks over two lines', () => {
  assert.ok(!nl.moneyShort(123_456_789).includes(' '));
});
