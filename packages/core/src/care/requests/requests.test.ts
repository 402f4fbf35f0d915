import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { AllocationNumber, Day, MunicipalityCode, Result } from '@jeugdregie/kernel';
import { contractCover } from '../contract-cover.ts';
import type { Choice, Moment, Settlement } from './choice.ts';
import { answerFindings } from './decide-answer.ts';
import { decideChange } from './decide-change.ts';
import { nextVersion } from './grant-change.ts';
import type { AllocationRecord, StoredAllocation } from '../model.ts';
import { settleRequest } from './person-decision.ts';
import type { AnswerFacts, ChangeFacts, RequestDossier, RequestHead, StoredAnswer, Wish } from './model.ts';
import { referenceState, requestState } from './state.ts';
import {
  allocationRecord,
  originOf,
  parties,
  requestRecord,
  testReference,
  testVersion,
} from '../testing.ts';

const number = (n: number): AllocationNumber => n as AllocationNumber;
const day = (text: string): Day => text as Day;

function stored(change: Partial<StoredAllocation> = {}): StoredAllocation {
  const { municipality, provider, client: clientKey } = parties;
  return {
    ...allocationRecord(),
    municipality,
    provider,
    clientKey,
    district: null,
    segment: null,
    dated: day('2026-01-05'),
    knownOn: day('2026-01-05'),
    fileId: originOf(1).fileId,
    content: 'a',
    termsVersion: testVersion,
    refusedOn: null,
    ...change,
  };
}

const twoHours = { volume: 2, unit: '04', frequency: '2' } as const;
const bare = { category: null, product: null, until: null, budgetCents: null } as const;
const noExtent = { volume: null, unit: null, frequency: null } as const;

function changed(change: Partial<Wish> = {}): Wish {
  return {
    ...bare,
    ...twoHours,
    kind: 'changed',
    allocation: number(1001),
    from: day('2026-01-01'),
    ...change,
  };
}
const unchanged: Wish = { ...bare, ...noExtent, kind: 'unchanged', allocation: number(1001), from: null };
function added(change: Partial<Wish> = {}): Wish {
  const product = { category: '44', product: '44A08' as never };
  return {
    ...bare,
    ...product,
    volume: 1,
    unit: '14',
    frequency: '4',
    kind: 'new',
    allocation: null,
    from: day('2026-03-01'),
    ...change,
  };
}

const changeFacts: ChangeFacts = {
  reference: testReference(),
  versions: [stored()],
  isReferenceUsed: false,
  hasPending: false,
};

function rulesOf(wishes: readonly Wish[], facts: Partial<ChangeFacts> = {}, dated = '2026-02-01'): string[] {
  const message = { origin: originOf(9, { dated: day(dated) }), reference: 'VOW-1', reason: '1', wishes };
  return decideChange(message, { ...changeFacts, ...facts }).findings.map(({ rule, at }) => `${rule} ${at}`);
}

