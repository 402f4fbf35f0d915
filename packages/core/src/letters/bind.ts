import type { Figure, FigureQuery } from '../figures/index.ts';
import { queryFor } from '../figures/index.ts';
import { rangeOf } from './frame.ts';
import type { Format, Frame, Member } from './model.ts';
import type { Binding, Template } from './template.ts';

/** A number that the letter wants: which figure, against which other one, and how it is written. */
export interface Question {
  /** Name of the binding, or table, member and column for a row of a table. */
  readonly key: string;
  readonly query: FigureQuery;
  readonly comparedWith: FigureQuery | null;
  readonly format: Format;
}

/** The figures behind a question. */
export interface Answer {
  readonly question: Question;
  readonly now: Figure;
  /** What a change is measured against. */
  readonly earlier: Figure | null;
}

/** Every number of the template, for this municipality, cut-off, segments and referrers. */
export function questionsOf(template: Template, frame: Frame): readonly Question[] {
  const named = Object.entries(template.bindings).map(([name, binding]) => question(name, binding, frame));
  const rows = template.blocks.flatMap((block, at) =>
    block.kind !== 'each'
      ? []
      : membersOf(frame, block.each).flatMap((member) =>
          block.cells.map((cell, column) =>
            question(cellKey(at, member, column), cell, frame, { [block.each]: member.key }),
          ),
        ),
  );
  const chosen = (frame.chosen ?? []).map(({ query }, i): Question => ({
    key: chosenKey(i),
    query,
    comparedWith: null,
    format: 'exact',
  }));
  return [...named, ...rows, ...chosen];
}

/** Key of a figure that the writer chose. */
export function chosenKey(index: number): string {
  return `chosen/${index}`;
}

export function membersOf(frame: Frame, each: 'segment' | 'referrer'): readonly Member[] {
  return each === 'segment' ? frame.segments : frame.referrers;
}

export function cellKey(block: number, member: Member, column: number): string {
  return `${block}/${member.key}/${column}`;
}

function question(
  key: string,
  binding: Binding,
  frame: Frame,
  filter: { readonly segment?: string; readonly referrer?: string } = {},
): Question {
  const municipality = binding.of === 'municipality' ? frame.municipality : null;
  const over = (span: Binding['over']): FigureQuery =>
    queryFor(binding.indicator, rangeOf(span, frame.cutOff), { municipality, ...filter });
  return {
    key,
    query: over(binding.over),
    comparedWith: binding.comparedWith ? over(binding.comparedWith) : null,
    format: binding.format ?? 'exact',
  };
}
