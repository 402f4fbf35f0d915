import { get, post, type Page, type Params } from './http.ts';
import type { ProviderRef } from './claims.ts';

export interface Allocation {
  readonly toewijzingnummer: number;
  readonly gemeente: string;
  readonly aanbieder: ProviderRef;
  readonly clientSleutel: string;
  readonly product: { readonly code: string; readonly naam: string } | null;
  readonly categorie: string | null;
  readonly segment: number | null;
  readonly verwijzer: { readonly code: string; readonly naam: string };
  readonly van: string;
  readonly tot: string | null;
  readonly omvang: string;
  readonly budgetCenten: number | null;
  readonly gestartOp: string | null;
  readonly gestoptOp: string | null;
  readonly status: string;
  readonly versie: string;
}

export const allocations = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { toewijzingen: readonly Allocation[] }> => get('/v1/toewijzingen', params, signal);

interface Coded {
  readonly code: string;
  readonly naam: string;
}

export interface Term {
  readonly soort: 'besluit' | 'eindbesluit' | null;
  readonly uiterlijk: string | null;
  readonly stand: 'gehaald' | 'ruim' | 'bijna' | 'over';
}

export interface CareRequest {
  readonly id: string;
  readonly soort: 'VOT' | 'VOW';
  readonly status: string;
  readonly aanbieder: ProviderRef;
  readonly clientSleutel: string;
  readonly referenties: readonly string[];
  readonly gevraagd: readonly {
    readonly soort: 'nieuw' | 'wijziging';
    readonly toewijzingnummer: number | null;
    readonly product: Coded | null;
    readonly categorie: string | null;
  }[];
  readonly verwijzer: Coded | null;
  readonly dagtekening: string;
  readonly ontvangenOp: string;
  readonly termijn: Term;
}

/** What is asked or allocated: product, period, extent. */
export interface Content {
  readonly categorie: string | null;
  readonly product: Coded | null;
  readonly van: string | null;
  readonly tot: string | null;
  readonly omvang: string;
  readonly volume: number | null;
  readonly eenheid: string | null;
  readonly frequentie: string | null;
  readonly budgetCenten: number | null;
}

export interface RequestAnswer {
  readonly antwoord: 'afgewezen' | 'in-onderzoek';
  readonly reden: Coded | null;
  readonly verantwoordelijkeGemeente: Coded | null;
  readonly dagtekening: string;
  readonly geweigerdOp: string | null;
  readonly berichtId: string;
}

/** Whether the contract covers what is asked on its first day; null where that is not the question. */
export type ContractCover = 'gedekt' | 'geen-contract' | 'geen-tarief' | null;

export interface AskedProduct extends Content {
  readonly contract: ContractCover;
  readonly referentie: string;
  readonly status: string;
  readonly verwijzer: Coded & { readonly agb: string | null; readonly wie: string | null };
  readonly antwoorden: readonly RequestAnswer[];
  readonly toewijzingen: readonly number[];
}

export interface Wish {
  readonly soort: 'ongewijzigd' | 'wijziging' | 'nieuw';
  readonly toewijzingnummer: number | null;
  readonly contract: ContractCover;
  readonly oud: Content | null;
  readonly nieuw: Content | null;
}

export interface MessageRow {
  readonly id: string;
  readonly bericht: string | null;
  readonly naam: string;
  readonly richting: 'in' | 'uit';
  readonly datum: string;
  readonly samenvatting: string;
}

export interface RequestDetail extends CareRequest {
  readonly reden: Coded | null;
  readonly referentie: string | null;
  readonly producten: readonly AskedProduct[];
  readonly wensen: readonly Wish[];
  readonly antwoorden: readonly RequestAnswer[];
  readonly toewijzingen: readonly (Content & {
    readonly toewijzingnummer: number;
    readonly loopt: boolean;
  })[];
  readonly termijnen: {
    readonly besluit: string;
    readonly eindbesluit: string;
    readonly woonplaats: string | null;
  };
  readonly adresNodig: boolean;
  readonly berichten: readonly MessageRow[];
  readonly keuzes: {
    readonly redenen: readonly Coded[];
    readonly eenheden: readonly Coded[];
    readonly frequenties: readonly Coded[];
  };
}

