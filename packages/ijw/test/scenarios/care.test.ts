import { claim } from './claim-messages.ts';
import { assignments, bram, noor, otherMunicipality, otherProvider, starts, stops } from './messages.ts';
import { answered, scenarios } from './scenario.ts';

const weekly = assignments(bram, [{}]);
const start = starts(bram, [{}]);
const gone = starts(bram, [{ deleted: true }]);
const pause = stops(bram, [{}]);
const end = stops(bram, [{ reason: '31' }]);
const withdrawn = assignments(bram, [
  { until: '2025-01-13', reason: '13', decided: ['2025-03-20', '09:30:00'] },
]);
const line = { reference: 'P1' };
const claimed = claim(['2025-01-01', '2025-01-31'], [line], { id: 'D1', day: '2025-02-05' });

scenarios('a start', [
  ['on its assignment', [weekly], starts(bram, [{}])],
  ['on a number that is not there', [weekly], starts(bram, [{ number: 1 }]), 'TR019'],
  [
    'on the number of another client',
    [weekly, assignments(noor, [{ number: 5 }])],
    starts(bram, [{ number: 5 }]),
    'TR019',
  ],
  ['at another provider', [weekly], starts(bram, [{}], { provider: otherProvider }), 'TR019'],
  ['to another municipality', [weekly], starts(bram, [{}], { municipality: otherMunicipality }), 'TR019'],
  ['on a deleted assignment', [weekly, withdrawn], starts(bram, [{}]), 'TR019'],
  ['of task-based work', [], starts(bram, [{ number: null }])],
  ['that was delivered before', [weekly, start], starts(bram, [{}]), 'TR074', 'TR326'],
  ['while one is current', [weekly, start], starts(bram, [{ from: '2025-02-01' }]), 'TR326'],
  ['after a pause', [weekly, start, pause], starts(bram, [{ from: '2025-05-01' }])],
  ['after a pause, on the same day as before', [weekly, start, pause], starts(bram, [{}]), 'TR074'],
  ['after its deletion', [weekly, start, gone], starts(bram, [{}])],
  [
    'on another day, with the deletion in one message',
    [weekly, start],
    starts(bram, [{ from: '2025-02-01' }, { deleted: true }]),
  ],
  [
    'after a stop that was deleted',
    [weekly, start, pause, stops(bram, [{ deleted: true }])],
    starts(bram, [{ from: '2025-05-01' }]),
    'TR326',
  ],
  [
    'of task-based work while one is current',
    [starts(bram, [{ number: null }])],
    starts(bram, [{ number: null, from: '2025-02-01' }]),
    'TR326',
  ],
]);

scenarios('the deletion of a start', [
  ['that is there', [weekly, start], starts(bram, [{ deleted: true }])],
  ['that is not there', [weekly], starts(bram, [{ deleted: true }]), 'TR063'],
  ['twice', [weekly, start, gone], starts(bram, [{ deleted: true }]), 'TR063'],
  ['of another day', [weekly, start], starts(bram, [{ from: '2025-01-16', deleted: true }]), 'TR063'],
  ['that was stopped', [weekly, start, pause], starts(bram, [{ deleted: true }]), 'TR071'],
  [
    'whose stop was deleted first',
    [weekly, start, pause, stops(bram, [{ deleted: true }])],
    starts(bram, [{ deleted: true }]),
  ],
  ['is held against nothing else', [], starts(bram, [{ number: 1, deleted: true }]), 'TR063'],
]);

scenarios('a stop', [
  ['of its start', [weekly, start], stops(bram, [{}])],
  ['without a start', [weekly], stops(bram, [{}]), 'TR382'],
  ['of another day than the start', [weekly, start], stops(bram, [{ from: '2025-01-16' }]), 'TR382'],
  ['of a deleted start', [weekly, start, gone], stops(bram, [{}]), 'TR382'],
  [
    'of a start that was rejected',
    [weekly, start, ...rejectedStart()],
    stops(bram, [{ from: '2025-02-01' }]),
    'TR382',
  ],
  ['a second pause', [weekly, start, pause], stops(bram, [{ until: '2025-04-02' }]), 'TR413'],
  ['the same pause', [weekly, start, pause], stops(bram, [{}]), 'TR074', 'TR413'],
  [
    'a pause after one that was deleted',
    [weekly, start, pause, stops(bram, [{ deleted: true }])],
    stops(bram, [{ until: '2025-03-01' }]),
  ],
  ['for good, on the day of the pause', [weekly, start, pause], stops(bram, [{ reason: '31' }])],
  [
    'for good, a day before the pause',
    [weekly, start, pause],
    stops(bram, [{ reason: '31', until: '2025-03-31' }]),
    'TR414',
  ],
  ['for good, twice', [weekly, start, end], stops(bram, [{ reason: '33', until: '2025-04-02' }]), 'TR415'],
  ['a pause after the end', [weekly, start, end], stops(bram, [{ until: '2025-04-02' }]), 'TR415'],
  [
    'a pause and the end in one message',
    [weekly, start],
    stops(bram, [{ reason: '31', until: '2025-04-02' }, {}]),
  ],
]);

/** A second start, with the answer that rejects it. */
function rejectedStart() {
  const second = starts(bram, [{ from: '2025-02-01' }]);
  return [second, answered([weekly, start], second)];
}

scenarios('an assignment', [
  ['the first', [], weekly],
  ['sent again', [weekly], assignments(bram, [{}])],
  ['with the number of another client', [weekly], assignments(noor, [{}]), 'TR332'],
  [
    'with the number of another provider',
    [weekly],
    assignments(bram, [{}], { provider: otherProvider }),
    'TR332',
  ],
  [
    'with a number of another municipality',
    [weekly],
    assignments(noor, [{}], { municipality: otherMunicipality }),
  ],
  ['with a code of another category', [], assignments(bram, [{ category: '43' }]), 'TR381'],
  ['deleted', [weekly], withdrawn],
  ['deleted after a claim', [weekly, claimed], withdrawn, 'TR385'],
  [
    'deleted after a claim and its credit',
    [weekly, claimed, claim(['2025-02-01', '2025-02-28'], [{ credits: 'P1' }])],
    withdrawn,
  ],
  ['of tomorrow', [], assignments(bram, [{}], { day: '2026-01-02' }), 'TR135'],
  ['of today', [], assignments(bram, [{}], { day: '2026-01-01' })],
  ['of a municipality that does not exist', [], assignments(bram, [{}], { municipality: '9998' }), 'TR378'],
]);
