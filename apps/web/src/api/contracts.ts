import { get, post, type Page, type Params } from './http.ts';

export interface Ceiling {
  readonly jaar: number;
  readonly plafondCenten: number | null;
  readonly toegekendCenten: number | null;
  readonly ruimteCenten: number | null;
}

export interface ProviderRow {
  readonly agb: string;
  readonly naam: string;
  readonly contract: { readonly nummer: string; readonly van: string; readonly tot: string | null } | null;
  readonly segmenten: readonly number[];
  readonly plafondCenten: number | null;
  readonly toegekendCenten: number | null;
  readonly ruimteCenten: number | null;
}

export interface ProviderDetail extends ProviderRow {
  readonly contracten: readonly {
    readonly nummer: string;
    readonly van: string;
    readonly tot: string | null;
  }[];
  readonly plafonds: readonly Ceiling[];
}

export interface RateRow {
  readonly product: { readonly code: string; readonly naam: string };
  readonly categorie: string;
  readonly eenheid: string;
  readonly eenheidNaam: string;
  readonly segment: number | null;
  readonly tariefCenten: number;
  readonly van: string;
  readonly tot: string | null;
  readonly contract: string;
}

export interface Difference {
  readonly blad: string;
  readonly sleutel: string;
  readonly soort: 'nieuw' | 'gewijzigd' | 'vervallen';
  readonly veld: string | null;
  readonly oud: string | null;
  readonly nieuw: string | null;
}

export interface SheetError {
  readonly blad: string;
  readonly cel: string;
  readonly waarde: string;
  readonly melding: string;
  readonly handeling: string;
}

export interface ImportOutcome {
  readonly id: string | null;
  readonly verschillen: readonly Difference[];
  readonly fouten: readonly SheetError[];
  readonly toegepast: boolean;
  readonly waarschuwingen: readonly SheetError[];
}

export interface SegmentRow {
  readonly nummer: number;
  readonly naam: string;
}

export const providers = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { aanbieders: readonly ProviderRow[] }> => get('/v1/aanbieders', params, signal);

export const provider = (agb: string, params: Params): Promise<ProviderDetail> =>
  get(`/v1/aanbieders/${agb}`, params);

/** A workbook that was handed in before. */
export interface ImportLine {
  readonly id: string;
  readonly naam: string;
  readonly ingelezenDoor: string;
  readonly ingelezenOp: string;
  readonly versie: number | null;
  readonly toegepastDoor: string | null;
  readonly toegepastOp: string | null;
}

export const imports = (): Promise<{ importen: readonly ImportLine[] }> => get('/v1/contractimporten');

export const rates = (agb: string, params: Params): Promise<{ tarieven: readonly RateRow[] }> =>
  get(`/v1/aanbieders/${agb}/tarieven`, params);

export const segments = (): Promise<{ segmenten: readonly SegmentRow[] }> => get('/v1/segmenten');

export const templateAddress = '/v1/contractimporten/sjabloon';

export const readWorkbook = (workbook: File): Promise<ImportOutcome> => {
  const form = new FormData();
  form.append('bestand', workbook, workbook.name);
  return post('/v1/contractimporten', form);
};

export const applyImport = (id: string): Promise<unknown> => post(`/v1/contractimporten/${id}/toepassing`);