/** A person's choice on one reference, as the server reads it. */
export interface ChoiceBody {
  readonly referentie: string;
  readonly keuze: 'toewijzen' | 'afwijzen' | 'in-onderzoek';
  readonly reden?: string;
  readonly verantwoordelijkeGemeente?: string;
  readonly voorwaarden?: {
    readonly categorie: string | null;
    readonly product: string | null;
    readonly van: string;
    readonly tot: string | null;
    readonly volume: number | null;
    readonly eenheid: string | null;
    readonly frequentie: string | null;
    readonly budgetCenten: number | null;
  };
  readonly verschuifNaar?: string;
}

export interface DecisionBody {
  readonly besluiten: readonly ChoiceBody[];
  readonly adres?: {
    readonly postcode: string;
    readonly huisnummer: string;
    readonly toevoeging: string | null;
    readonly straat: string | null;
    readonly plaats: string | null;
  };
}

export interface PreviewMessage {
  readonly bericht: 'JW301' | 'JW319';
  readonly referentie: string | null;
  readonly antwoord: 'afgewezen' | 'in-onderzoek' | null;
  readonly reden: Coded | null;
  readonly verantwoordelijkeGemeente: Coded | null;
  readonly producten: readonly (Content & {
    readonly toewijzingnummer: number;
    readonly isNieuw: boolean;
    readonly referentie: string | null;
    readonly redenWijziging: Coded | null;
  })[];
}

export interface SentMessage {
  readonly bericht: string;
  readonly id: string;
  readonly naam: string;
}

export const requests = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { verzoeken: readonly CareRequest[] }> => get('/v1/verzoeken', params, signal);

export const careRequest = (id: string, params: Params): Promise<RequestDetail> =>
  get(`/v1/verzoeken/${id}`, params);

/** What the provider wrote; reading it is logged. */
export const requestComments = (
  id: string,
  params: Params,
): Promise<{ toelichtingen: readonly { readonly referentie: string | null; readonly tekst: string }[] }> =>
  get(`/v1/verzoeken/${id}/toelichtingen`, params);

export const previewDecision = (
  id: string,
  body: DecisionBody,
  params: Params,
): Promise<{ berichten: readonly PreviewMessage[] }> => post(`/v1/verzoeken/${id}/_voorbeeld`, body, params);

export const decideRequest = (
  id: string,
  body: DecisionBody,
  params: Params,
): Promise<{ berichten: readonly SentMessage[] }> => post(`/v1/verzoeken/${id}/besluiten`, body, params);

export interface AllocationVersion extends Content {
  readonly versie: string;
  readonly redenWijziging: Coded | null;
  readonly referentie: string | null;
  readonly bekendOp: string;
  readonly geweigerdOp: string | null;
  readonly isGeldig: boolean;
  readonly berichtId: string;
}

export interface CareDelivery {
  readonly soort: 'start' | 'stop';
  readonly begin: string;
  readonly einde: string | null;
  readonly reden: Coded | null;
  readonly isIngetrokken: boolean;
  readonly bekendOp: string;
  readonly berichtId: string;
}

export interface AllocationDetail extends Allocation {
  readonly versies: readonly AllocationVersion[];
  readonly leveringen: readonly CareDelivery[];
  readonly declaraties: readonly {
    readonly maand: string;
    readonly regels: number;
    readonly ingediendCenten: number;
    readonly toegekendCenten: number;
  }[];
  readonly verzoeken: readonly { readonly id: string; readonly referentie: string }[];
  readonly berichten: readonly MessageRow[];
}

export const allocation = (number: string, params: Params): Promise<AllocationDetail> =>
  get(`/v1/toewijzingen/${number}`, params);
