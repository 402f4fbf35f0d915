export * from './bars-with-band.ts';
export * from './cells-from-totals.ts';
export * from './decompose.ts';
export * from './entry.ts';
export * from './explain-move.ts';
export * from './lmdi.ts';
export * from './marginals.ts';
