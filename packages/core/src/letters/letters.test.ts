import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { canonicalJson, day } from '@jeugdregie/kernel';
import { contractsMigrations } from '../contracts/index.ts';
import { municipal, regional, type Database } from '../db/index.ts';
import { testServer, type TestServer } from '../db/testing.ts';
import { applyClaims, figure, figuresMigrations } from '../figures/index.ts';
import { decidedLine } from '../figures/testing.ts';
import {
  composeLetter,
  docxOf,
  figureBehind,
  letterOf,
  lettersMigrations,
  listLetters,
  pdfOf,
  recompute,
  type Letter,
  type Span,
} from './index.ts';
import { codeOf, fewYouths, fillRegion, requestFor } from './testing.ts';

const hostile = '#panic("x") $ \\ *vet* _schuin_ `code` <b>&amp; @verwijzing ]\n\nTweede alinea.';

function plain(letter: Letter): string {
  const text = (spans: readonly Span[]): string =>
    spans.map((s) => (s.kind === 'text' ? s.text : s.kind === 'figure' ? s.shown : '')).join('');
  return letter.text.blocks
    .map((b) => {
      if (b.kind === 'heading') return b.text;
      if (b.kind === 'paragraph') return text(b.spans);
      if (b.kind === 'list') return b.items.map(text).join('\n');
      return [b.table.head.join(' | '), ...b.table.rows.map((row) => row.map(text).join(' | '))].join('\n');
    })
    .join('\n');
}

