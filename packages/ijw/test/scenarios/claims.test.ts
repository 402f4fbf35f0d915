import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { JW325Bericht } from '../../src/index.ts';
import { claim, type Line } from './claim-messages.ts';
import {
  assignments,
  bram,
  noor,
  otherMunicipality,
  otherProvider,
  starts,
  stops,
  type Assigned,
} from './messages.ts';
import { answered, scenarios } from './scenario.ts';

const january = ['2025-01-01', '2025-01-31'] as const;
const february = ['2025-02-01', '2025-02-28'] as const;
const march = ['2025-03-01', '2025-03-31'] as const;
const whole = { from: '2025-02-01', until: '2025-02-28' };

const weekly = assignments(bram, [{}]);
const inTotal = assignments(bram, [{ size: [10, '04', 6] }]);
const generic: Assigned = { category: null, size: null, until: '2025-12-31', budget: 100_000 };
const budget = assignments(bram, [generic]);
const aspecific = assignments(bram, [{ code: null, until: null }]);
const deleted = (sending: { readonly day: string }, time = '09:30:00') =>
  assignments(bram, [{ until: '2025-01-13', reason: '13', decided: [sending.day, time] }]);

const first = claim(january, [{ reference: 'P1' }], { id: 'D1', number: 'N1', day: '2025-02-05' });
const euros = (volume: number, line: Line = {}): Line => ({ unit: '83', volume, ...line });
const minutes = (volume: number, amount: number, rate = 142): Line => ({ unit: '01', volume, amount, rate });
const credit: Line = { credits: 'P1' };

/** The answer that rejects the first claim: its line costs too much. */
const tooDear = claim(january, [{ reference: 'P1', rate: 9000 }], {
  id: 'D1',
  number: 'N1',
  day: '2025-02-05',
});
const rejection = answered([weekly], tooDear);
const creditGiven = claim(february, [{ ...credit, reference: 'P2' }], { id: 'D2', day: '2025-03-05' });

scenarios('the assignment of a line', [
  ['as assigned', [weekly], claim(january, [{}])],
  ['a client that nobody knows', [weekly], claim(january, [{ bsn: noor, number: 5 }]), 'TR304'],
  ['a number that is not there', [weekly], claim(january, [{ number: 999 }]), 'TR338'],
  [
    'a number of another client',
    [weekly, assignments(noor, [{ number: 5 }])],
    claim(january, [{ number: 5 }]),
    'TR338',
  ],
  [
    'a number at another provider',
    [weekly, assignments(bram, [{ number: 5 }], { provider: otherProvider })],
    claim(january, [{ number: 5 }]),
    'TR338',
  ],
  [
    'a number of another municipality',
    [weekly, assignments(bram, [{ number: 5 }], { municipality: otherMunicipality })],
    claim(january, [{ number: 5 }]),
    'TR338',
  ],
  ['a number with zeros before it', [weekly], claim(january, [{ number: '000300201' }])],
  ['another code of the category', [weekly], claim(january, [{ code: '45A05' }]), 'TR340'],
  ['two codes on an aspecific assignment', [aspecific], claim(january, [{}, { code: '45A05', volume: 500 }])],
  [
    'another category on an aspecific assignment',
    [aspecific],
    claim(january, [euros(1, { category: '43', code: '43A06' })]),
    'TR339',
  ],
  [
    'another category on a generic assignment',
    [budget],
    claim(january, [euros(1, { category: '43', code: '43A06' })]),
  ],
  ['a unit that does not fit', [weekly], claim(january, [{ unit: '16', volume: 1 }]), 'TR341'],
  [
    'the unit of the contract without a size',
    [aspecific],
    claim(january, [{ unit: '16', volume: 1 }]),
    'TR341',
  ],
  ['deleted', [weekly, deleted({ day: '2025-01-20' })], claim(january, [{}]), 'TR384'],
  [
    'deleted, the deletion came first',
    [deleted({ day: '2025-01-20' }), weekly],
    claim(january, [{}]),
    'TR384',
  ],
  [
    'deleted a second later',
    [weekly, deleted({ day: '2025-01-10' }, '09:30:01')],
    claim(january, [{}]),
    'TR384',
  ],
  ['deleted a second earlier', [weekly, deleted({ day: '2025-01-10' }, '09:29:59')], claim(january, [{}])],
  [
    'a start and a stop say nothing (OP364)',
    [weekly, starts(bram, [{}]), stops(bram, [{}])],
    claim(january, [{}]),
  ],
]);

