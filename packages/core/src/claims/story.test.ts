import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { checkSync, compose, type JW323Bericht } from '@jeugdregie/ijw';
import {
  day,
  municipalityCode,
  newUuid,
  providerCode,
  sha256,
  type ClientKey,
  type Day,
  type Uuid,
} from '@jeugdregie/kernel';
import { careFactsFor, careMigrations, decideCare, readCareMessage, saveCare } from '../care/index.ts';
import { contractsMigrations, loadReference, type Reference } from '../contracts/index.ts';
import { regionOf } from '../contracts/testing.ts';
import { municipal, regional, type Tx } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import {
  adjudicate,
  claimsMigrations,
  composeReply,
  decidedLines,
  decidedLinesOf,
  factsFor,
  linesFrom,
  replay,
  saveClaims,
  type ClaimDecision,
} from './index.ts';

const examples = new URL('../../../ijw/test/examples/', import.meta.url);
const municipality = municipalityCode('0855')!;
const provider = providerCode('65650001')!;

function example(name: string): Uint8Array {
  return readFileSync(new URL(name, examples));
}

function keyOf(bsn: string): ClientKey {
  const hex = sha256(bsn);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ClientKey;
}

const region = {
  municipalities: ['0855'],
  providers: ['65650001'],
  products: [
    { code: '45A04', unit: '04', segment: 5 },
    { code: '43A06', unit: '83', segment: 1 },
    { code: '44A08', unit: '83', segment: 1 },
  ],
  rates: [{ provider: '65650001', product: '45A04', euros: 85 }],
} as const;

interface BrokenMessage {
  readonly file: string;
  readonly message: string;
  readonly level: number;
  readonly rule: string;
  readonly retourcode: string;
  readonly context: readonly string[];
}

interface Taken {
  readonly fileId: Uuid;
  readonly decision: ClaimDecision;
  readonly bericht: JW323Bericht;
}

/** A database of its own with the contract of the examples, and the two ways in. */
interface World {
  readonly reference: Reference;
  inMunicipality<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  allocate(name: string): Promise<void>;
  claim(name: string, save?: boolean): Promise<Taken>;
}

async function emptyWorld(server: TestServer): Promise<World> {
  const database = await server.fresh([...contractsMigrations, ...careMigrations, ...claimsMigrations]);
  await database.transaction(regional, (tx) => regionOf(tx, region));
  const reference = (await database.transaction(regional, (tx) => loadReference(tx)))!;
  const inMunicipality = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(municipal(municipality), work);
  return {
    reference,
    inMunicipality,
    async allocate(name) {
      const { bericht } = checkSync(example(name));
      const dated = day('2025-01-10')!;
      const message = readCareMessage(bericht!, {
        municipality,
        provider,
        clientKey: keyOf((bericht as { client?: { bsn: string } }).client!.bsn),
        fileId: newUuid(),
        dated,
        knownOn: dated,
      })!;
      await inMunicipality(async (tx) => {
        const decision = decideCare(message, await careFactsFor(tx, message, reference));
        assert.deepEqual(decision.findings, [], name);
        await saveCare(tx, decision);
      });
    },
    async claim(name, save = true) {
      const checked = checkSync(example(name));
      assert.deepEqual([checked.message, checked.level], ['JW323', null], name);
      const bericht = checked.bericht as JW323Bericht;
      const fileId = newUuid();
      const file = linesFrom(bericht, {
        fileId,
        municipality,
        knownOn: bericht.header.berichtIdentificatie.dagtekening as Day,
        clientKeyFor: (_municipality, bsn) => keyOf(bsn),
      });
      const decision = await inMunicipality(async (tx) => {
        const facts = await factsFor(tx, file, reference);
        const decided = adjudicate(file, facts);
        if (save) assert.equal(await saveClaims(tx, decided, facts), true);
        if (save) assert.equal(await saveClaims(tx, decided, facts), false, 'saved once');
        return decided;
      });
      return { fileId, decision, bericht };
    },
  };
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
