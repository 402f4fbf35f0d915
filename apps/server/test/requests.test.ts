import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  listAllocations,
  requestDossier,
  type Choice,
  type RequestDossier,
  type SentMessage,
} from '@jeugdregie/core/care';
import { allocationMonths } from '@jeugdregie/core/claims';
import { municipal, sql, type Tx } from '@jeugdregie/core/db';
import { contentOf, fileOf, markSent, trailOf } from '@jeugdregie/core/exchange';
import {
  answer,
  check,
  compose,
  xsdVersie,
  type Bericht,
  type Finding,
  type JW301Bericht,
  type JW301ToegewezenProduct,
  type JW323Bericht,
} from '@jeugdregie/ijw';
import { allocationNumber, municipalityCode, type Day, type Uuid } from '@jeugdregie/kernel';
import type { House } from '../src/house.ts';
import { decideRequest } from '../src/jobs/decide-request.ts';
import { openDesk, type Desk } from '../src/jobs/desk.ts';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine, type Taken } from '../src/jobs/task.ts';
import { verify } from '../src/verify/verify.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';
import { regional } from '@jeugdregie/core/db';
import { regionOf } from '@jeugdregie/core/contracts/testing';

const folder = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const municipality = municipalityCode('0855')!;
const person = {
  kind: 'user',
  id: '00000000-0000-7000-8000-0000000000bb' as Uuid,
  name: 'T. Oegang',
  role: 'access-team',
} as const;
const address = {
  postcode: '5038AB',
  houseNumber: '12',
  suffix: null,
  street: 'Dorpsstraat',
  town: 'Tilburg',
};

/** Six hours in the three weeks of January 2025 that the allocation touches, at € 85. */
function januaryClaim({ toewijzingNummer }: JW301ToegewezenProduct): JW323Bericht {
  const amount = { bedrag: '51000', debetCredit: 'D' };
  return {
    message: 'JW323',
    header: {
      berichtCode: '490',
      berichtVersie: '3',
      berichtSubversie: '2',
      afzender: '65650001',
      ontvanger: '0855',
      berichtIdentificatie: { identificatie: 'D2501', dagtekening: '2025-02-05' },
      xsdVersie,
    },
    declaratie: {
      declaratieNummer: 'D2501',
      declaratiePeriode: { begindatum: '2025-01-01', einddatum: '2025-01-31' },
      declaratieDagtekening: '2025-02-05',
      totaalIngediendBedrag: { totaalBedrag: amount.bedrag, debetCredit: 'D' },
      clienten: {
        client: [
          {
            bsn: '999990019',
            prestaties: {
              prestatie: [
                {
                  productReferentie: { referentieNummer: 'P1' },
                  toewijzingNummer,
                  productCategorie: '45',
                  productCode: '45A04',
                  productPeriode: { begindatum: '2025-01-13', einddatum: '2025-01-31' },
                  geleverdVolume: '6',
                  eenheid: '04',
                  productTarief: '8500',
                  ingediendBedrag: amount,
                },
              ],
            },
          },
        ],
      },
    },
  };
}