scenarios('the period of a line', [
  [
    'the month before the assignment',
    [assignments(bram, [{ size: [9, '04', 4] }])],
    claim(january, [{ from: '2024-12-01', until: '2024-12-31' }]),
    'TR307',
  ],
  ['from the first, before the start', [weekly], claim(january, [{ from: '2025-01-01' }]), 'TR307', 'TR387'],
  ['from the day after the start', [weekly], claim(january, [{ from: '2025-01-14' }]), 'TR387'],
  ['until the day before the last', [weekly], claim(january, [{ until: '2025-01-30' }]), 'TR388'],
  ['a month further than the claim', [weekly], claim(january, [whole]), 'TR319'],
  ['an earlier month', [weekly], claim(march, [{}])],
  [
    'past an end that came by a later version',
    [assignments(bram, [{ until: '2025-01-31', decided: ['2025-01-20', '09:30:00'], reason: '12' }]), weekly],
    claim(february, [whole]),
    'TR308',
  ],
]);

scenarios('the volume of a line', [
  ['three weeks', [weekly], claim(january, [{ volume: 6 }])],
  ['an hour more than three weeks', [weekly], claim(january, [{ volume: 7 }]), 'TR321'],
  ['three weeks in minutes', [weekly], claim(january, [minutes(360, 51_000)])],
  ['a minute more', [weekly], claim(january, [minutes(361, 51_142)]), 'TR321'],
  ['each day', [assignments(bram, [{ size: [3, '04', 1] }])], claim(january, [{ volume: 57 }])],
  [
    'each day, an hour more',
    [assignments(bram, [{ size: [3, '04', 1] }])],
    claim(january, [{ volume: 58 }]),
    'TR321',
  ],
  ['a month, in part', [assignments(bram, [{ size: [3, '04', 4] }])], claim(january, [{ volume: 3 }])],
  [
    'a month, an hour more',
    [assignments(bram, [{ size: [3, '04', 4] }])],
    claim(january, [{ volume: 4 }]),
    'TR321',
  ],
  ['all there is, at once', [inTotal], claim(january, [{ volume: 10 }])],
  ['more than there is, at once', [inTotal], claim(january, [{ volume: 11 }]), 'TR321'],
  ['what is left', [inTotal, first], claim(february, [{ ...whole, volume: 4 }])],
  ['an hour more than is left', [inTotal, first], claim(february, [{ ...whole, volume: 5 }]), 'TR322'],
  ['what is left, in minutes', [inTotal, first], claim(february, [{ ...whole, ...minutes(240, 34_000) }])],
  ['a minute more', [inTotal, first], claim(february, [{ ...whole, ...minutes(241, 34_142) }]), 'TR322'],
  [
    'two lines of which the second is too much',
    [inTotal, first],
    claim(march, [
      { ...whole, volume: 2 },
      { from: '2025-03-01', until: '2025-03-31', volume: 3 },
    ]),
    'TR322',
  ],
  [
    'a refused line takes nothing from what is left',
    [inTotal, first],
    claim(march, [
      { ...whole, volume: 4, rate: 8600 },
      { from: '2025-03-01', until: '2025-03-31', volume: 4 },
    ]),
    'TR418',
  ],
  [
    'a credit at the end of the file makes room',
    [inTotal, first],
    claim(february, [{ ...whole, volume: 10 }, credit]),
  ],
  [
    'a week over the turn of a month counts once in total',
    [assignments(bram, [{ from: '2025-03-31', until: '2025-04-06' }])],
    claim(
      ['2025-04-01', '2025-04-30'],
      [
        { from: '2025-03-31', until: '2025-03-31', volume: 2 },
        { from: '2025-04-01', until: '2025-04-06', volume: 1 },
      ],
    ),
    'TR322',
  ],
]);

