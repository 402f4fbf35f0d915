import {
  assignments,
  bram,
  change,
  noor,
  otherMunicipality,
  otherProvider,
  request,
  response,
  type Assigned,
} from './messages.ts';
import { answered, scenarios } from './scenario.ts';

const asked = request(bram, ['R1']);
const granted = assignments(bram, [{ reference: 'R1' }]);
const weekly = assignments(bram, [{}]);
const monthly: Assigned = {
  number: 5,
  category: '43',
  code: '43A06',
  size: [100, '83', 4],
  until: '2025-04-01',
};
const both = assignments(bram, [{}, monthly]);
const inTotal = assignments(bram, [{ size: [10, '04', 6] }]);
const generic = assignments(bram, [
  { number: 6, category: null, size: null, until: '2025-12-31', budget: 100_000 },
]);
const aspecific = assignments(bram, [{ number: 5, code: null, until: null }]);

scenarios('a request for an assignment', [
  ['the first', [], asked],
  ['a second one', [asked], request(bram, ['R2']), 'TR374'],
  ['of another client', [asked], request(noor, ['R2'])],
  ['at another municipality', [asked], request(bram, ['R2'], { municipality: otherMunicipality })],
  ['after it was granted', [asked, granted], request(bram, ['R2'])],
  ['after an assignment that does not name it', [asked, weekly], request(bram, ['R2']), 'TR374'],
  ['after it was rejected', [asked, response('R1', 1)], request(bram, ['R2'])],
  ['while it is under investigation', [asked, response('R1', 2)], request(bram, ['R2']), 'TR374'],
  ['of which one product is settled', [request(bram, ['R1', 'R2']), granted], request(bram, ['R3']), 'TR374'],
  ['of which both are', [request(bram, ['R1', 'R2']), granted, response('R2', 1)], request(bram, ['R3'])],
  ['with a reference used before', [asked, response('R1', 1)], request(bram, ['R1']), 'TR347'],
  ['with a reference of another provider', [asked], request(bram, ['R1'], { provider: otherProvider })],
  ['after one whose receipt refused it', [asked, granted, ...refusedTwice()], request(bram, ['R2'])],
]);

/** A request that repeats a reference, with the receipt that refuses it. */
function refusedTwice() {
  const again = request(bram, ['R1']);
  return [again, answered([asked, granted], again)];
}

scenarios('an answer to a request', [
  ['rejected', [asked], response('R1', 1)],
  ['under investigation', [asked], response('R1', 2)],
  ['of a request that is not there', [asked], response('R9', 1), 'TR355'],
  ['to another provider', [asked], response('R1', 1, { provider: otherProvider }), 'TR355'],
  ['after it was granted', [asked, granted], response('R1', 1), 'TR359'],
  ['under investigation, twice', [asked, response('R1', 2)], response('R1', 2), 'TR360'],
  ['rejected after an investigation', [asked, response('R1', 2)], response('R1', 1)],
  ['rejected twice', [asked, response('R1', 1)], response('R1', 1), 'TR365'],
  [
    'under investigation after it was rejected',
    [asked, response('R1', 1)],
    response('R1', 2),
    'TR360',
    'TR365',
  ],
  ['the other product of the request', [request(bram, ['R1', 'R2']), response('R1', 1)], response('R2', 1)],
]);

scenarios('an assignment that grants a request', [
  ['by its reference', [asked], granted],
  ['after an investigation', [asked, response('R1', 2)], granted],
  ['that is not there', [asked], assignments(bram, [{ reference: 'R9' }]), 'TR379'],
  ['of another client', [asked], assignments(noor, [{ reference: 'R1' }]), 'TR379'],
  ['a second time', [asked, granted], assignments(bram, [{ reference: 'R1' }]), 'TR379'],
  [
    'of a change, on every product',
    [both, change(bram, { reference: 'W1', changed: [{}], unchanged: [5] })],
    assignments(bram, [
      { reference: 'W1', until: '2025-12-31', reason: '12' },
      { ...monthly, reference: 'W1' },
    ]),
  ],
]);

scenarios('a request for change', [
  ['of all there is', [weekly], change(bram, { changed: [{}] })],
  ['of a client that nobody knows', [weekly], change(noor, { changed: [{}] }), 'TR304'],
  ['that leaves out what ends today', [both], change(bram, { changed: [{}] }), 'TR349'],
  ['that leaves out what ended yesterday', [both], change(bram, { changed: [{}] }, { day: '2025-04-02' })],
  ['that keeps what ends today', [both], change(bram, { changed: [{}], unchanged: [5] })],
  [
    'that keeps what ended yesterday',
    [both],
    change(bram, { changed: [{}], unchanged: [5] }, { day: '2025-04-02' }),
    'TR350',
  ],
  [
    'of what is not there',
    [weekly],
    change(bram, { unchanged: [300_201], changed: [{ number: 999 }] }),
    'TR351',
  ],
  ['from today', [weekly], change(bram, { changed: [{ from: '2025-04-01' }] }), 'TR357'],
  ['from tomorrow', [weekly], change(bram, { changed: [{ from: '2025-04-02' }] })],
  [
    'of a total, later',
    [inTotal],
    change(bram, { changed: [{ from: '2025-05-01', size: [12, '04', 6] }] }),
    'TR373',
  ],
  ['of a total, from the start', [inTotal], change(bram, { changed: [{ size: [12, '04', 6] }] })],
  [
    'of a budget, later',
    [generic],
    change(bram, { changed: [{ number: 6, size: null, from: '2025-05-01', budget: 9 }] }),
    'TR373',
  ],
  [
    'with a size on a generic assignment',
    [generic],
    change(bram, { changed: [{ number: 6 }] }),
    'TR375',
    'TR412',
  ],
  [
    'with a size on an aspecific assignment',
    [aspecific],
    change(bram, { changed: [{ number: 5, size: [2, '04', 4] }] }),
    'TR412',
  ],
  ['without a size on a specific assignment', [weekly], change(bram, { changed: [{ size: null }] }), 'TR411'],
  [
    'with more of the same, from the day after',
    [weekly],
    change(bram, { unchanged: [300_201], added: [{}] }),
  ],
  [
    'with more of the same, on the last day',
    [weekly],
    change(bram, { unchanged: [300_201], added: [{ from: '2025-06-30' }] }),
    'TR361',
  ],
  ['with more of what is made longer', [weekly], change(bram, { changed: [{}], added: [{}] }), 'TR361'],
  [
    'beside a generic assignment',
    [generic],
    change(bram, { unchanged: [6], added: [{ category: '43', code: '43A06', size: [100, '83', 4] }] }),
    'TR361',
  ],
  [
    'while another waits',
    [weekly, change(bram, { changed: [{}] })],
    change(bram, { changed: [{}] }),
    'TR374',
  ],
  [
    'with a reference of a request',
    [asked, granted],
    change(bram, { reference: 'R1', changed: [{}] }),
    'TR347',
  ],
]);