describe('a request, from the provider and back', () => {
  let test: TestHouse;
  let house: House;
  let desk: Desk;
  before(async () => {
    test = await openTestHouse(null);
  });
  beforeEach(async () => {
    house = await test.another();
    desk = openDesk(house.db, house.keys);
    await house.db.transaction(regional, (tx) => regionOf(tx, storyRegion));
  });
  after(() => test.close());

  const inside = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    house.db.transaction(municipal(municipality), work);

  async function bring(bytes: Uint8Array, on: string, name = 'bericht.xml'): Promise<Taken> {
    return takeIn(desk, { name, bytes, actor: machine, receivedOn: on as Day, today: on as Day, own: null });
  }
  const bringExample = (file: string, on: string): Promise<Taken> =>
    bring(readFileSync(new URL(file, folder)), on, file);

  async function decide(
    fileId: Uuid,
    choices: readonly Choice[],
    on: string,
  ): Promise<readonly SentMessage[]> {
    const order = { municipality, fileId, choices, address, actor: person, today: on as Day };
    const result = await inside((tx) => decideRequest(desk, tx, order));
    assert.ok(result?.ok, JSON.stringify(result));
    return result.value;
  }

  async function sentBericht(sent: SentMessage | undefined): Promise<Bericht> {
    const bytes = (await inside((tx) => contentOf(tx, house.keys, sent!.fileId)))!;
    const checked = await check(bytes);
    assert.equal(checked.level, null, 'what goes out breaks no rule of levels 1 and 2');
    assert.deepEqual(Buffer.from(compose(checked.bericht!)), Buffer.from(bytes));
    return checked.bericht!;
  }

  /** What the provider returns: with findings, the message is rejected. */
  async function providerReturns(
    sent: SentMessage | undefined,
    on: string,
    findings: readonly Finding[] = [],
  ) {
    const bytes = (await inside((tx) => contentOf(tx, house.keys, sent!.fileId)))!;
    const retour = answer(await check(bytes), {
      identificatie: `R${on.replaceAll('-', '')}`,
      dagtekening: on,
      findings,
    });
    return bring(compose(retour!), on, 'retour.xml');
  }

  const dossierOf = (fileId: string | null): Promise<RequestDossier> =>
    inside(
      async (tx) => (await requestDossier(tx, municipality, fileId as Uuid)) ?? assert.fail('no request'),
    );
  const grant = (reference: string): Choice => ({ kind: 'grant', reference, terms: null, shiftTo: null });

  it('VOT: under investigation, granted, taken up by the provider', async () => {
    const { fileId } = await bringExample('01-JW315-vot.xml', '2025-01-06');
    const asked = await dossierOf(fileId);
    assert.deepEqual(
      [asked.head.state, asked.head.decideBy, asked.head.settleBy, asked.head.residenceBy],
      ['new', '2025-01-13', '2025-03-03', '2025-01-20'],
    );
    const [first] = await decide(
      fileId!,
      [{ kind: 'investigate', reference: 'VOT-2025-0001' }],
      '2025-01-08',
    );
    const investigating = await sentBericht(first);
    assert.equal(investigating.message, 'JW319');
    assert.deepEqual(
      Object.keys(investigating).sort(),
      ['antwoord', 'header', 'message'],
      'a JW319 names no client',
    );
    assert.equal((await dossierOf(fileId)).head.state, 'investigating');

    const [granted] = await decide(fileId!, [grant('VOT-2025-0001')], '2025-01-10');
    const allocation = (await sentBericht(granted)) as JW301Bericht;
    const [product] = allocation.client.toegewezenProducten.toegewezenProduct;
    assert.equal(product?.referentieAanbieder, 'VOT-2025-0001');
    assert.equal(product.redenWijziging, undefined);
    assert.equal((await dossierOf(fileId)).head.state, 'granted');
    const file = await inside((tx) => fileOf(tx, granted!.fileId));
    assert.deepEqual([file?.state, file?.dueOn, file?.answersFileId], ['ready', '2025-03-03', fileId]);

    await inside((tx) => markSent(tx, granted!.fileId, { actor: person, on: '2025-01-10' as Day }));
    assert.equal(
      (await inside((tx) => fileOf(tx, granted!.fileId)))?.dueOn,
      '2025-01-15',
      'a retour within 3 working days',
    );
    const receipt = await providerReturns(granted, '2025-01-13');
    assert.match(receipt.summary, /^JW301 \w+ is goedgekeurd\.$/);
    const answered = await inside((tx) => fileOf(tx, granted!.fileId));
    assert.deepEqual([answered?.answeredOn, answered?.answerFileId], ['2025-01-13', receipt.fileId]);

    const start = await check(readFileSync(new URL('07-JW305-start.xml', folder)));
    assert.equal(start.bericht?.message, 'JW305');
    const text = readFileSync(new URL('07-JW305-start.xml', folder), 'utf8');
    const own = text.replace('>300201<', `>${product.toewijzingNummer}<`);
    const started = await bring(Buffer.from(own), '2025-01-15', 'start.xml');
    assert.equal(started.outcome, 'processed', started.summary);
    const number = allocationNumber(product.toewijzingNummer)!;
    const { allocations } = await inside((tx) => listAllocations(tx, { municipality, number, limit: 1 }));
    assert.deepEqual(
      [allocations[0]?.state, allocations[0]?.referrer],
      ['started', asked.products[0]?.referrer],
    );

    const claimed = await bring(compose(januaryClaim(product)), '2025-02-05', 'declaratie.xml');
    assert.match(claimed.summary, /^1 regel goedgekeurd, 0 afgewezen/);
    const { provider } = asked.head;
    const months = await inside((tx) => allocationMonths(tx, { municipality, provider, number }));
    assert.deepEqual(months, [{ month: '2025-01', lines: 1, claimedCents: 51_000n, acceptedCents: 51_000n }]);
    const stop = readFileSync(new URL('19-JW307-definitieve-stop.xml', folder), 'utf8');
    const ended = await bring(
      Buffer.from(stop.replaceAll('>300201<', `>${product.toewijzingNummer}<`)),
      '2025-09-01',
      'stop.xml',
    );
    assert.equal(ended.outcome, 'processed', ended.summary);
    const after = await inside((tx) => listAllocations(tx, { municipality, number, limit: 1 }));
    assert.equal(after.allocations[0]?.state, 'stopped');
  });

  it('VOT: rejected for the residence principle, and only once', async () => {
    const { fileId } = await bringExample('01-JW315-vot.xml', '2025-01-06');
    const reject: Choice = {
      kind: 'reject',
      reference: 'VOT-2025-0001',
      reason: '8',
      elsewhere: municipalityCode('0637'),
    };
    const [sent] = await decide(fileId!, [reject], '2025-01-08');
    const bericht = await sentBericht(sent);
    assert.deepEqual('antwoord' in bericht && bericht.antwoord, {
      referentieAanbieder: 'VOT-2025-0001',
      verzoekAntwoord: '1',
      redenAfwijzingVerzoek: '8',
      woonplaatsbeginsel: { gemeente: '0637' },
    });
    const order = {
      municipality,
      fileId: fileId!,
      choices: [reject],
      address,
      actor: person,
      today: '2025-01-09' as Day,
    };
    const again = await inside((tx) => decideRequest(desk, tx, order));
    assert.deepEqual(again && !again.ok && again.error.code, 'VERZOEK-AL-BESLIST');
    const trail = await inside((tx) => trailOf(tx, fileId!));
    assert.deepEqual(trail?.steps.at(-1), {
      ...trail?.steps.at(-1),
      step: 'Besloten',
      actor: 'T. Oegang',
      outcome: 'ok',
    });
    const audit = await inside((tx) =>
      tx.query(sql<{ action: string }>`select action from audit_events where action = 'care.decide'`),
    );
    assert.equal(audit.length, 1);
  });

  it('a JW301 that the provider rejects counts as not sent: the request waits again and nothing is left in the books', async () => {
    const { fileId } = await bringExample('01-JW315-vot.xml', '2025-01-06');
    const booked = (): Promise<unknown[]> =>
      inside((tx) =>
        tx.query(
          sql`select month, sum(cents)::text as cents from ledger_bookings group by month having sum(cents) <> 0`,
        ),
      );
    const [sent] = await decide(fileId!, [grant('VOT-2025-0001')], '2025-01-08');
    assert.notDeepEqual(await booked(), []);
    const header: Finding = {
      rule: 'TR379',
      returnCode: '9379',
      level: 3,
      at: 'ToegewezenProduct',
      line: 0,
      path: 'Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]',
    };
    const receipt = await providerReturns(sent, '2025-01-09', [header]);
    assert.match(receipt.summary, /afgekeurd/);
    assert.equal((await dossierOf(fileId)).head.state, 'new');
    assert.deepEqual(await booked(), []);
    const { allocations } = await inside((tx) => listAllocations(tx, { municipality, limit: 10 }));
    assert.deepEqual(allocations, []);
    const [second] = await decide(fileId!, [grant('VOT-2025-0001')], '2025-02-10');
    await sentBericht(second);
    assert.equal((await dossierOf(fileId)).head.state, 'granted');
    const checks = await verify(house, () => undefined);
    assert.deepEqual(
      checks.flatMap(({ differences }) => differences),
      [],
      'figures, made again from the facts with their refusal, are the same',
    );
  });

  it('VOW: granted whole, every product with its reference; the end moves under the same number', async () => {
    await bringExample('01-JW315-vot.xml', '2025-01-06');
    await bringExample('05-JW301-toewijzing-na-vot.xml', '2025-01-10');
    const { fileId, summary } = await bringExample('14-JW317-vow.xml', '2025-04-01');
    assert.match(summary, /wacht op een besluit/);
    assert.equal((await dossierOf(fileId)).head.decideBy, '2025-04-08');
    const [sent] = await decide(fileId!, [grant('VOW-2025-0001')], '2025-04-07');
    const bericht = (await sentBericht(sent)) as JW301Bericht;
    const told = (await check(readFileSync(new URL('16-JW301-toewijzing-na-vow.xml', folder))))
      .bericht as JW301Bericht;
    const bare = ({ client }: JW301Bericht) =>
      client.toegewezenProducten.toegewezenProduct.map(
        ({ toewijzingNummer: _n, toewijzingsdatum: _d, toewijzingstijd: _t, commentaar: _c, ...rest }) =>
          rest,
      );
    assert.deepEqual(bare(bericht), bare(told), 'as in the example of the standard');
    assert.deepEqual(bericht.client.naam, told.client.naam);
    assert.equal((await dossierOf(fileId)).head.state, 'granted');
  });
});
