export {
  segmentId,
  type ContractTerm,
  type Difference,
  type District,
  type ImportOutcome,
  type ImportSource,
  type Membership,
  type Product,
  type ProductSegment,
  type Provider,
  type Rate,
  type Reference,
  type Region,
  type Residents,
  type Segment,
  type SegmentId,
  type Terms,
  type TermsFacts,
  type WorkbookFinding,
} from './model.ts';
export { contractsApi } from './api.ts';
export type { ContractsDeps } from './api-deps.ts';
export { csvEuros, csvText, type CsvAmount } from './csv.ts';
export { listImports, type ImportLine } from './import-store.ts';
export { ceilingsOf, listProviders, type ProviderFilter, type ProviderLine } from './provider-list.ts';
export { loadReference, referenceFrom, termsFor } from './reference.ts';
export { contractsMigrations } from './schema.ts';
export { applyImport, applyWorkbook, importWorkbook } from './service.ts';
export {
  currentVersion,
  districtOf,
  districts,
  memberOn,
  products,
  providers,
  region,
  residents,
  segments,
} from './store.ts';
export { templateWorkbook } from './template.ts';
export { termsFromFacts } from './terms.ts';