scenarios('a budget', [
  ['to the cent', [budget], claim(january, [euros(100_000)])],
  ['a cent more', [budget], claim(january, [euros(100_001)]), 'TR369'],
  ['in hours, by their amount', [budget], claim(january, [{ volume: 12, rate: 8500 }]), 'TR369'],
  ['two units together', [budget], claim(january, [{ volume: 10 }, euros(15_000, { code: '45A05' })])],
  [
    'two units, a cent more',
    [budget],
    claim(january, [{ volume: 10 }, euros(15_001, { code: '45A05' })]),
    'TR369',
  ],
  [
    'over an earlier file',
    [budget, claim(january, [euros(60_000)])],
    claim(february, [euros(40_001, whole)]),
    'TR369',
  ],
  [
    'raised by a later version',
    [
      budget,
      claim(january, [euros(60_000)]),
      assignments(bram, [{ ...generic, budget: 200_000, reason: '12', decided: ['2025-01-20', '09:30:00'] }]),
    ],
    claim(february, [euros(140_000, whole)]),
  ],
]);

scenarios('rate and amount', [
  ['a cent more than the contract', [weekly], claim(january, [{ rate: 8501 }]), 'TR418'],
  ['a cent more than volume times rate', [weekly], claim(january, [{ amount: 51_001 }]), 'TR346'],
  ['minutes, rounded once', [weekly], claim(january, [minutes(90, 12_750)])],
  ['minutes times the rounded rate', [weekly], claim(january, [minutes(90, 12_780)]), 'TR346'],
  [
    'minutes at a wrong rate, the amount is right',
    [weekly],
    claim(january, [minutes(60, 8500, 141)]),
    'TR418',
  ],
]);

scenarios('numbers and repetition', [
  [
    'the number of an earlier line',
    [weekly, first],
    claim(february, [{ ...whole, reference: 'P1' }]),
    'TR314',
  ],
  [
    'the number of a rejected line',
    [weekly, tooDear, rejection],
    claim(february, [{ reference: 'P1' }]),
    'TR314',
  ],
  ['a rejected line again, under a new number', [weekly, tooDear, rejection], claim(february, [{}])],
  ['an accepted line again', [weekly, first], claim(february, [{}]), 'TR389'],
  ['the number of a claim', [weekly, first], claim(february, [whole], { number: 'N1' }), 'TR333'],
  ['the identification of a message', [weekly, first], claim(february, [whole], { id: 'D1' }), 'TR056'],
  ['a month back', [weekly, claim(february, [whole])], claim(january, [{}]), 'TR318'],
  ['the same month again', [weekly, claim(february, [whole])], claim(february, [{}])],
  [
    'another provider may use the same numbers',
    [weekly, first, assignments(bram, [{ number: 5 }], { provider: otherProvider })],
    claim(january, [{ number: 5, reference: 'P1' }], { provider: otherProvider, id: 'D1', number: 'N1' }),
  ],
]);

scenarios('credit', [
  ['of an accepted line', [weekly, first], claim(february, [credit])],
  ['and a new line, in whatever order', [weekly, first], claim(february, [{ volume: 5 }, credit])],
  ['of a line that is not there', [weekly, first], claim(february, [{ credits: 'P9' }]), 'TR323'],
  ['of a rejected line', [weekly, tooDear, rejection], claim(february, [{ ...credit, rate: 9000 }]), 'TR323'],
  ['that differs from its line', [weekly, first], claim(february, [{ ...credit, volume: 5 }]), 'TR323'],
  ['of a credit', [weekly, first, creditGiven], claim(february, [{ credits: 'P2' }]), 'TR323'],
  ['twice', [weekly, first, creditGiven], claim(february, [credit]), 'TR390'],
  [
    'of a line on an assignment deleted since',
    [weekly, first, deleted({ day: '2025-03-01' })],
    claim(february, [credit]),
  ],
]);

it('an answer grants what is left, and names only the rejected lines', () => {
  const lines: Line[] = [{ reference: 'P1' }, { ...whole, reference: 'P2', volume: 11 }];
  const message = claim(february, [...lines, { bsn: noor, number: 5, reference: 'P3' }]);
  const { header, declaratieAntwoord: made } = answered([weekly], message) as JW325Bericht;
  assert.equal(header.afzender, message.header.ontvanger);
  assert.deepEqual(made?.totaalToegekendBedrag, { totaalBedrag: '51000', debetCredit: 'D' });
  const codes = made?.clienten?.client.map(({ bsn, prestaties, retourCodes }) => [
    bsn,
    retourCodes.retourCode,
    prestaties.prestatie.map((one) => [one.productReferentie.referentieNummer, one.retourCodes.retourCode]),
  ]);
  assert.deepEqual(codes, [
    [bram, ['0200'], [['P2', ['9321']]]],
    [noor, ['8187'], [['P3', ['0233']]]],
  ]);
});