describe('rules on a VOW', () => {
  const totals = { volume: 40, unit: '04', frequency: '6' } as const;
  const budget = { ...noExtent, category: null, product: null, budgetCents: 100_000 } as const;
  const cases: readonly (readonly [string, readonly Wish[], Partial<ChangeFacts>, readonly string[]])[] = [
    ['a longer end from the first day', [changed({ until: day('2026-06-30') })], {}, []],
    ['a first pending request', [changed()], { hasPending: true }, ['TR374 Header']],
    ['a reference that was used', [changed()], { isReferenceUsed: true }, ['TR347 Verzoek']],
    ['a client without allocations here', [changed()], { versions: [] }, ['TR304 Client']],
    ['nothing said of a current allocation', [added()], {}, ['TR349 Verzoek']],
    [
      'an allocation that ended the day before',
      [added()],
      { versions: [stored({ period: { from: day('2026-01-01'), until: day('2026-01-31') } })] },
      [],
    ],
    [
      'one that ends today is current',
      [added()],
      { versions: [stored({ period: { from: day('2026-01-01'), until: day('2026-02-01') } })] },
      ['TR349 Verzoek'],
    ],
    [
      'a deleted allocation need not be mentioned',
      [added()],
      { versions: [stored({ changeReason: '13' })] },
      [],
    ],
    [
      'a refused version does not count',
      [added()],
      { versions: [stored({ refusedOn: day('2026-01-20') })] },
      [],
    ],
    [
      'an unknown one to keep',
      [{ ...unchanged, allocation: number(9) }, unchanged, added()],
      {},
      ['TR350 OngewijzigdProduct'],
    ],
    [
      'an unknown one to change',
      [changed({ allocation: number(9) }), unchanged],
      {},
      ['TR351 TeWijzigenProduct'],
    ],
    ['from a day that passed', [changed({ from: day('2026-02-01') })], {}, ['TR357 TeWijzigenProduct']],
    ['from the day after', [changed({ from: day('2026-02-02') })], {}, []],
    [
      'another total from later on',
      [changed({ ...totals, from: day('2026-03-01') })],
      {},
      ['TR373 TeWijzigenProduct'],
    ],
    ['another total from the first day', [changed(totals)], {}, []],
    ['no extent for a product', [changed(noExtent)], {}, ['TR411 TeWijzigenProduct']],
    [
      'an extent for a category',
      [changed()],
      { versions: [stored({ product: null, ...noExtent })] },
      ['TR412 TeWijzigenProduct'],
    ],
    [
      'an extent for a budget',
      [changed({ until: day('2026-12-31') })],
      { versions: [stored(budget)] },
      ['TR375 TeWijzigenProduct'],
    ],
    [
      'the same product twice at a time',
      [unchanged, added({ category: '45', product: '45A04' as never })],
      {},
      ['TR361 Verzoek'],
    ],
    [
      'the same product after it ended',
      [unchanged, added({ category: '45', product: '45A04' as never, from: day('2026-04-01') })],
      {},
      [],
    ],
    ['a code of another category', [unchanged, added({ category: '43' })], {}, ['TR381 NieuwProduct']],
  ];
  for (const [name, wishes, facts, expected] of cases) {
    test(`${name}: ${expected.join(', ') || 'accepted'}`, () =>
      assert.deepEqual(rulesOf(wishes, facts), expected));
  }
});

const answered = (answer: 'rejected' | 'investigating', refusedOn: string | null = null): StoredAnswer => ({
  municipality: parties.municipality,
  provider: parties.provider,
  fileId: originOf(7).fileId,
  reference: 'VOT-1',
  answer,
  reason: answer === 'rejected' ? '7' : null,
  elsewhere: null,
  dated: day('2026-01-07'),
  knownOn: day('2026-01-07'),
  refusedOn: refusedOn as Day | null,
});

describe('rules on an answer', () => {
  const known: AnswerFacts = { isRequestKnown: true, isGranted: false, earlier: [] };
  const cases: readonly (readonly [
    string,
    'rejected' | 'investigating',
    Partial<AnswerFacts>,
    readonly string[],
  ])[] = [
    ['investigating first', 'investigating', {}, []],
    ['rejecting first', 'rejected', {}, []],
    ['to an unknown request', 'rejected', { isRequestKnown: false }, ['TR355']],
    ['after a grant', 'rejected', { isGranted: true }, ['TR359']],
    ['investigating twice', 'investigating', { earlier: [answered('investigating')] }, ['TR360']],
    ['rejecting after investigating', 'rejected', { earlier: [answered('investigating')] }, []],
    ['rejecting twice', 'rejected', { earlier: [answered('rejected')] }, ['TR365']],
  ];
  for (const [name, answer, facts, expected] of cases) {
    test(`${name}: ${expected.join(', ') || 'accepted'}`, () => {
      const given = { reference: 'VOT-1', answer, reason: null, elsewhere: null };
      assert.deepEqual(
        answerFindings(given, { ...known, ...facts }).map(({ rule }) => rule),
        expected,
      );
    });
  }
  test('an unknown municipality: TR378 beside a real one', () => {
    const given = (code: string) => ({
      reference: 'V',
      answer: 'rejected' as const,
      reason: '8',
      elsewhere: code as MunicipalityCode,
    });
    assert.deepEqual(answerFindings(given('0637'), known), []);
    assert.deepEqual(
      answerFindings(given('9999'), known).map(({ rule }) => rule),
      ['TR378'],
    );
  });
});

