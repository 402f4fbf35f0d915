export { defaultScale, generateRegion, type GeneratedRegion, type RegionOptions } from './generate.ts';
