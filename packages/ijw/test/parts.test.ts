import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom, type Random } from '@jeugdregie/kernel';
import { contextOf } from '../bench/claim-context.ts';
import { claimFile } from '../bench/claim-file.ts';
import {
  check,
  checkAgainst,
  checkFile,
  checkInParts,
  checkSync,
  compose,
  historyOf,
  remember,
  type Bericht,
  type JW323Bericht,
  type Part,
} from '../src/index.ts';
import { bytesOf, contextFiles, invalidCases, validFiles } from './fixtures.ts';

const small = Buffer.from(claimFile(1700)).toString('utf8');
/** The same lines, all of the first client: more than are handed over at once. */
const oneClient = Buffer.from(claimFile(9000))
  .toString('utf8')
  .replaceAll(
    /<\/jw323:Prestaties>\s*<\/jw323:Client>\s*<jw323:Client>\s*<jw323:Bsn>[0-9]+<\/jw323:Bsn>\s*<jw323:Prestaties>/g,
    '',
  );

type Change = (line: string) => string;

/** Changes to the text of one line, each of which breaks a rule, some together with another line. */
const changes: Readonly<Record<string, Change>> = {
  CD087: (line) => line.replace(/<jw323:ProductTarief>.*?<\/jw323:ProductTarief>\s*/s, ''),
  CS100: (line) => line.replaceAll(/2025-01-(01|31)/g, '2020-01-$1'),
  TR335: (line) => line.replaceAll(/2025-01-(01|31)/g, '1999-01-$1'),
  CS337: (line) => line.replace('2025-01-31', '2025-02-28'),
  TR101: (line) => line.replace(/P2501[0-9]+/, 'P2501twice').replace(/999[0-9]{6}</, '999900006<'),
  TR416: (line) => line.replace(/>3[0-9]{5}</, '>300001<').replace(/4[135]A0[0-9]/, '45A04'),
  CD060: (line) => line.replace('>D<', '>C<'),
  TR315: (line) =>
    line
      .replace(
        /(P2501[0-9]+)<\/ijw:ReferentieNummer>/,
        '$1</ijw:ReferentieNummer><ijw:VorigReferentieNummer>old</ijw:VorigReferentieNummer>',
      )
      .replace('>D<', '>C<'),
  'TR316 forward': (line) =>
    line
      .replace(
        /(P2501[0-9]+)<\/ijw:ReferentieNummer>/,
        '$1</ijw:ReferentieNummer><ijw:VorigReferentieNummer>P250100001699</ijw:VorigReferentieNummer>',
      )
      .replace('>D<', '>C<'),
  'TR316 back': (line) =>
    line
      .replace(
        /(P2501[0-9]+)<\/ijw:ReferentieNummer>/,
        '$1</ijw:ReferentieNummer><ijw:VorigReferentieNummer>P250100000003</ijw:VorigReferentieNummer>',
      )
      .replace('>D<', '>C<'),
};

function broken(text: string, random: Random, names: readonly string[]): Buffer {
  const pieces = text.split('<jw323:Prestatie>');
  for (const name of names) {
    for (let times = 0; times < 3; times += 1) {
      const at = random.integer(1, pieces.length - 1);
      pieces[at] = changes[name]!(pieces[at]!);
    }
  }
  return Buffer.from(pieces.join('<jw323:Prestatie>'));
}

async function parts(bytes: Buffer): Promise<{ readonly taken: readonly Part[]; readonly outcome: unknown }> {
  const taken: Part[] = [];
  const outcome = await checkInParts(bytes, (part) => void taken.push(part));
  return { taken, outcome };
}

/** The message that the parts are parts of. */
function joined(taken: readonly Part[]): Bericht {
  const last = taken.at(-1)?.bericht as JW323Bericht;
  const client: JW323Bericht['declaratie']['clienten']['client'][number][] = [];
  for (const { bericht, ownLinesBefore, clientsBefore } of taken) {
    for (const [i, one] of (bericht as JW323Bericht).declaratie.clienten.client.entries()) {
      if (i > 0 || ownLinesBefore === 0) {
        assert.equal(client.length, clientsBefore + i);
        client.push(one);
        continue;
      }
      const before = client.pop()!;
      assert.equal(before.prestaties.prestatie.length, ownLinesBefore);
      client.push({
        ...one,
        prestaties: { prestatie: [...before.prestaties.prestatie, ...one.prestaties.prestatie] },
      });
    }
  }
  return { ...last, declaratie: { ...last.declaratie, clienten: { client } } };
}

