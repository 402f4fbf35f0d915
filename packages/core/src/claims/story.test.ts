import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkSync, compose, type JW323Bericht } from '@jeugdregie/ijw';
import type { Day } from '@jeugdregie/kernel';
import { testServer, type TestServer } from '../db/testing.ts';
import { composeReply, decidedLines, decidedLinesOf, factsFor, replay } from './index.ts';
import { emptyWorld, example, municipality, type Taken, type World } from './test/example-world.ts';

interface BrokenMessage {
  readonly file: string;
  readonly message: string;
  readonly level: number;
  readonly rule: string;
  readonly retourcode: string;
  readonly context: readonly string[];
}

describe('the story of the examples', () => {
  let server: TestServer;
  let world: World;

  before(async () => {
    server = await testServer();
    world = await emptyWorld(server);
  });
  after(() => server.stop());

  /** Identification and day of the answer are the ones that the story fixes. */
  function assertAnswer(taken: Taken, name: string): void {
    const expected = checkSync(example(name)).bericht as { header: JW323Bericht['header'] };
    const { identificatie, dagtekening } = expected.header.berichtIdentificatie;
    const reply = composeReply(taken.bericht, taken.decision, {
      identification: identificatie,
      dated: dagtekening as Day,
    });
    assert.equal(Buffer.from(compose(reply!)).toString(), Buffer.from(example(name)).toString(), name);
  }

  const rulesOf = ({ decision }: Taken): readonly (readonly string[])[] =>
    decision.verdicts.map(({ verdict }) =>
      verdict.kind === 'rejected' ? verdict.findings.map((f) => f.rule) : [],
    );

  it('gives the verdicts and the answers that the story tells', async () => {
    for (const name of ['05-JW301-toewijzing-na-vot.xml', '09-JW301-outputgericht-tweede-client.xml']) {
      await world.allocate(name);
    }
    await world.allocate('37-JW301-totaal-binnen-geldigheidsduur.xml');
    const first = await world.claim('10-JW323-declaratie-januari.xml');
    assertAnswer(first, '11-JW325-volledig-toegekend.xml');
    assertAnswer(await world.claim('38-JW323-januari-totaal.xml'), '39-JW325-januari-totaal-toegekend.xml');
    assertAnswer(
      await world.claim('invalid/b15-declaratienummer-herhaald.xml', false),
      '35-JW325-declaratie-afgekeurd-9333.xml',
    );
    const second = await world.claim('12-JW323-declaratie-februari-met-credit.xml');
    assertAnswer(second, '13-JW325-deels-afgewezen.xml');
    assert.deepEqual(rulesOf(second), [[], [], ['TR418'], []]);
    const third = await world.claim('36-JW323-declaratie-maart-met-herindiening-februari.xml');
    assert.deepEqual(rulesOf(third), [[], []], 'a rejected line may be claimed again');
    for (const { fileId } of [first, second, third]) {
      assert.deepEqual(await world.inMunicipality((tx) => replay(tx, null, { municipality, fileId })), {
        isFactsEqual: true,
        isVerdictEqual: true,
        isReplyEqual: null,
      });
    }
  });

  it('hands on afterwards the same lines as when they were decided', async () => {
    const taken = await world.claim('12-JW323-declaratie-februari-met-credit.xml', false);
    const lines = await world.inMunicipality(async (tx) => {
      const all = [];
      for await (const batch of decidedLinesOf(tx, municipality)) all.push(...batch);
      return all;
    });
    assert.equal(lines.length, 9);
    assert.equal(
      lines.reduce((sum, line) => sum + line.acceptedCents, 0),
      301_000 + 51_000 + 241_500 + 119_000,
    );
    // A claim that is rejected as a whole hands on nothing.
    assert.deepEqual(
      taken.decision.fileFindings.map((f) => f.returnCode),
      ['9056'],
    );
    const facts = await world.inMunicipality((tx) => factsFor(tx, taken.decision.file, world.reference));
    assert.deepEqual(decidedLines(taken.decision, facts), []);
  });

  it('says of a client without any allocation that the client is unknown, of another that the number is', async () => {
    const world = await emptyWorld(server);
    const findingsOf = async (): Promise<unknown> =>
      (await world.claim('10-JW323-declaratie-januari.xml', false)).decision.verdicts.map(({ verdict }) =>
        verdict.kind === 'rejected' ? verdict.findings.map((f) => `${f.rule} ${f.returnCode}`) : [],
      );
    assert.deepEqual(await findingsOf(), [['TR304 8187'], ['TR304 8187']]);
    const { bericht, decision } = await world.claim('10-JW323-declaratie-januari.xml', false);
    const reply = composeReply(bericht, decision, { identification: 'J1', dated: '2026-02-10' as Day });
    const { level, findings } = checkSync(compose(reply!));
    assert.deepEqual([level, findings], [null, []], 'the answer breaks no rule');
    assert.deepEqual(
      reply!.declaratieAntwoord?.clienten?.client.map((one) => [
        one.retourCodes.retourCode,
        one.prestaties.prestatie.map((line) => line.retourCodes.retourCode),
      ]),
      [
        [['8187'], [['0233']]],
        [['8187'], [['0233']]],
      ],
      'said of the client, and of the line that it is rejected with the client',
    );
    await world.allocate('05-JW301-toewijzing-na-vot.xml');
    assert.deepEqual(await findingsOf(), [[], ['TR304 8187']], 'the second client is still unknown');
    await world.allocate('09-JW301-outputgericht-tweede-client.xml');
    assert.deepEqual(await findingsOf(), [[], []]);
  });

  const { cases } = JSON.parse(Buffer.from(example('invalid/expected.json')).toString()) as {
    readonly cases: readonly BrokenMessage[];
  };
  const claims = cases.filter((given) => given.message === 'JW323' && given.level > 2);
  for (const given of claims) {
    it(`gives ${given.rule} for ${given.file}, and nothing else`, async () => {
      const world = await emptyWorld(server);
      for (const name of given.context.map((path) => path.replace('../', ''))) {
        if (name.includes('JW301')) await world.allocate(name);
        if (name.includes('JW323')) await world.claim(name);
      }
      const { decision } = await world.claim(`invalid/${given.file}`, false);
      const findings = [
        ...decision.fileFindings,
        ...decision.verdicts.flatMap(({ verdict }) => (verdict.kind === 'rejected' ? verdict.findings : [])),
      ];
      assert.deepEqual(
        findings.map((finding) => [finding.rule, finding.returnCode]),
        [[given.rule, given.retourcode]],
      );
    });
  }
  it('has seen every case of a claim', () => assert.ok(claims.length >= 11, String(claims.length)));
});
