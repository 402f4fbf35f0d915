import type { Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';
import type { FigureQuery, IndicatorId } from '../figures/index.ts';

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
  /** Says why numbers are missing; null when none are. */
  readonly legend: string | null;
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'table'; readonly table: Table };

/** How a number is written in a letter: exact, short for a sentence (`€ 1,2 miljoen`), or as a change (`8,3 % hoger`). */
export type Format = 'exact' | 'short' | 'change';

/** One number of a letter with everything that is needed to find it again. */
export interface BoundFigure {
  /** From 1, in the order in which the figures stand in the letter. */
  readonly number: number;
  readonly query: FigureQuery;
  /** For a change (`8,3 % hoger`): the figure that it is measured against. */
  readonly comparedWith: FigureQuery | null;
  readonly format: Format;
  readonly definitionVersion: number;
  /** Exact value as text `numerator/denominator` (for a change: of the share by which it grew); null without one. */
  readonly value: string | null;
  /** As it stands in the letter; `minder dan 5` when it is small. */
  readonly shown: string;
  readonly records: number;
  readonly isSmall: boolean;
  readonly isProvisional: boolean;
  /** Not printed because another figure beside it could be used to derive a small one. */
  readonly isWithheld: boolean;
}

/** A definition as it stood when the letter was written. */
export interface UsedDefinition {
  readonly id: IndicatorId;
  /** The Dutch id, as addresses and letters show it. */
  readonly slug: string;
  readonly version: number;
  readonly name: string;
  readonly text: string;
  readonly formula: string;
  readonly source: string;
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
  /** The definitions that the figures were calculated with, for the annex. */
  readonly definitions: readonly UsedDefinition[];
  /** What the writer added, as plain text; null when nothing. The only part that is not from template and figures. */
  readonly remark: string | null;
  /** Roles, not persons: gemeentesecretaris and burgemeester. */
  readonly signatories: readonly string[];
  readonly isDemo: boolean;
}

/** What a letter is about, besides its figures. */
export interface Frame {
  readonly municipality: MunicipalityCode;
  readonly municipalityName: string;
  readonly regionName: string;
  /** Names of the members of the region on the cut-off. */
  readonly members: readonly string[];
  readonly cutOff: Day;
  readonly dated: Day;
  readonly reference: string;
  readonly remark: string | null;
  readonly isDemo: boolean;
  /** Segments and referrers that get a row, with their names. */
  readonly segments: readonly Member[];
  readonly referrers: readonly Member[];
  /** Figures that the writer chose besides those of the template; letters of before there was a choice have none. */
  readonly chosen?: readonly ChosenFigure[];
}

/** A figure that the writer put in the letter, with what it is about in words. */
export interface ChosenFigure {
  readonly query: FigureQuery;
  /** Such as `Kosten, januari tot en met september 2026, segment Jeugdhulp met verblijf`. */
  readonly label: string;
}

export interface Member {
  readonly key: string;
  readonly name: string;
}

/** A letter as it is kept. */
export interface Letter {
  readonly id: Uuid;
  readonly text: LetterText;
  /** What it was written from besides the figures, so that it can be calculated again. */
  readonly frame: Frame;
  /** sha256 of the canonical JSON of `text`. */
  readonly hash: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** A figure that is no longer what the letter says. */
export interface MovedFigure {
  readonly number: number;
  readonly name: string;
  readonly was: string;
  readonly is: string;
  /** True when the definition has a newer version than the letter was written with. */
  readonly isRedefined: boolean;
}

/** The result of calculating a letter again: at its own cut-off it must be equal; at a later one figures may move. */
export interface Recomputation {
  readonly cutOff: Day;
  readonly isEqual: boolean;
  readonly moved: readonly MovedFigure[];
}
