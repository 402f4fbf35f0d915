export { defaultScale, generateRegion, type GeneratedRegion, type RegionOptions } from './generate.ts';
export type { CalibrationReport, Comparison, MunicipalityReport } from './calibration.ts';
export { compareWithPublicFigures } from './report.ts';
export { readTruth } from './truth/read-truth.ts';
export type * from './truth/truth.ts';
