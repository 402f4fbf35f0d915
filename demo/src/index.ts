export { defaultScale, generateRegion, type GeneratedRegion, type RegionOptions } from './generate.ts';
export {
  compareWithPublicFigures,
  type CalibrationReport,
  type Comparison,
  type MunicipalityReport,
} from './report.ts';
export { readTruth } from './truth/read-truth.ts';
export type * from './truth/truth.ts';