describe('a claim in parts', () => {
  for (const [name, text] of [
    ['many clients', small],
    ['one client', oneClient],
  ] as const) {
    it(`is the whole claim: ${name}`, async () => {
      const { bericht, level } = checkSync(Buffer.from(text));
      const { taken, outcome } = await parts(Buffer.from(text));
      assert.equal(level, null);
      assert.deepEqual(outcome, { message: 'JW323', level: null, findings: [] });
      assert.ok(taken.length > 2);
      assert.deepEqual(
        taken.map(({ isLast }) => isLast),
        taken.map((_, i) => i === taken.length - 1),
      );
      assert.deepEqual(joined(taken), bericht);
      let lines = 0;
      for (const { bericht: part, linesBefore } of taken) {
        assert.equal(linesBefore, lines);
        for (const one of (part as JW323Bericht).declaratie.clienten.client)
          lines += one.prestaties.prestatie.length;
      }
    });

    it(`breaks the same rules at the same places: ${name}`, async () => {
      const random = seededRandom(`parts ${name}`);
      const seen = new Set<string>();
      const single = text === small ? Object.keys(changes).map((one) => [one]) : [];
      for (const names of [...single, Object.keys(changes)]) {
        const bytes = broken(text, random, names);
        const { message, level, findings } = checkSync(bytes);
        assert.deepEqual((await parts(bytes)).outcome, { message, level, findings });
        for (const { rule, line } of findings) {
          seen.add(rule);
          assert.ok(line > 0);
        }
      }
      for (const rule of Object.keys(changes))
        assert.ok(seen.has(rule.slice(0, 5)), `${rule} was not broken`);
    });
  }

  it('finds a client that returns in a later part', async () => {
    const second = small.replace(/(.*)<jw323:Bsn>[0-9]+/s, '$1<jw323:Bsn>999900006');
    const { outcome } = await parts(Buffer.from(second));
    const { message, level, findings } = checkSync(Buffer.from(second));
    assert.deepEqual(
      findings.map(({ rule, path }) => [rule, path]),
      [['TR101', 'Bericht/Declaratie/Clienten/Client[1700]']],
    );
    assert.deepEqual(outcome, { message, level, findings });
  });

  it('gives up at the same number of findings', async () => {
    const every = Buffer.from(
      small.replaceAll('2025-01-31', '2025-02-28').replaceAll(/<jw323:ProductTarief>.*\s*/g, ''),
    );
    const { message, level, findings } = checkSync(every);
    assert.equal(findings.length, 1000);
    assert.deepEqual((await parts(every)).outcome, { message, level, findings });
  });

  it('hands over nothing after a mistake of level 1, and says what is wrong', async () => {
    const wrong = Buffer.from(small.replace(/(P250100000900.*?<jw323:Eenheid>)04/s, '$1xx'));
    const { taken, outcome } = await parts(wrong);
    const { message, level, findings } = checkSync(wrong);
    assert.equal(level, 1);
    assert.deepEqual(outcome, { message, level, findings });
    assert.equal(taken.length, 1);
    assert.equal(taken[0]?.isLast, false);
  });

  it('waits for who takes the parts', async () => {
    let busy = 0;
    await checkInParts(Buffer.from(small), async () => {
      busy += 1;
      assert.equal(busy, 1);
      await new Promise((done) => setImmediate(done));
      busy -= 1;
    });
  });

  it('gives every other message whole', async () => {
    for (const file of validFiles) {
      const { bericht, message } = await check(bytesOf(file));
      const { taken, outcome } = await parts(bytesOf(file));
      assert.deepEqual(taken, [
        { bericht, clientsBefore: 0, ownLinesBefore: 0, linesBefore: 0, isLast: true },
      ]);
      assert.deepEqual(outcome, { message, level: null, findings: [] });
    }
  });
});