test('the state of a reference, and of a request', () => {
  assert.equal(referenceState(0, []), 'new');
  assert.equal(referenceState(0, [answered('investigating')]), 'investigating');
  assert.equal(referenceState(0, [answered('rejected'), answered('investigating')]), 'rejected');
  assert.equal(referenceState(1, [answered('rejected')]), 'granted');
  assert.equal(referenceState(0, [answered('rejected', '2026-01-09')]), 'new');
  assert.equal(requestState(['granted', 'new', 'investigating']), 'new');
  assert.equal(requestState(['granted', 'investigating']), 'investigating');
  assert.equal(requestState(['granted', 'rejected']), 'mixed');
  assert.equal(requestState(['rejected', 'rejected']), 'rejected');
  assert.equal(requestState(['granted']), 'granted');
});

const head: RequestHead = {
  municipality: parties.municipality,
  fileId: originOf(5).fileId,
  kind: 'allocation',
  provider: parties.provider,
  clientKey: parties.client,
  reference: null,
  reason: null,
  dated: day('2026-01-05'),
  knownOn: day('2026-01-05'),
  state: 'new',
  decideBy: day('2026-01-12'),
  settleBy: day('2026-03-02'),
  residenceBy: day('2026-01-19'),
};
const origin = originOf(5);
const asked = (reference: string) => ({ ...requestRecord(reference, '02'), ...origin });
const vot: RequestDossier = {
  head,
  products: [asked('VOT-1'), asked('VOT-2')],
  wishes: [],
  answers: [],
  grants: [],
  allocations: [],
};
const moment: Moment = {
  today: day('2026-02-01'),
  version: '2026-02-01T10:00:00',
  nextNumber: number(2001),
  claimed: new Set(),
};
const grant = (reference: string): Choice => ({ kind: 'grant', reference, terms: null, shiftTo: null });
const reject = (reference: string, reason = '7', elsewhere: string | null = null): Choice => ({
  kind: 'reject',
  reference,
  reason,
  elsewhere: elsewhere as MunicipalityCode | null,
});
const brief = ({ number: n, reference, period, changeReason, version }: AllocationRecord): string =>
  `${n} ${reference ?? '-'} ${period.from}/${period.until ?? ''} ${changeReason ?? '-'} ${version}`;
const settled = (result: Result<Settlement, { readonly code: string }>): Settlement =>
  result.ok ? result.value : assert.fail(result.error.code);

