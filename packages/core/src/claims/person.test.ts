import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkSync, compose, type JW323Bericht } from '@jeugdregie/ijw';
import { day, newUuid, type Day, type Uuid } from '@jeugdregie/kernel';
import { auditMigrations } from '../audit/index.ts';
import type { Tx } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { exchangeMigrations, receive } from '../exchange/index.ts';
import { identityMigrations, loadKeys } from '../identity/index.ts';
import {
  adjudicate,
  answerClaim,
  claimById,
  composeReply,
  decideByPerson,
  decidedLinesOf,
  linesFrom,
  lineWithFacts,
  listClaims,
  replay,
  saveClaims,
  waitingLines,
} from './index.ts';
import { findingNow } from './decide-by-person.ts';
import { emptyWorld, example, municipality, type World } from './test/example-world.ts';
import { allocationFact, claimFacts, period, productFact } from './testing.ts';

const keys = loadKeys({ key: Buffer.alloc(32, 7).toString('base64') });
const today = day('2025-02-06')!;
const clerk = { kind: 'user', id: newUuid(), name: 'Test Medewerker', role: 'backoffice' } as const;
const bytes = example('10-JW323-declaratie-januari.xml');
const bericht = checkSync(bytes).bericht as JW323Bericht;

describe('a line that waits for a person', () => {
  let server: TestServer;
  let world: World;
  before(async () => {
    server = await testServer();
    const rooms = [...auditMigrations, ...identityMigrations, ...exchangeMigrations];
    world = await emptyWorld(server, keys.clientKeyFor, rooms);
    await world.allocate('05-JW301-toewijzing-na-vot.xml');
  });
  after(() => server.stop());

  const here = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.inMunicipality(work);

  /** Two lines in one claim: hours without a rate (waits), and euros. */
  async function waitingClaim(): Promise<Uuid> {
    return here(async (tx) => {
      const arrival = {
        municipality,
        name: 'declaratie.xml',
        bytes: Buffer.concat([bytes, Buffer.from(' '.repeat(nextLength()))]),
        receivedOn: today,
        actor: { kind: 'system', name: 'test' },
        message: 'JW323',
        sender: '65650001',
        receiver: '0855',
        identification: 'A2502050001',
        messageDate: today,
      } as const;
      const { file } = await receive(tx, keys, arrival);
      const read = linesFrom(
        { ...bericht, declaratie: { ...bericht.declaratie, declaratieNummer: `D${file.fileId.slice(-8)}` } },
        { fileId: file.fileId, municipality, knownOn: today, clientKeyFor: keys.clientKeyFor },
      );
      // Each test a claim of its own, so other references.
      const lines = read.lines.map((line) => ({ ...line, reference: `${line.reference}x${length}` }));
      const claim = { ...read, lines };
      const [hours, euros] = lines;
      const open = { from: '2025-01-01' as Day, until: null };
      const facts = claimFacts({
        allocations: [
          allocationFact({
            number: hours!.allocation,
            clientKey: hours!.clientKey,
            period: { ...open, from: '2025-01-13' as Day },
          }),
          allocationFact({
            number: euros!.allocation,
            clientKey: euros!.clientKey,
            category: '43',
            product: euros!.product,
            unit: '83',
            volume: 250_000,
            period: open,
          }),
        ],
        products: [
          productFact({ period: period('2025-01-13', '2025-01-31'), rates: [] }),
          productFact({
            product: euros!.product,
            category: '43',
            unit: '83',
            period: period('2025-01-01', '2025-01-31'),
            rates: [],
          }),
        ],
      });
      const decision = adjudicate(claim, facts);
      assert.deepEqual(
        decision.verdicts.map(({ verdict }) => verdict.kind),
        ['needs-person', 'accepted'],
      );
      assert.equal(
        composeReply(bericht, decision, { identification: 'X', dated: today }),
        null,
        'the answer waits',
      );
      await saveClaims(tx, decision, facts);
      return file.fileId;
    });
  }

  let length = 0;
  const nextLength = (): number => (length += 1);

  const decide = (fileId: Uuid, change: Partial<Parameters<typeof decideByPerson>[1]> = {}) =>
    here((tx) =>
      decideByPerson(tx, {
        municipality,
        fileId,
        index: 0,
        verdict: 'rejected',
        returnCode: '0611',
        note: 'Er is geen tarief afgesproken.',
        actor: clerk,
        today,
        ...change,
      }),
    );
  const rejectedBy = (fileId: Uuid) =>
    here(async (tx) => findingNow(tx, (await lineWithFacts(tx, { municipality, fileId, index: 0 }))!));
  const answer = (fileId: Uuid) =>
    here((tx) => answerClaim(tx, keys, { municipality, fileId, today, actor: clerk }));

  it('stands in the work list, and the claim counts it', async () => {
    const fileId = await waitingClaim();
    assert.equal(await rejectedBy(fileId), null, 'no rule rejects it: the person chooses the code');
    const [line] = await here((tx) => waitingLines(tx, { municipality, limit: 10 }));
    assert.deepEqual([line?.fileId, line?.index, line?.rule], [fileId, 0, 'C-001']);
    const [claim] = await here((tx) => listClaims(tx, { municipality, status: 'waiting', limit: 10 }));
    assert.deepEqual([claim?.waiting, claim?.accepted, claim?.acceptedCents], [1, 1, 250_000n]);
    const facts = await here((tx) => lineWithFacts(tx, { municipality, fileId, index: 0 }));
    assert.deepEqual([facts?.decisive, facts?.room?.inPeriod], [['rate'], 40]);
    assert.equal(await answer(fileId), null);
    await decide(fileId);
  });

  it('is rejected by a person, and then the answer goes with that code', async () => {
    const fileId = await waitingClaim();
    const outcome = await decide(fileId);
    assert.ok(outcome?.ok);
    assert.deepEqual(
      [outcome.value.stillWaiting, outcome.value.line.acceptedCents, outcome.value.line.isRejected],
      [0, 0, true],
    );
    const file = await answer(fileId);
    assert.equal(file?.message, 'JW325');
    assert.equal(await answer(fileId), null, 'one answer');
    const expected = composeReply(
      bericht,
      {
        fileFindings: [],
        verdicts: [
          {
            index: 0,
            verdict: {
              kind: 'rejected',
              findings: [{ rule: 'C-001', returnCode: '0611', expected: null, found: null, fact: 'person' }],
            },
          },
          { index: 1, verdict: { kind: 'accepted' } },
        ],
      },
      { identification: file!.identification!, dated: today },
    );
    assert.equal(file?.size, compose(expected!).length);
    assert.deepEqual(await here((tx) => replay(tx, keys, { municipality, fileId })), {
      isFactsEqual: true,
      isVerdictEqual: true,
      isReplyEqual: true,
    });
  });

  it('is accepted by a person, once, and hands on its amount in the month of the decision', async () => {
    const fileId = await waitingClaim();
    const later = day('2025-03-01')!;
    const outcome = await decide(fileId, { verdict: 'accepted', returnCode: null, today: later });
    assert.ok(outcome?.ok);
    assert.deepEqual([outcome.value.line.knownMonth, outcome.value.line.acceptedCents], ['2025-03', 51_000]);
    const again = await decide(fileId);
    assert.ok(again !== null && !again.ok);
    assert.equal(again.error.code, 'REGEL-AL-BESLIST');
    const claim = await here((tx) => claimById(tx, municipality, fileId));
    assert.deepEqual([claim?.waiting, claim?.accepted, claim?.acceptedCents], [0, 2, 301_000n]);
    const lines = await here(async (tx) => {
      const all = [];
      for await (const batch of decidedLinesOf(tx, municipality)) all.push(...batch);
      return all.filter((line) => line.lineId.startsWith(fileId));
    });
    assert.deepEqual(lines.map((line) => line.knownMonth).sort(), ['2025-02', '2025-03']);
  });

  it('cannot be accepted when the standard rejects it as things stand now', async () => {
    const fileId = await waitingClaim();
    // The line of the test before was accepted for the same month.
    assert.equal((await rejectedBy(fileId))?.returnCode, '9389', 'the screen offers the code of that rule');
    const outcome = await decide(fileId, { verdict: 'accepted', returnCode: null });
    assert.ok(outcome !== null && !outcome.ok);
    assert.equal(outcome.error.code, 'REGEL-AFGEWEZEN');
    assert.match(outcome.error.what, /TR389/);
    assert.ok((await decide(fileId, { returnCode: '9389' }))?.ok);
  });

  it('refuses a code that no rule about lines has, and a line that is not there', async () => {
    const fileId = await waitingClaim();
    for (const returnCode of [null, '0001', '9333', 'XXXX']) {
      const outcome = await decide(fileId, { returnCode });
      assert.ok(outcome !== null && !outcome.ok);
      assert.equal(outcome.error.code, 'RETOURCODE-ONBEKEND');
    }
    assert.equal(await decide(fileId, { index: 99 }), null);
    const machine = await decide(fileId, { index: 1 });
    assert.ok(machine !== null && !machine.ok, 'what the rules decided stands');
  });
});
