export {
  unknownMember,
  type Breakdown,
  type CellDifference,
  type Definition,
  type Dimension,
  type Figure,
  type FigureQuery,
  type Filter,
  type Fraction,
  type Grain,
  type IndicatorId,
  type Part,
  type Point,
  type Series,
  type Unit,
} from './model.ts';
export type { FactSource } from './facts.ts';
export { applyCare, applyClaims } from './apply.ts';
export { figuresMigrations } from './schema.ts';
