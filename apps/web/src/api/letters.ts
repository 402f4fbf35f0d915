import { get, post, type Params } from './http.ts';
import type { FigureValue } from './figures.ts';

export interface LetterRow {
  readonly id: string;
  readonly kenmerk: string;
  readonly datum: string;
  readonly gemeente: { readonly code: string; readonly naam: string };
  readonly peildatum: string;
  readonly onderwerp: string;
}

export type Span =
  | { readonly tekst: string }
  | { readonly cijfer: number; readonly weergave: string }
  | { readonly voetnoot: number };

export interface LetterTable {
  readonly titel: string;
  readonly koppen: readonly string[];
  readonly toelichting: string | null;
  readonly rijen: readonly (readonly (readonly Span[])[])[];
}

export interface Block {
  readonly kop?: string;
  readonly niveau?: number;
  readonly tekst?: readonly Span[];
  readonly lijst?: readonly (readonly Span[])[];
  readonly tabel?: LetterTable;
}

export interface Letter extends LetterRow {
  readonly alineas: readonly Block[];
  readonly cijfers: readonly {
    readonly nummer: number;
    readonly weergave: string;
    readonly klein: boolean;
  }[];
  readonly voetnoten: readonly (readonly Span[])[];
  readonly ondertekenaars: readonly string[];
  readonly demonstratie: boolean;
}

export interface Moved {
  readonly nummer: number;
  readonly naam: string;
  readonly toen: string;
  readonly nu: string;
  readonly definitieGewijzigd: boolean;
}

export interface Recalculation {
  readonly gelijk: boolean;
  /** The latest cut-off, at which the moved figures were calculated. */
  readonly peildatum: string;
  readonly verschoven: readonly Moved[];
}

export const letters = (params: Params): Promise<{ raadsbrieven: readonly LetterRow[] }> =>
  get('/v1/raadsbrieven', params);

export const letter = (id: string, params: Params): Promise<Letter> => get(`/v1/raadsbrieven/${id}`, params);

export const composeLetter = (body: {
  gemeente: string;
  peildatum: string;
  toelichting: string | null;
  /** Addresses of figures that come after the remark. */
  cijfers: readonly string[];
}): Promise<LetterRow> => post('/v1/raadsbrieven', body, { gemeente: body.gemeente });

/** A figure of a letter: as it is calculated now at the letter's cut-off, and as it stands in the letter. */
export interface LetterFigure extends FigureValue {
  readonly nummer: number;
  readonly inBrief: string;
  readonly vergelekenMet: FigureValue | null;
}

export const letterFigure = (id: string, number: number, params: Params): Promise<LetterFigure> =>
  get(`/v1/raadsbrieven/${id}/cijfers/${number}`, params);

export const recalculate = (id: string, params: Params): Promise<Recalculation> =>
  post(`/v1/raadsbrieven/${id}/herberekeningen`, undefined, params);
