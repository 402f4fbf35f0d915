import { assert } from '@jeugdregie/kernel';
import { cellKey, chosenKey, membersOf, type Answer } from './bind.ts';
import { frameTexts } from './frame.ts';
import type { Block, BoundFigure, Frame, LetterText, Member, Span, Table, UsedDefinition } from './model.ts';
import { printed, storedValue, withheld, type Printed } from './printed.ts';
import type { Condition, Sentence, Template, TemplateBlock } from './template.ts';

/** What grows while a letter is written: figures and notes get their numbers in the order in which they come. */
interface Desk {
  readonly template: Template;
  readonly frame: Frame;
  readonly texts: Readonly<Record<string, string>>;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly figures: Map<string, BoundFigure>;
  readonly notes: Map<string, number>;
}

/** Writes the letter from its template, frame and answers. Pure: the same input gives the same text. */
export function writeLetter(
  template: Template,
  frame: Frame,
  answers: ReadonlyMap<string, Answer>,
): LetterText {
  const desk: Desk = {
    template,
    frame,
    texts: frameTexts(frame),
    answers,
    figures: new Map(),
    notes: new Map(),
  };
  const blocks = template.blocks.flatMap((block, at) => writeBlock(desk, block, at));
  const notes = writeNotes(desk);
  return {
    template: template.id,
    municipality: frame.municipality,
    municipalityName: frame.municipalityName,
    reference: frame.reference,
    dated: frame.dated,
    cutOff: frame.cutOff,
    subject: template.subject,
    blocks,
    notes,
    figures: [...desk.figures.values()],
    definitions: usedDefinitions(desk),
    remark: frame.remark,
    signatories: template.signatories,
    isDemo: frame.isDemo,
  };
}

function writeBlock(desk: Desk, block: TemplateBlock, at: number): Block[] {
  switch (block.kind) {
    case 'heading':
      return [block];
    case 'paragraph':
      return [{ kind: 'paragraph', spans: spansOf(desk, block.sentences) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map((sentences) => spansOf(desk, sentences)) }];
    case 'rows':
      return [{ kind: 'table', table: rowsTable(desk, block) }];
    case 'each':
      return membersOf(desk.frame, block.each).length === 0
        ? []
        : [{ kind: 'table', table: eachTable(desk, block, at) }];
    case 'remark':
      return [...remarkParagraphs(desk.frame.remark), ...chosenFigures(desk)];
  }
}

/** The writer's own text: blank lines make paragraphs, everything else stands as it was typed. */
function remarkParagraphs(remark: string | null): Block[] {
  const paragraphs = (remark ?? '').split(/\n\s*\n/).map((text) => text.replace(/\s+/g, ' ').trim());
  return paragraphs
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', spans: [{ kind: 'text', text }] }));
}

