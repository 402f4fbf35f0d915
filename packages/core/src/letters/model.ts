import type { Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { FigureQuery } from '../figures/index.ts';

/** A piece of a sentence: plain text, a bound figure (its number in the letter, from 1), or a footnote's number. */
export type Span =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: number; readonly shown: string }
  | { readonly kind: 'note'; readonly note: number };

/** A cell of a table holds spans, so that every number in it opens too. */
export interface Table {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (readonly Span[])[])[];
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly table: Table };

/** How a number is written in a letter: exact, or short for a sentence (`€ 1,2 miljoen`). */
export type Format = 'exact' | 'short';

/** One number of a letter with everything that is needed to find it again. */
export interface BoundFigure {
  /** From 1, in the order in which the figures stand in the letter. */
  readonly number: number;
  readonly query: FigureQuery;
  readonly format: Format;
  readonly definitionVersion: number;
  /** Exact value as text `numerator/denominator`; null when there was none. */
  readonly value: string | null;
  /** As it stands in the letter; `minder dan 5` when it is small. */
  readonly shown: string;
  readonly records: number;
  readonly isSmall: boolean;
  readonly isProvisional: boolean;
  /** Not printed because another figure beside it could be used to derive a small one. */
  readonly isWithheld: boolean;
}

/** What is written: the whole letter without layout. The same facts and template give the same bytes (canonical JSON). */
export interface LetterText {
  readonly template: string;
  readonly municipality: MunicipalityCode;
  readonly municipalityName: string;
  /** Such as RIB-2026-0637-001. */
  readonly reference: string;
  readonly dated: Day;
  readonly cutOff: Day;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly notes: readonly (readonly Span[])[];
  readonly figures: readonly BoundFigure[];
  /** Roles, not persons: gemeentesecretaris and burgemeester. */
  readonly signatories: readonly string[];
  readonly isDemo: boolean;
}

/** A letter as it is kept. */
export interface Letter {
  readonly id: Uuid;
  readonly text: LetterText;
  /** sha256 of the canonical JSON of `text`. */
  readonly hash: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** A figure that is no longer what the letter says. */
export interface MovedFigure {
  readonly number: number;
  readonly name: string;
  readonly then: string;
  readonly now: string;
  /** True when the definition has a newer version than the letter was written with. */
  readonly isRedefined: boolean;
}

/** The result of calculating a letter again: at its own cut-off it must be equal; at a later one figures may move. */
export interface Recomputation {
  readonly cutOff: Day;
  readonly isEqual: boolean;
  readonly moved: readonly MovedFigure[];
}
