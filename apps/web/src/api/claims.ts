import { get, post, type Page, type Params } from './http.ts';

export type ClaimVerdict = 'goedgekeurd' | 'afgewezen' | 'voor-persoon';

export interface ProviderRef {
  readonly agb: string;
  readonly naam: string;
}

export interface Claim {
  readonly id: string;
  readonly declaratienummer: string;
  readonly aanbieder: ProviderRef;
  readonly maand: string;
  readonly dagtekening: string;
  readonly ontvangenOp: string;
  readonly regels: number;
  readonly goedgekeurd: number;
  readonly afgewezen: number;
  readonly voorPersoon: number;
  readonly ingediendCenten: number;
  readonly toegekendCenten: number;
  readonly status: 'afgewezen' | 'voor-persoon' | 'beoordeeld';
  readonly uiterlijk: string | null;
}

export interface ClaimDetail extends Claim {
  /** Why the claim as a whole was rejected. */
  readonly bevindingen: readonly LineFinding[];
  readonly signalen: readonly {
    readonly soort: 'plafond';
    readonly jaar: number;
    readonly plafondCenten: number;
    readonly toegekendCenten: number;
  }[];
}

export interface LineFinding {
  readonly regel: string;
  readonly retourcode: string | null;
  readonly betekenis: string;
  readonly handeling: string;
  readonly verwacht: string | null;
  readonly gevonden: string | null;
  readonly feit: string | null;
}

export interface ClaimLine {
  readonly id: string;
  readonly volgnummer: number;
  readonly referentie: string;
  readonly clientSleutel: string;
  readonly toewijzingnummer: number;
  readonly product: { readonly code: string; readonly naam: string };
  readonly van: string;
  readonly tot: string;
  readonly volume: number;
  readonly eenheid: string;
  readonly eenheidNaam: string;
  readonly tariefCenten: number | null;
  readonly bedragCenten: number;
  readonly credit: boolean;
  readonly oordeel: ClaimVerdict;
  readonly bevindingen: readonly LineFinding[];
}

/** Facts as the room shows them: a list of fields per fact, with the one that decided. */
export interface LineFacts {
  readonly toewijzing: Readonly<Record<string, unknown>> | null;
  readonly tarief: Readonly<Record<string, unknown>> | null;
  readonly eerdereRegels: readonly Readonly<Record<string, unknown>>[];
  readonly restVolume: Readonly<Record<string, unknown>> | null;
  readonly plafond: Readonly<Record<string, unknown>> | null;
  readonly beslissend: string | null;
}

export interface LineDetail extends ClaimLine {
  readonly feiten: LineFacts;
  readonly bewijs: {
    readonly regelset: string;
    readonly contractversie: string | null;
    readonly feitenHash: string;
  };
  readonly vraag: string | null;
  readonly besluit: { readonly door: string; readonly op: string; readonly toelichting: string } | null;
  /** The codes that a person may reject with. */
  readonly retourcodes: readonly { readonly code: string; readonly betekenis: string }[];
  /** The code of the rule that rejects this line as things stand now; null when only a person can tell. */
  readonly eigenRetourcode: string | null;
}

export interface OpenLine extends ClaimLine {
  readonly declaratieId: string;
  readonly declaratienummer: string;
  readonly aanbieder: ProviderRef;
  readonly vraag: string;
  readonly sinds: string;
  readonly uiterlijk: string | null;
  readonly teLaat: boolean;
}

export interface Balance {
  readonly aanbieder: ProviderRef;
  readonly gemeente: string;
  readonly maand: string;
  readonly verplichtCenten: number;
  readonly ingediendCenten: number;
  readonly toegekendCenten: number;
  readonly gecrediteerdCenten: number;
  readonly betaaldCenten: number;
  readonly openCenten: number;
}

export const claims = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { declaraties: readonly Claim[] }> => get('/v1/declaraties', params, signal);

export const claim = (id: string, params: Params): Promise<ClaimDetail> =>
  get(`/v1/declaraties/${id}`, params);

export const claimLines = (
  id: string,
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { regels: readonly ClaimLine[] }> => get(`/v1/declaraties/${id}/regels`, params, signal);

export const claimLine = (id: string, lineId: string, params: Params): Promise<LineDetail> =>
  get(`/v1/declaraties/${id}/regels/${lineId}`, params);

export interface Decision {
  readonly oordeel: 'goedgekeurd' | 'afgewezen';
  readonly retourcode?: string;
  readonly toelichting: string;
}

export const decideLine = (
  id: string,
  lineId: string,
  decision: Decision,
  params: Params,
): Promise<unknown> => post(`/v1/declaraties/${id}/regels/${lineId}/besluiten`, decision, params);

export const openLines = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { regels: readonly OpenLine[] }> => get('/v1/werkvoorraad', params, signal);

export const balances = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { saldi: readonly Balance[] }> => get('/v1/saldi', params, signal);

export interface Payments {
  readonly geboekt: number;
  readonly alGeboekt: number;
  readonly totaalCenten: number;
  readonly teVeelBetaald: readonly {
    readonly regel: number;
    readonly declaratienummer: string;
    readonly teVeelCenten: number;
  }[];
  readonly fouten: readonly PaymentError[];
}

export interface PaymentError {
  readonly regel: number;
  readonly kolom: string;
  readonly waarde: string;
  readonly melding: string;
  readonly handeling: string;
}

/** All or nothing: with errors nothing is booked and they come in the answer. */
export const payments = (file: File, params: Params): Promise<Payments> => {
  const form = new FormData();
  form.append('bestand', file, file.name);
  return post('/v1/betalingen', form, params, 422);
};
