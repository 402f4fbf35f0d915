import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestDetail } from '../../api/care.ts';
import {
  bodyOf,
  centsIn,
  emptyAddress,
  isIncomplete,
  needsAddress,
  startingDrafts,
  type Draft,
} from './decision-draft.ts';

const product = {
  categorie: '45',
  product: { code: '45A04', naam: 'Hulp' },
  van: '2026-01-01',
  tot: '2026-06-30',
  omvang: '2 uur per week',
  volume: 2,
  eenheid: '04',
  frequentie: '2',
  budgetCenten: null,
  verwijzer: { code: '02', naam: 'Huisarts', agb: null, wie: null },
  antwoorden: [],
  toewijzingen: [],
};
const vot = {
  soort: 'VOT',
  referentie: null,
  adresNodig: true,
  producten: [
    { ...product, referentie: 'A', status: 'nieuw' },
    { ...product, referentie: 'B', status: 'afgewezen' },
  ],
  wensen: [],
} as unknown as RequestDetail;
const vow = {
  ...vot,
  soort: 'VOW',
  referentie: 'W',
  producten: [],
  adresNodig: false,
} as unknown as RequestDetail;
const drafts = (found: RequestDetail, change: Partial<Draft>): Readonly<Record<string, Draft>> =>
  Object.fromEntries(
    Object.entries(startingDrafts(found)).map(([key, draft]) => [key, { ...draft, ...change }]),
  );

test('only what waits can be decided; a change as a whole', () => {
  assert.deepEqual(Object.keys(startingDrafts(vot)), ['A']);
  assert.deepEqual(Object.keys(startingDrafts(vow)), ['W']);
  assert.deepEqual(bodyOf(vot, startingDrafts(vot), emptyAddress), { besluiten: [] });
});

test('granted as asked, or under other terms, with the address of a first allocation', () => {
  const asAsked = drafts(vot, { choice: 'toewijzen' });
  assert.equal(needsAddress(vot, asAsked), true);
  assert.deepEqual(bodyOf(vot, asAsked, { ...emptyAddress, postcode: ' 2711AB ', houseNumber: '1' }), {
    besluiten: [{ referentie: 'A', keuze: 'toewijzen' }],
    adres: { postcode: '2711AB', huisnummer: '1', toevoeging: null, straat: null, plaats: null },
  });
  const other = bodyOf(
    vot,
    drafts(vot, { choice: 'toewijzen', isOther: true, amount: '1', until: '' }),
    emptyAddress,
  );
  assert.deepEqual(other.besluiten[0]?.voorwaarden, {
    categorie: '45',
    product: '45A04',
    van: '2026-01-01',
    tot: null,
    volume: 1,
    eenheid: '04',
    frequentie: '2',
    budgetCenten: null,
  });
});

test('a rejection carries its reason, and the other municipality with reason 8 only', () => {
  const rejected = (change: Partial<Draft>) =>
    bodyOf(vow, drafts(vow, { choice: 'afwijzen', ...change }), emptyAddress).besluiten[0];
  assert.deepEqual(rejected({ reason: '7', elsewhere: '0637' }), {
    referentie: 'W',
    keuze: 'afwijzen',
    reden: '7',
  });
  assert.equal(rejected({ reason: '8', elsewhere: '0637' })?.verantwoordelijkeGemeente, '0637');
  assert.deepEqual(
    bodyOf(vow, drafts(vow, { choice: 'toewijzen', shiftTo: '2026-02-01' }), emptyAddress).besluiten,
    [{ referentie: 'W', keuze: 'toewijzen', verschuifNaar: '2026-02-01' }],
  );
});

test('what is missing is told before anything is sent', () => {
  const [draft] = Object.values(startingDrafts(vot));
  const missing = (change: Partial<Draft>): boolean => isIncomplete({ ...draft!, ...change });
  assert.equal(missing({ choice: 'in-onderzoek' }), false);
  assert.equal(missing({ choice: 'afwijzen' }), true);
  assert.equal(missing({ choice: 'afwijzen', reason: '7' }), false);
  assert.equal(missing({ choice: 'afwijzen', reason: '8', elsewhere: '637' }), true);
  assert.equal(missing({ choice: 'afwijzen', reason: '8', elsewhere: '0637' }), false);
  assert.equal(missing({ choice: 'toewijzen', isOther: true, from: '' }), true);
  assert.equal(missing({ choice: 'toewijzen', isOther: true, budget: 'veel' }), true);
  assert.equal(missing({ choice: 'toewijzen', isOther: false, budget: 'veel' }), false);
});

test('amounts as they are typed', () => {
  assert.deepEqual(['', '9.000', '1.234,5', '12,345', 'x'].map(centsIn), [
    null,
    900_000,
    123_450,
    undefined,
    undefined,
  ]);
});
