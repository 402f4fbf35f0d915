import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '@jeugdregie/kernel';
import { councilLetter, templates } from './council-letter.ts';
import { dayText, monthsText } from './dates.ts';
import { frameTexts, rangeOf } from './frame.ts';
import type { Frame } from './model.ts';
import type { Condition, Sentence, TemplateBlock } from './template.ts';
import { codeOf } from './testing.ts';

const cutOff = day('2026-09-30')!;
const frame: Frame = {
  municipality: codeOf('0637'),
  municipalityName: 'Zoetermeer',
  regionName: 'Haaglanden',
  members: ['Delft', 'Den Haag', 'Zoetermeer'],
  cutOff,
  dated: day('2026-10-14')!,
  reference: 'RIB-2026-0637-001',
  remark: null,
  isDemo: false,
  segments: [],
  referrers: [],
};

const textOf = (sentence: Sentence): string => (typeof sentence === 'string' ? sentence : sentence.text);

function textsOf(block: TemplateBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return block.sentences.map(textOf);
    case 'list':
      return block.items.flat().map(textOf);
    case 'rows':
      return [block.caption, ...block.head, ...block.rows.map((row) => row.label)];
    case 'each':
      return [block.caption, ...block.head];
    case 'remark':
      return [];
  }
}

function conditionsOf(block: TemplateBlock): readonly Condition[] {
  const sentences =
    block.kind === 'paragraph' ? block.sentences : block.kind === 'list' ? block.items.flat() : [];
  return sentences.flatMap((s) => (typeof s === 'string' ? [] : [s.when]));
}

const sentences = [
  councilLetter.subject,
  ...councilLetter.blocks.flatMap(textsOf),
  ...Object.values(councilLetter.notes).flat().map(textOf),
  ...councilLetter.signatories,
];
const names = sentences.flatMap((text) => [...text.matchAll(/\{(\^?[a-zA-Z]+)\}/g)].map((m) => m[1] ?? ''));

describe('template of the council letter', () => {
  it('holds no digit that is not bound: every number is a figure, a date or a heading number', () => {
    for (const text of sentences) assert.doesNotMatch(text, /\d/, text);
  });

  it('names only figures, texts and notes that there are, and no note that nobody refers to', () => {
    const texts = frameTexts(frame);
    for (const name of names) {
      const exists = name.startsWith('^')
        ? name.slice(1) in councilLetter.notes
        : name in councilLetter.bindings || name in texts;
      assert.ok(exists, name);
    }
    for (const note of Object.keys(councilLetter.notes)) assert.ok(names.includes(`^${note}`), note);
  });

  it('binds every name of a row and of a condition, and uses every binding', () => {
    const inRows = councilLetter.blocks.flatMap((b) =>
      b.kind === 'rows' ? b.rows.flatMap((r) => r.cells) : [],
    );
    const inConditions = councilLetter.blocks
      .flatMap(conditionsOf)
      .flatMap((condition) => Object.values(condition).flat());
    for (const name of [...inRows, ...inConditions]) assert.ok(name in councilLetter.bindings, name);
    for (const name of Object.keys(councilLetter.bindings)) {
      assert.ok([...names, ...inRows, ...inConditions].includes(name), `${name} is bound and not used`);
    }
  });

  it('has as many heads as cells in every row', () => {
    for (const block of councilLetter.blocks) {
      if (block.kind === 'each') assert.equal(block.head.length, block.cells.length + 1);
      if (block.kind === 'rows')
        for (const row of block.rows) assert.equal(block.head.length, row.cells.length + 1);
    }
  });

  it('is in the register under its own id', () => {
    for (const [id, template] of templates) assert.equal(template.id, id);
  });
});

describe('months of a letter', () => {
  it('compares with the same months a year earlier, as they were known then', () => {
    assert.deepEqual(rangeOf('year', cutOff), { from: '2026-01', until: '2026-09', cutOff: '2026-09-30' });
    assert.deepEqual(rangeOf('year-before', cutOff), {
      from: '2025-01',
      until: '2025-09',
      cutOff: '2025-09-30',
    });
    assert.deepEqual(rangeOf('settled', cutOff), { from: '2025-06', until: '2026-05', cutOff: '2026-09-30' });
  });

  it('keeps the last day of February in a leap year and the year after', () => {
    assert.equal(rangeOf('year-before', day('2025-02-28')!).cutOff, '2024-02-29');
  });

  it('writes days and months in Dutch', () => {
    const months = rangeOf('settled', cutOff);
    assert.equal(dayText(day('2026-02-01')!), '1 februari 2026');
    assert.equal(monthsText(months.from, months.until), 'juni 2025 tot en met mei 2026');
    assert.equal(monthsText(months.from, months.from), 'juni 2025');
    assert.equal(frameTexts(frame)['leden'], 'Delft, Den Haag en Zoetermeer');
  });
});