/** The figures that the writer chose, after the remark that tells of them. */
function chosenFigures(desk: Desk): Block[] {
  const items = (desk.frame.chosen ?? []).map(({ label }, i) => [
    ...textSpans(`${label}: `),
    figureSpan(desk, chosenKey(i)),
  ]);
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

function rowsTable(desk: Desk, block: Extract<TemplateBlock, { kind: 'rows' }>): Table {
  const rows = block.rows.map(({ label, cells }) => [
    textSpans(fillTexts(desk, label)),
    ...cells.map((name) => [figureSpan(desk, name)]),
  ]);
  return {
    caption: fillTexts(desk, block.caption),
    head: block.head.map((h) => fillTexts(desk, h)),
    rows,
    legend: legendOf(desk, rows),
  };
}

function eachTable(desk: Desk, block: Extract<TemplateBlock, { kind: 'each' }>, at: number): Table {
  const members = membersOf(desk.frame, block.each);
  const hidden = derivableMember(desk, block, at);
  const rows = members.map((member) => [
    textSpans(member.name),
    ...block.cells.map((binding, column) => [
      figureSpan(desk, cellKey(at, member, column), member === hidden && binding.of === 'municipality'),
    ]),
  ]);
  return {
    caption: fillTexts(desk, block.caption),
    head: block.head.map((h) => fillTexts(desk, h)),
    rows,
    legend: legendOf(desk, rows),
  };
}

/**
 * When one row alone is not printed because it is small, the total and the other rows would give it away: then the
 * smallest of the other rows is not printed either.
 */
function derivableMember(
  desk: Desk,
  block: Extract<TemplateBlock, { kind: 'each' }>,
  at: number,
): Member | null {
  const ownCells = block.cells.flatMap((binding, column) => (binding.of === 'municipality' ? [column] : []));
  const first = ownCells[0] ?? 0;
  const rows = membersOf(desk.frame, block.each).map((member) => ({
    member,
    isSmall: ownCells.some((column) => printed(answerTo(desk, cellKey(at, member, column))).isSmall),
    size: answerTo(desk, cellKey(at, member, first)).now.value?.numerator ?? 0n,
  }));
  const others = rows.filter((row) => !row.isSmall && row.size > 0n);
  if (rows.length - rows.filter((row) => !row.isSmall).length !== 1) return null;
  return others.toSorted((a, b) => (a.size < b.size ? -1 : 1))[0]?.member ?? null;
}

const hiddenLegend =
  'Niet vermeld of minder dan vijf: het gaat om zo weinig personen, of is daartoe te herleiden, dat iemand herkend kan worden.';

function legendOf(desk: Desk, rows: Table['rows']): string | null {
  const numbers = new Set(rows.flat(2).map((span) => (span.kind === 'figure' ? span.figure : 0)));
  const isHidden = [...desk.figures.values()].some(
    (f) => numbers.has(f.number) && (f.isSmall || f.isWithheld),
  );
  return isHidden ? hiddenLegend : null;
}

/** Notes stand in the order in which the letter refers to them; a note can bring in figures, not other notes. */
function writeNotes(desk: Desk): readonly (readonly Span[])[] {
  return [...desk.notes.keys()].map((name) => spansOf(desk, desk.template.notes[name] ?? []));
}

function spansOf(desk: Desk, sentences: readonly Sentence[]): readonly Span[] {
  const spans: Span[] = [];
  for (const sentence of sentences) {
    if (typeof sentence !== 'string' && !holds(desk, sentence.when)) continue;
    const text = typeof sentence === 'string' ? sentence : sentence.text;
    for (const span of sentenceSpans(desk, spans.length === 0 ? text : ` ${text}`)) addSpan(spans, span);
  }
  return spans;
}

/** Text runs together, so that a paragraph is text, figure, text … */
function addSpan(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (span.kind === 'text' && last?.kind === 'text') {
    spans[spans.length - 1] = { kind: 'text', text: last.text + span.text };
  } else if (span.kind !== 'text' || span.text !== '') {
    spans.push(span);
  }
}

const placeholder = /(\{\^?[a-zA-Z]+\})/;

function sentenceSpans(desk: Desk, sentence: string): Span[] {
  return sentence.split(placeholder).map((piece): Span => {
    if (!placeholder.test(piece)) return { kind: 'text', text: piece };
    const name = piece.slice(1, -1);
    if (name.startsWith('^')) return { kind: 'note', note: noteNumber(desk, name.slice(1)) };
    const text = desk.texts[name];
    return text === undefined ? figureSpan(desk, name) : { kind: 'text', text };
  });
}

function noteNumber(desk: Desk, name: string): number {
  assert(desk.template.notes[name], `the template has a note ${name}`);
  const known = desk.notes.get(name) ?? desk.notes.size + 1;
  desk.notes.set(name, known);
  return known;
}

/** Captions, heads and labels hold texts of the frame only. */
function fillTexts(desk: Desk, text: string): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = desk.texts[name];
    assert(value !== undefined, `the frame has a text ${name}`);
    return value;
  });
}

function textSpans(text: string): readonly Span[] {
  return text === '' ? [] : [{ kind: 'text', text }];
}

function answerTo(desk: Desk, key: string): Answer {
  const answer = desk.answers.get(key);
  assert(answer, `the letter has an answer for ${key}`);
  return answer;
}

function figureSpan(desk: Desk, key: string, isWithheld = false): Span {
  const known = desk.figures.get(key) ?? bind(desk, key, isWithheld);
  desk.figures.set(key, known);
  return { kind: 'figure', figure: known.number, shown: known.shown };
}

function bind(desk: Desk, key: string, isWithheld: boolean): BoundFigure {
  const answer = answerTo(desk, key);
  const print: Printed = isWithheld ? withheld(answer) : printed(answer);
  return {
    number: desk.figures.size + 1,
    query: answer.question.query,
    comparedWith: answer.question.comparedWith,
    format: answer.question.format,
    definitionVersion: answer.now.definition.version,
    value: storedValue(print),
    shown: print.shown,
    records: answer.now.records + (answer.earlier?.records ?? 0),
    isSmall: print.isSmall,
    isProvisional: answer.now.isProvisional,
    isWithheld,
  };
}

function holds(desk: Desk, condition: Condition): boolean {
  if ('known' in condition) return printed(answerTo(desk, condition.known)).isKnown;
  if ('hidden' in condition) return printed(answerTo(desk, condition.hidden)).isSmall;
  if ('missing' in condition) {
    const { isKnown, isSmall } = printed(answerTo(desk, condition.missing));
    return !isKnown && !isSmall;
  }
  const [left, right] = 'more' in condition ? condition.more : condition.atMost;
  const [a, b] = [printed(answerTo(desk, left)), printed(answerTo(desk, right))];
  if (!a.isKnown || !b.isKnown || a.value === null || b.value === null) return false;
  const difference = a.value.numerator * b.value.denominator - b.value.numerator * a.value.denominator;
  return 'more' in condition ? difference > 0n : difference <= 0n;
}

/** The definitions behind the figures, each once, in the order of the letter. */
function usedDefinitions(desk: Desk): readonly UsedDefinition[] {
  const used = new Map<string, UsedDefinition>();
  for (const key of desk.figures.keys()) {
    const { id, slug, version, name, text, formula, source } = answerTo(desk, key).now.definition;
    used.set(id, { id, slug, version, name: name.nl, text, formula, source });
  }
  return [...used.values()];
}