/** One entry of a zip file, by the local file headers. */
function entryOf(zip: Uint8Array, name: string): string {
  const buffer = Buffer.from(zip);
  const directory = buffer.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  for (let at = directory; buffer.readUInt32LE(at) === 0x02014b50;) {
    const nameLength = buffer.readUInt16LE(at + 28);
    const found = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    const size = buffer.readUInt32LE(at + 20);
    const local = buffer.readUInt32LE(at + 42);
    if (found === name) {
      const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
      const bytes = buffer.subarray(start, start + size);
      return (buffer.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  throw new Error(`no ${name}`);
}

describe('council letters', () => {
  let server: TestServer;
  let db: Database;
  let letter: Letter;
  before(async () => {
    server = await testServer();
    db = await server.fresh([...contractsMigrations, ...figuresMigrations, ...lettersMigrations]);
    await fillRegion(db);
    const made = await composeLetter(db, requestFor({ remark: hostile }));
    assert.ok(made.ok);
    letter = made.value;
  });
  after(() => server.stop());

  it('numbers letters per municipality and year', async () => {
    assert.equal(letter.text.reference, 'RIB-2026-0637-001');
    const next = await composeLetter(db, requestFor());
    const elsewhere = await composeLetter(db, requestFor({ municipality: codeOf('0518') }));
    const nextYear = await composeLetter(db, requestFor({ dated: day('2027-01-02')! }));
    const references = [next, elsewhere, nextYear].map((r) => (r.ok ? r.value.text.reference : ''));
    assert.deepEqual(references, ['RIB-2026-0637-002', 'RIB-2026-0518-001', 'RIB-2027-0637-001']);
  });

  it('prints no number about fewer than five persons, and none from which it can be derived', () => {
    const segments = letter.text.blocks.find((b) => b.kind === 'table' && b.table.head[0] === 'Segment');
    assert.ok(segments?.kind === 'table');
    const shown = segments.table.rows.map((row) =>
      row.flatMap((cell) => cell.map((s) => ('shown' in s ? s.shown : ''))),
    );
    const [small, ...others] = shown.map((cells) => cells.filter((text) => text !== ''));
    assert.deepEqual(small, ['minder dan 5', 'niet vermeld', 'niet vermeld'], 'segment 1 has three youths');
    const hidden = others.filter((cells) => cells.every((text) => text === 'niet vermeld'));
    assert.equal(hidden.length, 1, 'one more row is hidden, or the total would give the small one away');
    assert.ok(segments.table.legend);
    for (const f of letter.text.figures) {
      if (f.isSmall || f.isWithheld) assert.match(f.shown, /^(minder dan 5|niet vermeld)$/);
    }
    const few = letter.text.figures.filter((f) => !f.isSmall && /^[1-4]$/.test(f.shown));
    assert.deepEqual(few, []);
  });

  it('has every number bound: value, definition, cut-off and records give the figure again', async () => {
    const numbers = letter.text.figures.map((f) => f.number);
    assert.deepEqual(
      numbers,
      numbers.map((_, i) => i + 1),
    );
    assert.ok(numbers.length > 40);
    for (const bound of letter.text.figures.filter((f) => f.comparedWith === null)) {
      const found = await db.transaction(regional, (tx) => figure(tx, bound.query));
      assert.ok(found.ok);
      const { value, definition, records } = found.value;
      assert.equal(bound.value, value && `${value.numerator}/${value.denominator}`);
      assert.deepEqual([bound.definitionVersion, bound.records], [definition.version, records]);
    }
    const behind = await figureBehind(db, letter, 3);
    assert.ok(behind?.earlier, 'a change opens to both of its figures');
    assert.equal(await figureBehind(db, letter, 999), null);
  });

  it('is the same letter when it is calculated again, and tells what moved at a later cut-off', async () => {
    const again = await recompute(db, letter, letter.text.cutOff);
    assert.deepEqual([again.isEqual, again.moved], [true, []]);
    const late = decidedLine({
      municipality: '0637',
      client: 900,
      segment: 5,
      month: '2026-08',
      known: '2026-10',
    });
    await db.transaction(municipal(codeOf('0637')), (tx) => applyClaims(tx, [late]));
    assert.equal(
      (await recompute(db, letter, letter.text.cutOff)).isEqual,
      true,
      'it became known after the cut-off',
    );
    const later = await recompute(db, letter, day('2026-10-31')!);
    const youths = later.moved.find((m) => m.number === 1);
    assert.ok(youths && Number(youths.is) > Number(youths.was));
  });

  it('takes in figures that the writer chose, bound like the others and at the cut-off of the letter', async () => {
    const months = 'van=2026-01&tot=2026-06&peildatum=2026-08-31';
    const figures = [
      `/v1/cijfers/kosten?gemeente=0637&${months}&segment=5`,
      `/v1/cijfers/jeugdigen?gemeente=regio&${months}`,
    ];
    const made = await composeLetter(db, requestFor({ figures }));
    assert.ok(made.ok, JSON.stringify(made));
    const text = plain(made.value);
    assert.match(text, /\nKosten, januari tot en met juni 2026, segment [^:]+: €\u00A0[\d.]+,\d\d\n/);
    assert.match(text, /\nJeugdigen met jeugdhulp, januari tot en met juni 2026, hele regio: \d+\n/);
    const own = made.value.text.figures.find(
      ({ query }) => query.segment === '5' && query.until === '2026-06',
    );
    assert.equal(own?.query.cutOff, '2026-09-30');
    assert.ok((await recompute(db, made.value, made.value.text.cutOff)).isEqual);
    for (const [address, code] of [
      [`/v1/cijfers/kosten?gemeente=0518&${months}`, 'BRIEF-CIJFER-GEMEENTE'],
      ['/v1/gebruikers?gemeente=0637', 'BRIEF-CIJFER'],
      [`/v1/cijfers/kosten?gemeente=0637&${months}&product=45005&wijk=WK063701`, 'CIJFER-COMBINATIE'],
    ] as const) {
      const refused = await composeLetter(db, requestFor({ figures: [address] }));
      assert.equal(refused.ok ? '' : refused.error.code, code);
    }
  });

  it('sees a figure that was changed behind its back', async () => {
    const late = decidedLine({ municipality: '0503', client: 901, month: '2026-03', known: '2026-04' });
    await db.transaction(municipal(codeOf('0503')), (tx) => applyClaims(tx, [late]));
    const again = await recompute(db, letter, letter.text.cutOff);
    assert.equal(again.isEqual, false);
    assert.ok(again.moved.every((m) => letter.text.figures[m.number - 1]?.query.municipality === null));
    assert.ok(again.moved.length > 0);
  });

  it('keeps what it says, for its own municipality and the region only', async () => {
    const read = await db.transaction(municipal(codeOf('0637')), (tx) => letterOf(tx, letter.id));
    assert.equal(canonicalJson(read?.text), canonicalJson(letter.text));
    assert.equal(await db.transaction(municipal(codeOf('0503')), (tx) => letterOf(tx, letter.id)), null);
    const listed = await db.transaction(regional, (tx) =>
      listLetters(tx, { municipality: null, after: null, count: 10 }),
    );
    assert.equal(listed.length, 5);
    assert.equal(listed.at(-1)?.reference, 'RIB-2026-0637-001', 'newest first');
  });

  it('refuses a municipality that is no member, and a year without figures', async () => {
    const codes = await Promise.all(
      [requestFor({ municipality: codeOf('0626') }), requestFor({ cutOff: day('2021-06-30')! })].map(
        async (request) => {
          const made = await composeLetter(db, request);
          return made.ok ? 'made' : made.error.code;
        },
      ),
    );
    assert.deepEqual(codes, ['BRIEF-GEMEENTE', 'BRIEF-LEEG']);
  });

  it('says that it cannot compare when nothing was known a year earlier', async () => {
    const made = await composeLetter(db, requestFor({ cutOff: day('2024-12-31')! }));
    assert.ok(made.ok);
    assert.match(plain(made.value), /vergelijking met het jaar ervoor is nog niet mogelijk/);
    assert.doesNotMatch(plain(made.value), /In dezelfde maanden van het jaar ervoor/);
  });

  it('writes whole sentences where every figure is about fewer than five persons', async () => {
    const made = await composeLetter(db, requestFor({ municipality: codeOf(fewYouths) }));
    assert.ok(made.ok);
    const text = plain(made.value);
    assert.match(text, /kregen minder dan 5 jeugdigen/);
    assert.match(text, /De kosten staan niet in deze brief, omdat het om zo weinig jeugdigen gaat/);
    assert.match(text, /vergelijking met het jaar ervoor staat hier niet/);
    assert.doesNotMatch(text, /(kostte|Dat is|declareerden) niet vermeld|nog niet mogelijk/);
  });

  it('gives the same tagged PDF for the same letter, and prints what was typed as it was typed', () => {
    const pdf = pdfOf(letter.text);
    assert.deepEqual(Buffer.from(pdfOf(letter.text)), Buffer.from(pdf));
    const bytes = Buffer.from(pdf).toString('latin1');
    assert.match(bytes, /pdfuaid:part>1</);
    assert.match(bytes, /\/StructTreeRoot/);
    assert.match(bytes, /\/Lang \(nl/);
    assert.match(plain(letter), /#panic\("x"\)/);
  });

  it('gives a Word document with headings, footnotes, tables and the demo strip', async () => {
    const docx = await docxOf(letter.text);
    const document = entryOf(docx, 'word/document.xml');
    assert.match(document, /Heading1/);
    assert.equal(document.split('<w:tbl>').length - 1, 4, 'three tables and the signatures');
    assert.match(document, /<w:tblHeader/);
    assert.match(document, /#panic\(&quot;x&quot;\)/);
    const footnotes = entryOf(docx, 'word/footnotes.xml');
    assert.match(footnotes, /peildatum is de laatste dag/);
    assert.match(entryOf(docx, 'word/header1.xml'), /Demonstratie: fictieve gegevens/);
  });
});
