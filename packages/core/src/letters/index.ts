export type {
  Block,
  BoundFigure,
  Format,
  Frame,
  Letter,
  LetterText,
  MovedFigure,
  Recomputation,
  Span,
  Table,
} from './model.ts';
export { lettersApi } from './api.ts';
export { monthName } from './dates.ts';
export { docxOf } from './docx.ts';
export { pdfOf } from './pdf.ts';
export { lettersMigrations } from './schema.ts';
export { composeLetter, figureBehind, recompute, type LetterRequest } from './service.ts';
export { letterOf, listLetters, type LetterLine } from './store.ts';