describe('a person decides on a VOT', () => {
  test('per product: one granted with its own reference, one rejected, the current one goes along without', () => {
    const current = stored({ number: number(1001), period: { from: day('2026-01-01'), until: null } });
    const ended = stored({
      number: number(1000),
      period: { from: day('2025-01-01'), until: day('2026-01-31') },
    });
    const dossier = { ...vot, allocations: [ended, current] };
    const { allocations, answers } = settled(
      settleRequest(dossier, [grant('VOT-1'), reject('VOT-2')], moment),
    );
    assert.deepEqual(allocations.map(brief), [
      '2001 VOT-1 2026-01-01/2026-03-31 - 2026-02-01T10:00:00',
      '1001 - 2026-01-01/ - 2026-01-02T09:00:00',
    ]);
    assert.deepEqual(answers, [{ reference: 'VOT-2', answer: 'rejected', reason: '7', elsewhere: null }]);
  });

  test('under other terms than were asked', () => {
    const terms = {
      ...requestRecord('x', '02'),
      period: { from: day('2026-02-01'), until: day('2026-02-28') },
      volume: 1,
    };
    const choice: Choice = { kind: 'grant', reference: 'VOT-1', terms, shiftTo: null };
    const [made] = settled(settleRequest(vot, [choice], moment)).allocations;
    assert.deepEqual([made?.volume, made?.period.until, made?.reference], [1, '2026-02-28', 'VOT-1']);
  });

  const investigated = { ...vot, answers: [answered('investigating')] };
  const granted = { ...vot, grants: [stored({ reference: 'VOT-1' })] };
  const refusals: readonly (readonly [string, RequestDossier, readonly Choice[], string | null])[] = [
    ['nothing', vot, [], 'BESLUIT-LEEG'],
    ['a reference of another request', vot, [grant('VOT-9')], 'REFERENTIE-ONBEKEND'],
    ['twice the same', vot, [grant('VOT-1'), reject('VOT-1')], 'REFERENTIE-DUBBEL'],
    ['what was granted', granted, [reject('VOT-1')], 'VERZOEK-AL-BESLIST'],
    ['the other product of it', granted, [reject('VOT-2')], null],
    [
      'what was rejected',
      { ...vot, answers: [answered('rejected')] },
      [grant('VOT-1')],
      'VERZOEK-AL-BESLIST',
    ],
    [
      'a rejection that was refused',
      { ...vot, answers: [answered('rejected', '2026-01-09')] },
      [grant('VOT-1')],
      null,
    ],
    [
      'to investigate twice',
      investigated,
      [{ kind: 'investigate', reference: 'VOT-1' }],
      'VERZOEK-AL-IN-ONDERZOEK',
    ],
    ['to grant after investigating', investigated, [grant('VOT-1')], null],
    ['without a reason', vot, [reject('VOT-1', '')], 'REDEN-ONBEKEND'],
    ['reason 8 without the other municipality', vot, [reject('VOT-1', '8')], 'GEMEENTE-ONTBREEKT'],
    ['reason 8 with our own', vot, [reject('VOT-1', '8', parties.municipality)], 'GEMEENTE-ONTBREEKT'],
    ['reason 8 with an unknown one', vot, [reject('VOT-1', '8', '9999')], 'GEMEENTE-ONTBREEKT'],
    ['reason 8 with another', vot, [reject('VOT-1', '8', '0518')], null],
    ['another reason with a municipality', vot, [reject('VOT-1', '7', '0518')], 'GEMEENTE-OVERBODIG'],
  ];
  for (const [name, dossier, choices, expected] of refusals) {
    test(`${name}: ${expected ?? 'accepted'}`, () => {
      const result = settleRequest(dossier, choices, moment);
      assert.equal(result.ok ? null : result.error.code, expected);
    });
  }
});

