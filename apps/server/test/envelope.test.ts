import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { municipal, system } from '@jeugdregie/core/db';
import { contentOf, fileOf, trailOf } from '@jeugdregie/core/exchange';
import { check, composeEnvelope, type Envelope } from '@jeugdregie/ijw';
import { municipalityCode, type Day } from '@jeugdregie/kernel';
import { glance } from '../src/jobs/glance.ts';
import { contradiction, isEnvelope, openEnvelope, referenceOf } from '../src/jobs/open-envelope.ts';
import { keepForLater, takeIn } from '../src/jobs/take-in.ts';
import { machine, type Taken } from '../src/jobs/task.ts';
import { isTooLarge } from '../src/jobs/too-large.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

const message = (file: string): Buffer =>
  readFileSync(new URL(`../../../packages/ijw/test/examples/${file}`, import.meta.url));
const request = message('01-JW315-vot.xml');
const today = '2026-11-16' as Day;

const heen: Envelope = {
  berichtcode: 'Di01',
  zender: { organisatie: '65650001' },
  ontvanger: { organisatie: '0855' },
  referentienummer: '0b7f4d3e-0000-4000-8000-000000000001',
  tijdstipBericht: '20250110093000',
  functie: 'JW315',
  referentienummerBericht: /Identificatie>([A-Z0-9]+)</.exec(request.toString())?.[1] ?? '',
  bestandsnaam: 'vot.xml',
  bericht: request,
};
const wrap = (changed: Partial<Envelope>): Uint8Array => composeEnvelope({ ...heen, ...changed });

describe('a message in an envelope', () => {
  it('is recognised by its root, with any prefix, and nothing else is', () => {
    assert.equal(isEnvelope(wrap({})), true);
    const other = Buffer.from(Buffer.from(wrap({})).toString().replaceAll('ggk:', 'x:'));
    assert.equal(isEnvelope(other), true);
    assert.equal(isEnvelope(request), false);
    assert.equal(isEnvelope(new Uint8Array()), false);
  });

  it('stands in the same place of the order as without', () => {
    assert.deepEqual(glance(wrap({})), glance(request));
    assert.equal(glance(request).lane, '0855');
  });

  it('may be as large as base64 makes 25 MB, and no larger', () => {
    const head = wrap({});
    assert.equal(isTooLarge(request, 25_000_000), false);
    assert.equal(isTooLarge(request, 25_000_001), true);
    assert.equal(isTooLarge(head, 35_000_000), false);
    assert.equal(isTooLarge(head, 35_000_001), true);
  });

  const pairs: readonly (readonly [string, string, Partial<Envelope>, RegExp | null])[] = [
    ['fits', '01-JW315-vot.xml', {}, null],
    ['names another sender', '01-JW315-vot.xml', { zender: { organisatie: '65650002' } }, /zender$/],
    ['names another receiver', '01-JW315-vot.xml', { ontvanger: { organisatie: '0637' } }, /ontvanger$/],
    ['names another message', '01-JW315-vot.xml', { functie: 'JW323' }, /functie$/],
    ['refers to another message', '01-JW315-vot.xml', { referentienummerBericht: 'X' }, /Bericht$/],
  ];
  for (const [name, file, changed, where] of pairs) {
    it(`${where ? 'is set aside when the envelope' : 'goes on when the envelope'} ${name}`, async () => {
      const bericht = (await check(message(file))).bericht ?? assert.fail();
      const { cover } = openEnvelope('a.xml', wrap(changed));
      const problem = contradiction('a.xml', cover ?? assert.fail(), bericht);
      if (where) assert.match(problem?.where ?? '', where);
      else assert.equal(problem, null);
    });
  }

  it('may be a receipt, whose header is that of the message it answers', async () => {
    const bericht = (await check(message('02-JW316-vot-goedgekeurd.xml'))).bericht ?? assert.fail();
    const receipt = {
      berichtcode: 'Du01',
      functie: 'JW316',
      zender: { organisatie: '0855' },
      ontvanger: { organisatie: '65650001' },
    } as const;
    const { cover } = openEnvelope('a.xml', wrap(receipt));
    assert.equal(contradiction('a.xml', cover ?? assert.fail(), bericht), null);
    const swapped = openEnvelope('a.xml', wrap({ functie: 'JW316' })).cover ?? assert.fail();
    assert.match(contradiction('a.xml', swapped, bericht)?.where ?? '', /zender$/);
  });
});

describe('an envelope at the front door', () => {
  let test: TestHouse;
  before(async () => {
    test = await openTestHouse(storyRegion);
  });
  after(() => test.close());

  const hand = (bytes: Uint8Array): Promise<Taken> =>
    takeIn(test.desk, { name: 'e.xml', bytes, actor: machine, receivedOn: today, today, own: null });

  it('is taken off, what is kept is the message, and the reference is kept for the answer', async () => {
    const taken = await hand(wrap({}));
    assert.equal(taken.outcome, 'processed', taken.summary);
    const id = taken.fileId ?? assert.fail();
    await test.house.db.transaction(municipal(municipalityCode('0855')!), async (tx) => {
      assert.deepEqual(
        Buffer.from((await contentOf(tx, test.house.keys, id)) ?? []),
        request,
        'the message, byte for byte',
      );
      assert.equal(await referenceOf(tx, id), heen.referentienummer);
      const steps = (await trailOf(tx, id))?.steps.map(({ step }) => step) ?? [];
      assert.deepEqual(steps.slice(0, 2), ['Ontvangen', 'Uitgepakt']);
    });
    assert.equal((await hand(request)).outcome, 'already', 'the same message without an envelope');
    assert.equal((await hand(wrap({ referentienummer: 'another' }))).outcome, 'already');
  });

  it('is opened too when files are kept first and processed later', async () => {
    const given = { name: 'later.xml', bytes: wrap({}), actor: machine, receivedOn: today, today, own: null };
    assert.equal((await keepForLater(test.desk, given)).wasThere, true);
  });

  it('that contradicts its message is set aside, with both values', async () => {
    const other = Buffer.from(request.toString().replace(heen.referentienummerBericht, 'V000000001'));
    const taken = await hand(wrap({ bericht: other }));
    assert.equal(taken.outcome, 'set-aside');
    assert.equal(taken.problem?.code, 'ENVELOP-SPREEKT-TEGEN');
    assert.match(taken.problem?.why ?? '', new RegExp(`${heen.referentienummerBericht}.*V000000001`));
  });

  it('that cannot be opened is refused with the transport code', async () => {
    const broken = Buffer.from(Buffer.from(wrap({})).toString().replace('PD94', '!!!!'));
    const taken = await hand(broken);
    assert.equal(taken.outcome, 'refused');
    assert.equal(taken.problem?.code, 'ENVELOP-IB001');
  });

  it('around something unreadable still tells whose file it is', async () => {
    const taken = await hand(wrap({ bericht: Buffer.from('<geen bericht') }));
    assert.equal(taken.outcome, 'refused');
    const file = await test.house.db.transaction(system, (tx) => fileOf(tx, taken.fileId ?? assert.fail()));
    assert.equal(file?.municipality, '0855');
  });
});
