import { get, type Params } from './http.ts';

export type Unit = 'personen' | 'trajecten' | 'toewijzingen' | 'centen' | 'aandeel' | 'uren' | 'dagen';

export interface Indicator {
  readonly id: string;
  readonly versie: number;
  readonly naam: string;
  readonly naamEngels: string;
  readonly tekst: string;
  readonly formule: string;
  readonly bron: string;
  readonly eenheid: Unit;
  readonly soort: 'som' | 'uniek' | 'verhouding';
}

export interface Provenance {
  readonly definitie: Indicator;
  readonly peildatum: string;
  readonly filter: Readonly<Record<string, string | null>>;
  readonly aantalRecords: number;
  readonly weggelaten: readonly string[];
  readonly formuleIngevuld: string;
  readonly adres: string;
}

export interface FigureValue extends Provenance {
  /** Cents, persons, or a share from 0 to 1; null when the figure does not exist. */
  readonly waarde: number | null;
  readonly weergave: string;
  readonly eenheid: Unit;
  readonly klein: boolean;
  readonly voorlopig: boolean;
}

export interface Point {
  readonly maand: string;
  readonly waarde: number | null;
  readonly weergave: string;
  readonly klein: boolean;
  readonly voorlopig: boolean;
}

export interface Part {
  readonly sleutel: string;
  readonly naam: string;
  readonly waarde: number | null;
  readonly weergave: string;
  readonly aandeel: number | null;
  readonly klein: boolean;
}

/** One district, or with `wijk: null` a municipality: use of care as we count it, beside CBS and SCP. */
export interface DistrictRow {
  readonly gemeente: string;
  readonly gemeenteNaam: string;
  readonly wijk: { readonly code: string; readonly naam: string } | null;
  readonly jeugdigen0tot17: number | null;
  readonly onsAantal: number | null;
  readonly klein: boolean;
  readonly onsAandeel: number | null;
  readonly cbsAantal: number | null;
  readonly cbsAandeel: number | null;
  readonly scpGeregistreerd: number | null;
  readonly scpVerwacht: number | null;
}

export interface Districts {
  readonly peildatum: string;
  readonly van: string;
  readonly tot: string;
  readonly wijken: readonly DistrictRow[];
  readonly gemeenten: readonly DistrictRow[];
  readonly waarschuwing: string;
  readonly bronnen: readonly string[];
}

export const indicators = (): Promise<{ indicatoren: readonly Indicator[] }> =>
  get('/v1/cijfers/indicatoren');

export const figure = (id: string, params: Params, signal?: AbortSignal): Promise<FigureValue> =>
  get(`/v1/cijfers/${id}`, params, signal);

export const series = (
  id: string,
  params: Params,
  signal?: AbortSignal,
): Promise<{ cijfer: FigureValue; maanden: readonly Point[]; eenheid: Unit }> =>
  get(`/v1/cijfers/${id}/reeks`, params, signal);

export const breakdown = (
  id: string,
  params: Params,
  signal?: AbortSignal,
): Promise<{ cijfer: FigureValue; delen: readonly Part[]; eenheid: Unit }> =>
  get(`/v1/cijfers/${id}/verdeling`, params, signal);

export const districts = (params: Params): Promise<Districts> => get('/v1/wijken', params);
