import type { FigureValue } from '../../api/figures.ts';
import type { Params } from '../../api/http.ts';

/** Where a figure comes from: an indicator with its filter, a numbered figure of a letter, or a count on this page. */
export type FigureSource =
  | { readonly kind: 'indicator'; readonly indicator: string; readonly params: Params }
  | { readonly kind: 'letter'; readonly ask: () => Promise<FigureValue>; readonly key: readonly unknown[] }
  | {
      readonly kind: 'count';
      readonly name: string;
      readonly definition: string;
      readonly filter: readonly string[];
      readonly link?: string;
    };
