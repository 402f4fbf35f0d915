import type { IndicatorId } from '../figures/index.ts';
import type { Format } from './model.ts';

/**
 * Which months a figure of a letter is about, and at which cut-off:
 * - `year`: the year of the cut-off, up to the cut-off;
 * - `year-before`: the same months a year earlier, as they were known a year earlier, so that both miss as many claims;
 * - `settled`: the twelve months that ended four months before the cut-off, over which nearly all claims are in.
 */
export type Span = 'year' | 'year-before' | 'settled';

/** How a number of the letter is bound to a figure. `comparedWith` makes it a change. */
export interface Binding {
  readonly indicator: IndicatorId;
  readonly of: 'municipality' | 'region';
  readonly over: Span;
  readonly comparedWith?: Span;
  readonly format?: Format;
}

/**
 * A sentence. `{name}` is a bound figure or a text of the frame (municipality, period, cut-off), `{^name}` a footnote.
 * No digit stands in a sentence: a test sees to it.
 */
export type Sentence = string | { readonly text: string; readonly when: Condition };

/**
 * A condition on printed figures only: one that is not printed is never told by a sentence that depends on it. A figure
 * is `known` (printed as a number), `hidden` (about one to four persons) or `missing` (there is no data for it).
 */
export type Condition =
  | { readonly more: readonly [string, string] }
  | { readonly atMost: readonly [string, string] }
  | { readonly known: string }
  | { readonly hidden: string }
  | { readonly missing: string };

export type TemplateBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly sentences: readonly Sentence[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Sentence[])[] }
  | {
      readonly kind: 'rows';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly { readonly label: string; readonly cells: readonly string[] }[];
    }
  | {
      /** One row per segment or referrer that occurs. */
      readonly kind: 'each';
      readonly each: 'segment' | 'referrer';
      readonly caption: string;
      readonly head: readonly string[];
      readonly cells: readonly Binding[];
    }
  /** Where the remark of the writer comes. */
  | { readonly kind: 'remark' };

export interface Template {
  /** Name and version, such as `voortgang-jeugdhulp/1`; a released version never changes. */
  readonly id: string;
  readonly subject: string;
  readonly bindings: Readonly<Record<string, Binding>>;
  readonly blocks: readonly TemplateBlock[];
  readonly notes: Readonly<Record<string, readonly Sentence[]>>;
  readonly signatories: readonly string[];
}