describe('all four levels over a file in parts', () => {
  it('finds in every example what the whole finds', async () => {
    for (const one of [...invalidCases, ...validFiles.map((file) => ({ file, context: [] }))]) {
      const file = 'level' in one ? `invalid/${one.file}` : one.file;
      const context = 'level' in one ? contextFiles(one) : [];
      const history = historyOf(context.flatMap((name) => checkSync(bytesOf(name)).bericht ?? []));
      for (const known of [{ history, today: '2026-01-01' }, { today: '2026-01-01' }]) {
        const { message, level, findings, bericht } = checkSync(bytesOf(file));
        const expected = level === null && bericht !== null ? checkAgainst(bericht, known) : findings;
        const judged = await checkFile(() => bytesOf(file), known);
        assert.deepEqual(
          { message: judged.message, findings: judged.findings },
          { message, findings: expected },
        );
        const levels = expected.map((finding) => finding.level);
        assert.equal(judged.level, levels.length === 0 ? null : Math.min(...levels));
      }
    }
  });

  it('processes credits first, wherever they stand in the file', async () => {
    const bericht = checkSync(Buffer.from(small)).bericht as JW323Bericht;
    const history = contextOf(bericht, 2000);
    // Last month's claim had the same lines under other numbers.
    remember(history, renumbered(bericht, 'E'));
    assert.equal(checkAgainst(bericht, { history }).filter(({ rule }) => rule === 'TR389').length, 1700);

    // A credit at the very end makes room for the first line.
    const first = bericht.declaratie.clienten.client[0]!;
    const line = first.prestaties.prestatie[0]!;
    const credit = {
      ...line,
      productReferentie: {
        referentieNummer: 'C1',
        vorigReferentieNummer: `E${line.productReferentie.referentieNummer}`,
      },
      ingediendBedrag: { ...line.ingediendBedrag, debetCredit: 'C' },
    };
    const client = [
      ...bericht.declaratie.clienten.client.slice(1),
      { ...first, prestaties: { prestatie: [...first.prestaties.prestatie, credit] } },
    ];
    const total =
      Number(bericht.declaratie.totaalIngediendBedrag.totaalBedrag) - Number(line.ingediendBedrag.bedrag);
    const bytes = compose({
      ...bericht,
      declaratie: {
        ...bericht.declaratie,
        totaalIngediendBedrag: { totaalBedrag: String(total), debetCredit: 'D' },
        clienten: { client },
      },
    });
    const expected = checkAgainst(checkSync(bytes).bericht!, { history });
    let opened = 0;
    const judged = await checkFile(
      () => {
        opened += 1;
        return bytes;
      },
      { history },
    );
    assert.equal(judged.findings.filter(({ rule }) => rule === 'TR389').length, 1699);
    assert.deepEqual(judged.findings, expected);
    assert.equal(opened, 3);
  });

  it('knows clients and numbers of earlier parts', async () => {
    const bericht = checkSync(Buffer.from(small.replace('P250100001650', 'P250100000002')))
      .bericht as JW323Bericht;
    const { declaratie } = bericht;
    const client = declaratie.clienten.client.filter((_one, c) => c < 1200 || c >= 1203);
    const history = contextOf({ ...bericht, declaratie: { ...declaratie, clienten: { client } } }, 1697);
    const judged = await checkFile(() => compose(bericht), { history });
    assert.deepEqual(judged.findings, checkAgainst(checkSync(compose(bericht)).bericht!, { history }));
    assert.deepEqual(
      judged.findings.map(({ rule, path }) => [rule, /Client\[(\d+)\]/.exec(path)?.[1]]),
      [
        ['TR304', '1201'],
        ['TR304', '1202'],
        ['TR304', '1203'],
        ['TR314', '1650'],
      ],
    );
  });
});

/** The claim as if sent before, with this letter before its numbers. */
function renumbered(bericht: JW323Bericht, letter: string): JW323Bericht {
  const { header, declaratie } = bericht;
  const client = declaratie.clienten.client.map((one) => ({
    ...one,
    prestaties: {
      prestatie: one.prestaties.prestatie.map((line) => ({
        ...line,
        productReferentie: { referentieNummer: letter + line.productReferentie.referentieNummer },
      })),
    },
  }));
  return {
    ...bericht,
    header: { ...header, berichtIdentificatie: { ...header.berichtIdentificatie, identificatie: letter } },
    declaratie: { ...declaratie, declaratieNummer: letter, clienten: { client } },
  };
}