describe('a person grants a VOW', () => {
  const at = '2026-02-01T10:00:00';
  const vow = (
    wishes: readonly Wish[],
    allocations: readonly StoredAllocation[] = [stored()],
  ): RequestDossier => ({
    ...vot,
    head: { ...head, kind: 'change', reference: 'VOW-1', reason: '1', residenceBy: null },
    products: [],
    wishes,
    allocations,
  });
  const records = (
    wishes: readonly Wish[],
    change: Partial<Moment> & { readonly shiftTo?: string } = {},
    allocations?: readonly StoredAllocation[],
  ) => {
    const choice: Choice = {
      kind: 'grant',
      reference: 'VOW-1',
      terms: null,
      shiftTo: (change.shiftTo ?? null) as Day | null,
    };
    return settleRequest(vow(wishes, allocations), [choice], { ...moment, ...change });
  };
  const other = stored({ number: number(1002), period: { from: day('2026-01-01'), until: null } });
  const totals = { volume: 40, unit: '04', frequency: '6' } as const;
  const cases: readonly (readonly [string, Parameters<typeof records>, readonly string[]])[] = [
    [
      'another end keeps the number',
      [[changed({ until: day('2026-06-30') })]],
      [`1001 VOW-1 2026-01-01/2026-06-30 12 ${at}`],
    ],
    [
      'an earlier end too',
      [[changed({ until: day('2026-02-28') })]],
      [`1001 VOW-1 2026-01-01/2026-02-28 12 ${at}`],
    ],
    [
      'another total keeps the number',
      [[changed({ ...totals, volume: 60 })], {}, [stored(totals)]],
      [`1001 VOW-1 2026-01-01/2026-03-31 12 ${at}`],
    ],
    [
      'another extent from later on: the old one ends the day before',
      [[changed({ volume: 3, from: day('2026-03-01') })]],
      [`1001 VOW-1 2026-01-01/2026-02-28 12 ${at}`, `2001 VOW-1 2026-03-01/2026-03-31 - ${at}`],
    ],
    [
      'another extent from the first day: the old one is deleted',
      [[changed({ volume: 3 })]],
      [`1001 VOW-1 2026-01-01/2026-01-01 13 ${at}`, `2001 VOW-1 2026-01-01/2026-03-31 - ${at}`],
    ],
    [
      'shifted after consultation',
      [[changed({ volume: 3 })], { shiftTo: '2026-02-15' }],
      [`1001 VOW-1 2026-01-01/2026-02-14 12 ${at}`, `2001 VOW-1 2026-02-15/2026-03-31 - ${at}`],
    ],
    [
      'what lies ahead is not shifted',
      [[unchanged, added()], { shiftTo: '2026-02-15' }],
      ['1001 VOW-1 2026-01-01/2026-03-31 - 2026-01-02T09:00:00', `2001 VOW-1 2026-03-01/ - ${at}`],
    ],
    [
      'an unchanged one carries the reference and no reason, under its own version',
      [
        [{ ...unchanged, allocation: number(1002) }, changed({ until: day('2026-04-30') })],
        {},
        [stored(), { ...other, changeReason: '12' }],
      ],
      ['1002 VOW-1 2026-01-01/ - 2026-01-02T09:00:00', `1001 VOW-1 2026-01-01/2026-04-30 12 ${at}`],
    ],
    [
      'an allocation that came after the request goes along',
      [[changed({ until: day('2026-04-30') })], {}, [stored(), other]],
      [`1001 VOW-1 2026-01-01/2026-04-30 12 ${at}`, '1002 VOW-1 2026-01-01/ - 2026-01-02T09:00:00'],
    ],
  ];
  for (const [name, given, expected] of cases) {
    test(name, () => assert.deepEqual(settled(records(...given)).allocations.map(brief), expected));
  }
  test('an allocation with accepted claim lines is not replaced from its first day', () => {
    const claimed = { claimed: new Set([number(1001)]) };
    const refused = records([changed({ volume: 3 })], claimed);
    assert.equal(refused.ok ? null : refused.error.code, 'TOEWIJZING-GEDECLAREERD');
    assert.ok(records([changed({ volume: 3 })], { ...claimed, shiftTo: '2026-02-15' }).ok);
  });
  test('an allocation that was deleted meanwhile: the whole request cannot be granted', () => {
    const refused = records([changed()], {}, []);
    assert.equal(refused.ok ? null : refused.error.code, 'TOEWIJZING-VERVALLEN');
  });
  test('a whole request is answered by one rejection; reason 8 is for a VOT', () => {
    const answers = settled(settleRequest(vow([changed()]), [reject('VOW-1', '4')], moment)).answers;
    assert.deepEqual(
      answers.map(({ reference, reason }) => [reference, reason]),
      [['VOW-1', '4']],
    );
    const wrong = settleRequest(vow([changed()]), [reject('VOW-1', '8', '0518')], moment);
    assert.equal(wrong.ok ? null : wrong.error.code, 'REDEN-ONGELDIG');
  });
});

test('a change is always the latest version', () => {
  assert.equal(nextVersion('2026-02-01T10:00:00', '2026-02-01T09:59:59'), '2026-02-01T10:00:00');
  assert.equal(nextVersion('2026-02-01T10:00:00', '2026-02-01T10:00:00'), '2026-02-01T10:00:01');
  assert.equal(nextVersion('2026-02-01T10:00:00', '2026-02-01T23:59:58'), '2026-02-01T23:59:59');
});

test('whether the contract covers what is asked, on its first day', () => {
  const terms = testReference().termsOf(parties.provider);
  const cover = (product: string | null, unit: string | null, from = '2026-01-01') =>
    contractCover(terms, { product: product as never, unit, from: day(from) });
  assert.equal(cover('45A04', '04'), 'covered');
  assert.equal(cover('45A48', '04'), 'no-rate');
  assert.equal(cover('45A48', '83'), 'covered', 'euros have no rate');
  assert.equal(cover(null, null), 'covered', 'a category or a budget has no rate');
  assert.equal(cover('45A04', '04', '2030-12-31'), 'covered', 'the last day of the contract');
  assert.equal(cover('45A04', '04', '2031-01-01'), 'no-contract', 'the day after');
  assert.equal(contractCover(null, { product: null, unit: null, from: day('2026-01-01') }), 'no-contract');
});
