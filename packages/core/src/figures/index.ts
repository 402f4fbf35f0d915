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
export { figuresApi } from './api.ts';
export { cijferOf, cijferSchema } from './api-shapes.ts';
export { applyCare, applyClaims } from './apply.ts';
export { breakdown, figure, series } from './figure.ts';
export { decimalText, fractionText, sameFraction, toNumber, valueText } from './fraction.ts';
export { indicator, indicatorBySlug, indicators } from './indicators.ts';
export type { Basis, Indicator, Sums } from './indicator.ts';
export { namesOf } from './names.ts';
export { queryFor, queryOfAddress } from './query.ts';
export { rebuildAndCompare, type RebuildReport } from './rebuild.ts';
export { figuresMigrations } from './schema.ts';
export { cutOffs } from './slices.ts';
