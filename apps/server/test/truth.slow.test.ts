import assert from 'node:assert/strict';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { listRequests } from '@jeugdregie/core/care';
import { municipal, regional, sql } from '@jeugdregie/core/db';
import { termState } from '@jeugdregie/core/exchange';
import { queryFor, series, toNumber, type IndicatorId } from '@jeugdregie/core/figures';
import { readTruth, type Truth } from '@jeugdregie/demo';
import { lastDayOf, monthOf, type MunicipalityCode } from '@jeugdregie/kernel';
import { loadDemoRegion } from '../src/demo-region.ts';
import { ingestFolder } from '../src/jobs/ingest-folder.ts';
import { verify } from '../src/verify/verify.ts';
import { booksOf } from './books.ts';
import { openTestHouse, type TestHouse } from './open-test-house.ts';

/**
 * The fictional region through the front door, beside what was written down when it was made: every planted mistake
 * gets its verdict, and all sums are those that were added up without any adjudication.
 */
describe('the fictional region and its truth', () => {
  let test: TestHouse;
  let truth: Truth;

  before(async () => {
    test = await openTestHouse(null);
    const quiet = {
      print: () => undefined,
      progress: () => ({ update: () => undefined, stop: () => undefined }),
    };
    await loadDemoRegion(test.house, quiet, { scale: 0.004 });
    truth = await readTruth(join(test.house.stateDir, 'demo'));
  });
  after(() => test.close());

  const rows = <T>(query: string): Promise<T[]> =>
    test.house.db.asOwner(async (owner) => (await sql.raw<T>(query).execute(owner)).rows);

  it('has taken in every file once', async () => {
    const [found] = await rows<{ n: number }>(
      `select count(*)::int as n from exchange_files where direction = 'in'`,
    );
    const sentTwice = truth.mistakes.files.filter(({ outcome }) => outcome === 'already').length;
    assert.equal(found?.n, truth.files.total - sentTwice);
  });

  it('adds up to the same cents per municipality, month and month of knowing, in lines and in cells', async () => {
    const expected = truth.totals.map((one) =>
      [
        `${one.municipality} ${one.month} ${one.knownMonth}`,
        one.lines,
        one.rejectedLines,
        one.claimedCents,
        one.acceptedCents,
        one.creditedCents,
      ].join(' '),
    );
    const lines = await rows<{ sums: string }>(`
      select concat_ws(' ', l.municipality, to_char(l.period_from, 'YYYY-MM'), to_char(l.known_on, 'YYYY-MM'),
        count(*), count(*) filter (where state = 'rejected'), sum(amount_cents),
        coalesce(sum(amount_cents) filter (where state = 'accepted'), 0),
        coalesce(sum(amount_cents) filter (where state = 'accepted' and is_credit), 0)) as sums
      from claims_lines l join claims_files f using (municipality, file_id)
      where is_sent and state <> 'needs-person'
      group by l.municipality, to_char(l.period_from, 'YYYY-MM'), to_char(l.known_on, 'YYYY-MM')`);
    assert.deepEqual(lines.map(({ sums }) => sums).sort(), expected.toSorted());
    const cells = await rows<{ sums: string }>(`
      select concat_ws(' ', municipality, month / 12 || '-' || lpad((month % 12 + 1)::text, 2, '0'),
        known_month / 12 || '-' || lpad((known_month % 12 + 1)::text, 2, '0'),
        lines, rejected_lines, claimed_cents, accepted_cents, credited_cents) as sums
      from figures_cells where grain = 'all' and segment = ''`);
    assert.deepEqual(cells.map(({ sums }) => sums).sort(), expected.toSorted());
  });

  it('gives every planted line its verdict, with its rules and return codes', async () => {
    const found = await rows<{
      key: string;
      state: string;
      findings: { rule: string; returnCode: string }[] | null;
    }>(`
      select concat_ws(' ', l.municipality, l.provider, f.claim_number, l.reference) as key, l.state, l.findings
      from claims_lines l join claims_files f using (municipality, file_id)`);
    const verdicts = Map.groupBy(found, ({ key }) => key);
    const wrong = truth.mistakes.lines.flatMap((planted) => {
      const { municipality, provider, claimNumber, reference, verdict, rules, returnCodes } = planted;
      const expected = verdict === 'rejected' ? [verdict, rules, returnCodes] : [verdict, [], []];
      const all = (verdicts.get([municipality, provider, claimNumber, reference].join(' ')) ?? []).map(
        ({ state, findings }) => [
          state,
          (findings ?? []).map(({ rule }) => rule).sort(),
          (findings ?? []).map(({ returnCode }) => returnCode),
        ],
      );
      const isFound = all.some((one) => JSON.stringify(one) === JSON.stringify(expected));
      return isFound ? [] : [{ planted, all }];
    });
    assert.deepEqual(wrong, []);
    const kinds = new Set(truth.mistakes.lines.map(({ kind }) => kind));
    assert.ok(kinds.size >= 15, `only ${kinds.size} kinds of mistakes fit into a region of this scale`);
  });

  it('rejects no message of requests or care that was not planted', async () => {
    const rejected = await rows<{ name: string }>(
      `select name from exchange_files where state in ('rejected', 'refused') and direction = 'in' and message <> 'JW323'`,
    );
    const planted = new Set(truth.mistakes.files.map(({ path }) => basename(path)));
    assert.deepEqual(
      rejected.map(({ name }) => basename(name)).filter((name) => !planted.has(name)),
      [],
    );
  });

  it('rejects no line that was not planted', async () => {
    const [found] = await rows<{ n: number }>(`
      select count(*)::int as n from claims_lines join claims_files using (municipality, file_id)
      where is_sent and state = 'rejected'`);
    assert.equal(found?.n, truth.mistakes.lines.filter(({ verdict }) => verdict === 'rejected').length);
  });

  it('rejects the planted claims as a whole, for their rule', async () => {
    const found = await rows<{ name: string; rule: string }>(`
      select x.name, f.findings -> 0 ->> 'rule' as rule
      from claims_files f join exchange_files x using (municipality, file_id) where not is_sent order by 1`);
    const planted = truth.mistakes.claims.map(({ path, rule }) => ({ name: basename(path), rule }));
    assert.deepEqual(
      found,
      planted.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    );
  });

  it('puts every planted request in the inbox, in its state and at its point of the term, and no other', async () => {
    const found: string[] = [];
    for (const municipality of new Set(truth.requests.map((one) => one.municipality))) {
      const filter = { municipality, today: truth.until, sort: 'due', limit: 500 } as const;
      const { requests } = await test.house.db.transaction(municipal(municipality), (tx) =>
        listRequests(tx, filter),
      );
      for (const { provider, state, reference, asked, dueOn } of requests) {
        if (state === 'granted') continue;
        const term = dueOn === null ? null : termState(dueOn, truth.until);
        found.push([municipality, provider, reference ?? asked[0]?.reference, state, term].join(' '));
      }
    }
    const planted = truth.requests.map(({ municipality, provider, reference, state, term }) =>
      [municipality, provider, reference, state, term].join(' '),
    );
    assert.ok(planted.length > 20);
    assert.deepEqual(found.sort(), planted.sort());
  });

  it('does with every planted file what must become of it', async () => {
    const found = await rows<{ name: string; state: string }>(
      `select name, state from exchange_files where direction = 'in'`,
    );
    const states = new Map(found.map(({ name, state }) => [name, state]));
    const wrong = truth.mistakes.files
      .filter(({ outcome }) => outcome !== 'already')
      .filter(({ path, outcome }) => states.get(basename(path)) !== outcome)
      .map(({ kind, path, outcome }) => ({ kind, path, outcome, state: states.get(basename(path)) }));
    assert.deepEqual(wrong, []);
  });

  it('counts the youths, starts and ends of each month', async () => {
    const cutOff = lastDayOf(monthOf(truth.until));
    const counts: readonly [IndicatorId, 'youths' | 'started' | 'ended'][] = [
      ['youths', 'youths'],
      ['new-trajectories', 'started'],
      ['ended-trajectories', 'ended'],
    ];
    for (const municipality of new Set(truth.months.map((one) => one.municipality))) {
      const months = truth.months.filter((one) => one.municipality === municipality);
      const [first, last] = [months[0]!.month, months.at(-1)!.month];
      for (const [id, field] of counts) {
        const query = queryFor(
          id,
          { from: first, until: last, cutOff },
          { municipality: municipality as MunicipalityCode },
        );
        const found = await test.house.db.transaction(regional, (tx) => series(tx, query));
        if (!found.ok) assert.fail(found.error.what);
        const values = new Map(
          found.value.points.map(({ month, value }) => [month, value && toNumber(value)]),
        );
        const wrong = months
          .filter((one) => (values.get(one.month) ?? 0) !== one[field])
          .map((one) => [one.month, one[field], values.get(one.month)]);
        assert.deepEqual(wrong, [], `${municipality} ${id}`);
      }
    }
  });

  it('shows the payment that was not what was accepted, and no other', async () => {
    const found = await rows<{ claim: string; cents: string }>(`
      with paid as (
        select municipality, file_id, sum(cents) as cents from ledger_bookings where kind = 'paid' group by 1, 2),
      accepted as (
        select municipality, file_id, sum(cents) as cents from ledger_bookings
        where kind = 'accepted' group by 1, 2)
      select f.municipality || ' ' || f.provider || ' ' || f.claim_number as claim,
        (paid.cents - accepted.cents)::text as cents
      from paid join accepted using (municipality, file_id) join claims_files f using (municipality, file_id)
      where paid.cents <> accepted.cents`);
    const planted = truth.mistakes.payments.map(
      ({ municipality, provider, claimNumber, cents, shouldBeCents }) => ({
        claim: `${municipality} ${provider} ${claimNumber}`,
        cents: String(cents - (shouldBeCents ?? 0)),
      }),
    );
    assert.ok(planted.length > 0);
    assert.deepEqual(found, planted);
  });

  it('holds together: cells, ledger and replay', async () => {
    const checks = await verify(test.house, () => undefined);
    assert.deepEqual(
      checks.filter(({ differences }) => differences.length > 0),
      [],
    );
    assert.ok(checks.every(({ looked }) => looked > 0));
  });

  it('changes nothing when the same folder is taken in again', async () => {
    const before = await booksOf(test.house.db);
    const again = await ingestFolder(test.desk, {
      folder: join(test.house.stateDir, 'demo', 'berichten'),
      actor: { kind: 'system', name: 'test' },
      today: test.house.today(),
      receivedOn: null,
    });
    assert.equal(again.counts.already, again.total);
    assert.deepEqual(await booksOf(test.house.db), before);
  });
});
