import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { checkSync, type Bericht } from '@jeugdregie/ijw';
import type { ClientKey, Day, MunicipalityCode, ProviderCode, Uuid } from '@jeugdregie/kernel';
import { contractsMigrations, loadReference, type Reference } from '../../contracts/index.ts';
import { regionOf } from '../../contracts/testing.ts';
import { municipal, regional, type Database, type Tx } from '../../db/index.ts';
import { testServer, type TestServer } from '../../db/testing.ts';
import { decideCare } from '../decide.ts';
import { answerFindings } from './decide-answer.ts';
import { decideChange } from './decide-change.ts';
import type { CareMessage } from '../model.ts';
import { saveRefusal } from '../refusal-store.ts';
import { readCareMessage } from '../readers.ts';
import { listRequests, requestAlarm } from './list.ts';
import { readAnswer, readChange } from './readers.ts';
import { saveAnswer, saveChange } from './save.ts';
import { requestState } from './state.ts';
import { answerFactsFor, changeFactsFor, nextAllocationNumber, requestDossier } from './store.ts';
import { statesOf } from './person-decision.ts';
import { saveCare } from '../save.ts';
import { careMigrations } from '../schema.ts';
import { careFactsFor } from '../store.ts';
import { allocationRecord, originOf, requestRecord } from '../testing.ts';

const municipality = '0855' as MunicipalityCode;
const provider = '65650001' as ProviderCode;
const folder = new URL('../../../../ijw/test/examples/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('invalid/expected.json', folder), 'utf8')) as {
  readonly cases?: readonly Case[];
};
interface Case {
  readonly file: string;
  readonly message: string;
  readonly level: number;
  readonly rule: string;
  readonly at: string;
  readonly context: readonly string[];
}
const cases = (Array.isArray(expected) ? (expected as readonly Case[]) : (expected.cases ?? [])).filter(
  ({ message, level }) => level > 2 && ['JW315', 'JW317', 'JW319'].includes(message),
);

function berichtOf(file: string): Bericht {
  const { bericht, level } = checkSync(readFileSync(new URL(file, folder)));
  return bericht && level === null ? bericht : assert.fail(file);
}

/** Takes a message in as the pipeline does, and tells what is wrong with it. */
async function take(tx: Tx, bericht: Bericht, position: number, reference: Reference): Promise<string[]> {
  const dated = bericht.header.berichtIdentificatie.dagtekening as Day;
  const bsn =
    'client' in bericht && bericht.client && 'bsn' in bericht.client ? bericht.client.bsn : '000000000';
  const clientKey = `00000000-0000-4000-8000-000${bsn}` as ClientKey;
  const origin = originOf(position, { municipality, provider, clientKey, dated, knownOn: dated });
  const told = (findings: readonly { rule: string; at: string }[]) =>
    findings.map(({ rule, at }) => `${rule} ${at}`);
  if (bericht.message === 'JW317') {
    const change = readChange(bericht, origin);
    const { findings } = decideChange(change, await changeFactsFor(tx, change, reference));
    if (findings.length === 0) await saveChange(tx, change);
    return told(findings);
  }
  if (bericht.message === 'JW319') {
    const answer = readAnswer(bericht);
    const findings = answerFindings(answer, await answerFactsFor(tx, origin, answer.reference));
    if (findings.length === 0) await saveAnswer(tx, origin, answer);
    return told(findings);
  }
  const message = readCareMessage(bericht, origin);
  if (!message) return [];
  const decision = decideCare(message, await careFactsFor(tx, message, reference));
  if (decision.findings.length === 0) saveCare(tx, decision);
  return told(decision.findings);
}

