import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addDays, day as dayOf, weekday, type Day } from '@jeugdregie/kernel';
import fc from 'fast-check';
import { maximumInTotal, maximumOfLine, requiredPeriod, type Sized } from '../src/index.ts';

const first = dayOf('2020-12-20') ?? assert.fail();

/** Units with the frequencies that the variants of the standard allow, per week always. */
const extents = [
  ['01', ['1', '2', '4', '6']],
  ['04', ['1', '2', '4', '6']],
  ['14', ['2', '4', '6']],
  ['82', ['1', '2', '4', '6']],
  ['83', ['2', '4', '6']],
] as const;

const assignment = fc
  .record({
    start: fc.integer({ min: 0, max: 2200 }),
    length: fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 400 })),
    extent: fc.constantFrom(
      ...extents.flatMap(([unit, frequencies]) => frequencies.map((one) => [unit, one] as const)),
    ),
    volume: fc.integer({ min: 1, max: 99 }),
  })
  .map(({ start, length, extent: [eenheid, frequentie], volume }) => ({
    ingangsdatum: addDays(first, start),
    einddatum: addDays(first, start + length),
    omvang: { volume: String(volume), eenheid, frequentie },
  }));

function daysOf(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

const isSunday = (day: Day): boolean => weekday(day) === 7;

/** Weeks that the days count for, one day at a time: as IV077 words it, without the arithmetic of the program. */
function weeksOf(days: readonly Day[], all: readonly Day[], isOutput: boolean): number {
  if (!isOutput) return new Set(days.map((day) => addDays(day, 1 - weekday(day)))).size;
  const end = all.at(-1);
  const last = all.findLast(isSunday) ?? end;
  const isBroken = end !== undefined && !isSunday(end);
  return days.filter(isSunday).length + (isBroken && days.some((day) => day === last) ? 1 : 0);
}

function counted({ omvang }: Sized, days: readonly Day[], all: readonly Day[]): number {
  const volume = Number(omvang?.volume);
  if (omvang?.frequentie === '1') return volume * days.length;
  if (omvang?.frequentie === '2') return volume * weeksOf(days, all, ['82', '83'].includes(omvang.eenheid));
  if (omvang?.frequentie === '4') return volume * new Set(days.map((day) => day.slice(0, 7))).size;
  return volume;
}

describe('what may be claimed on an assignment', () => {
  it('is what counting day by day gives: in each of its months, and in total', () => {
    fc.assert(
      fc.property(assignment, (sized) => {
        const all = daysOf(sized.ingangsdatum, sized.einddatum);
        for (const month of new Set(all.map((day) => day.slice(0, 7)))) {
          const days = all.filter((day) => day.startsWith(month));
          const [begin = '', einde = ''] = [days[0], days.at(-1)];
          assert.deepEqual(requiredPeriod(sized, begin, einde), { begin, einde });
          assert.equal(maximumOfLine(sized, begin, einde), counted(sized, days, all), month);
        }
        assert.equal(maximumInTotal(sized), counted(sized, all, all));
      }),
    );
  });

  for (const [name, sized, begin, einde, most] of [
    [
      'the example of IV076, July',
      ['2022-07-11', '2022-09-03', '300', '83'],
      '2022-07-11',
      '2022-07-31',
      900,
    ],
    [
      'the example of IV076, August',
      ['2022-07-11', '2022-09-03', '300', '83'],
      '2022-08-01',
      '2022-08-31',
      1500,
    ],
    [
      'the example of IV076, September',
      ['2022-07-11', '2022-09-03', '300', '83'],
      '2022-09-01',
      '2022-09-03',
      0,
    ],
    [
      'the example of IV077, October',
      ['2022-10-11', '2022-12-28', '3', '04'],
      '2022-10-11',
      '2022-10-31',
      12,
    ],
    [
      'the example of IV077, November',
      ['2022-10-11', '2022-12-28', '3', '04'],
      '2022-11-01',
      '2022-11-30',
      15,
    ],
    [
      'the example of IV077, December',
      ['2022-10-11', '2022-12-28', '3', '04'],
      '2022-12-01',
      '2022-12-28',
      15,
    ],
    [
      'the last days of a year in week 1 of the next',
      ['2024-12-30', '2025-01-05', '2', '04'],
      '2024-12-30',
      '2024-12-31',
      2,
    ],
    ['six weeks in a month', ['2025-01-01', '2026-12-31', '1', '04'], '2025-03-01', '2025-03-31', 6],
    ['four weeks in a month', ['2025-01-01', '2027-12-31', '1', '04'], '2027-02-01', '2027-02-28', 4],
  ] as const) {
    it(`${name}: ${most}`, () => {
      const [ingangsdatum, einddatum, volume, eenheid] = sized;
      const omvang = { volume, eenheid, frequentie: '2' };
      assert.equal(maximumOfLine({ ingangsdatum, einddatum, omvang }, begin, einde), most);
    });
  }

  it('is 36 in total in the example of IV077, though its months add up to 42', () => {
    const omvang = { volume: '3', eenheid: '04', frequentie: '2' };
    assert.equal(maximumInTotal({ ingangsdatum: '2022-10-11', einddatum: '2022-12-28', omvang }), 36);
  });
});
