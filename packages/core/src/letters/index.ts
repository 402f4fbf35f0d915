export type {
  Block,
  BoundFigure,
  Format,
  Letter,
  LetterText,
  MovedFigure,
  Recomputation,
  Span,
  Table,
} from './model.ts';