describe('requests in the database', () => {
  let server: TestServer;
  let db: Database;
  before(async () => {
    server = await testServer();
    db = await freshWorld();
  });
  after(() => server.stop());

  async function freshWorld(): Promise<Database> {
    const made = await server.fresh([...contractsMigrations, ...careMigrations]);
    await made.transaction(regional, (tx) =>
      regionOf(tx, {
        municipalities: [municipality],
        providers: [provider],
        products: [{ code: '45A04', unit: '04', segment: 5 }],
      }),
    );
    return made;
  }

  /** In a transaction that is undone, so that each case begins with nothing. */
  async function undone(work: (tx: Tx, reference: Reference) => Promise<void>): Promise<void> {
    class Undo extends Error {}
    await db
      .transaction(municipal(municipality), async (tx) => {
        await work(tx, (await loadReference(tx))!);
        throw new Undo();
      })
      .catch((error: unknown) => {
        if (!(error instanceof Undo)) throw error;
      });
  }

  test('there are cases', () => assert.ok(cases.length >= 8, String(cases.length)));
  for (const { file, rule, at, context } of cases) {
    test(`${file}: ${rule} at ${at}, and nothing else`, () =>
      undone(async (tx, reference) => {
        for (const [i, earlier] of context.entries()) {
          assert.deepEqual(
            await take(tx, berichtOf(earlier.replace('../', '')), i + 1, reference),
            [],
            earlier,
          );
        }
        assert.deepEqual(await take(tx, berichtOf(`invalid/${file}`), 100, reference), [`${rule} ${at}`]);
      }));
  }

  test('a second request while the first waits: TR374; after its grant it is accepted', () =>
    undone(async (tx, reference) => {
      const first = berichtOf('01-JW315-vot.xml');
      assert.equal(first.message, 'JW315');
      assert.deepEqual(await take(tx, first, 1, reference), []);
      const [product] = first.client.aangevraagdeProducten.aangevraagdProduct;
      const second = {
        ...first,
        client: {
          ...first.client,
          aangevraagdeProducten: { aangevraagdProduct: [{ ...product!, referentieAanbieder: 'VOT-NEXT' }] },
        },
      };
      assert.deepEqual(await take(tx, second, 2, reference), ['TR374 Header']);
      assert.deepEqual(await take(tx, berichtOf('05-JW301-toewijzing-na-vot.xml'), 3, reference), []);
      assert.deepEqual(await take(tx, second, 4, reference), []);
    }));

  test('the list: by term, by kind, by state; a page after a page', () =>
    undone(async (tx, reference) => {
      for (const [i, file] of [
        '01-JW315-vot.xml',
        '05-JW301-toewijzing-na-vot.xml',
        '14-JW317-vow.xml',
      ].entries()) {
        assert.deepEqual(await take(tx, berichtOf(file), i + 1, reference), []);
      }
      const today = '2025-04-08' as Day;
      const base = { municipality, today, sort: 'due', limit: 10 } as const;
      const brief = async (filter: Partial<Parameters<typeof listRequests>[1]>): Promise<string[]> =>
        (await listRequests(tx, { ...base, ...filter })).requests.map(
          (r) => `${r.kind} ${r.state} ${r.dueOn} ${r.asked.map((a) => `${a.kind}:${a.product}`).join(' ')}`,
        );
      const vow = 'change new 2025-04-08 changed:45A04 new:41A04';
      const vot = 'allocation granted null new:45A04';
      assert.deepEqual(await brief({}), [vow, vot]);
      assert.deepEqual(await brief({ sort: '-received' }), [vow, vot]);
      assert.deepEqual(await brief({ sort: 'received' }), [vot, vow]);
      assert.deepEqual(await brief({ kind: 'allocation' }), [vot]);
      assert.deepEqual(await brief({ state: 'open' }), [vow]);
      assert.deepEqual(await brief({ state: 'granted' }), [vot]);
      assert.deepEqual(await brief({ term: 'near' }), [vow], 'it ends today');
      assert.deepEqual(await brief({ term: 'over' }), []);
      assert.deepEqual(await brief({ term: 'over', today: '2025-04-09' as Day }), [vow], 'the day after');
      assert.deepEqual(await brief({ search: 'vow-2025' }), [vow]);
      assert.deepEqual(await brief({ search: 'vot-2025' }), [vot]);
      assert.deepEqual(await brief({ provider: '65650009' as ProviderCode }), []);
      const { next } = await listRequests(tx, { ...base, limit: 1 });
      assert.deepEqual(await brief({ after: next }), [vot]);
      assert.deepEqual(await requestAlarm(tx, municipality, today), {
        open: 1,
        near: 1,
        over: 0,
        firstDueOn: '2025-04-08',
      });
      assert.equal(await nextAllocationNumber(tx, municipality), 300_202);
    }));

  /** A VOT of two products, its answers, grants and refusals: none of them depends on another having arrived. */
  type Event = readonly ['request' | 'reject' | 'investigate' | 'grant' | 'refuse', 1 | 2];
  const events = fc.uniqueArray(
    fc.tuple(fc.constantFrom('request', 'reject', 'investigate', 'grant'), fc.constantFrom(1, 2)),
    { selector: (event) => event.join(), maxLength: 8 },
  ) as fc.Arbitrary<Event[]>;

  test('the stored state is that of the facts, and does not depend on the order of arrival (OP080)', async () => {
    const stateAfter = async (list: readonly Event[]): Promise<string | null> => {
      let state: string | null = null;
      await undone(async (tx, reference) => {
        for (const [kind, n] of list) await happen(tx, reference, kind, n);
        const dossier = await requestDossier(tx, municipality, originOf(1).fileId);
        state = dossier?.head.state ?? null;
        if (dossier) assert.equal(state, requestState([...statesOf(dossier).values()]));
      });
      return state;
    };
    await fc.assert(
      fc.asyncProperty(
        events.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        async ([list, shuffled]) => {
          assert.equal(await stateAfter(shuffled), await stateAfter(list));
        },
      ),
      { numRuns: 25 },
    );
  });

  async function happen(tx: Tx, reference: Reference, kind: Event[0], n: 1 | 2): Promise<void> {
    const at = (file: number) => originOf(file, { municipality, provider });
    const answer = { reference: `VOT-${n}`, reason: null, elsewhere: null };
    if (kind === 'reject') return saveAnswer(tx, at(10 + n), { ...answer, answer: 'rejected', reason: '7' });
    if (kind === 'investigate') return saveAnswer(tx, at(20 + n), { ...answer, answer: 'investigating' });
    const message: CareMessage =
      kind === 'request'
        ? {
            kind: 'requests',
            origin: at(1),
            records: [requestRecord('VOT-1', '02'), requestRecord('VOT-2', '02')],
          }
        : {
            kind: 'allocations',
            origin: at(30 + n),
            postcode: null,
            records: [allocationRecord({ number: n as never, reference: `VOT-${n}` })],
          };
    const decision = decideCare(message, { ...(await careFactsFor(tx, message, reference)), requests: [] });
    return saveCare(tx, decision);
  }

  test('what the provider refused counts as not sent, and sent again it counts', () =>
    undone(async (tx, reference) => {
      await happen(tx, reference, 'request', 1);
      await happen(tx, reference, 'reject', 1);
      await happen(tx, reference, 'grant', 2);
      const state = async (): Promise<string | undefined> =>
        (await requestDossier(tx, municipality, originOf(1).fileId))?.head.state;
      const refuse = (file: number): Promise<void> =>
        saveRefusal(tx, {
          municipality,
          provider,
          fileId: originOf(file).fileId as Uuid,
          knownOn: '2026-01-09' as Day,
        });
      assert.equal(await state(), 'mixed');
      await refuse(11);
      assert.equal(await state(), 'new');
      await refuse(32);
      await refuse(32);
      assert.equal(await state(), 'new');
      await happen(tx, reference, 'grant', 2);
      await happen(tx, reference, 'grant', 1);
      assert.equal(await state(), 'granted');
    }));
});
