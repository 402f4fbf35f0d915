import { get, post, type Page, type Params } from './http.ts';

export type FileStatus =
  | 'ontvangen'
  | 'verwerkt'
  | 'afgekeurd'
  | 'apart-gezet'
  | 'geweigerd'
  | 'klaargezet'
  | 'verzonden';

export interface FileRow {
  readonly id: string;
  readonly naam: string;
  readonly bericht: string | null;
  readonly richting: 'in' | 'uit';
  readonly afzender: string | null;
  readonly ontvanger: string | null;
  readonly identificatie: string | null;
  readonly ontvangenOp: string;
  readonly status: FileStatus;
  readonly uiterlijk: string | null;
  readonly teLaat: boolean;
  readonly antwoordId: string | null;
  readonly aantalBevindingen: number;
  readonly samenvatting: string;
}

export interface FourParts {
  /** Stable name of the kind of problem. */
  readonly code: string;
  readonly wat: string;
  readonly waar: string;
  readonly waarom: string;
  readonly handeling: string;
}

export interface Step {
  readonly stap: string;
  readonly tijdstip: string;
  readonly wie: string;
  readonly uitkomst: 'gelukt' | 'mislukt' | 'wacht';
  readonly toelichting: string;
  readonly probleem: FourParts | null;
}

export interface Finding {
  readonly regel: string;
  readonly retourcode: string | null;
  readonly niveau: number | null;
  readonly plaats: string;
  readonly regelnummer: number | null;
  readonly betekenis: string;
  readonly handeling: string;
}

export interface FileDetail extends FileRow {
  readonly spoor: readonly Step[];
  readonly bevindingen: readonly Finding[];
}

export interface Delivery {
  readonly id: string;
  readonly status: string;
  readonly totaal: number;
  readonly klaar: number;
  readonly resultaten: readonly DeliveryResult[];
}

export interface DeliveryResult {
  readonly naam: string;
  readonly berichtId: string | null;
  readonly uitkomst: 'verwerkt' | 'al-ontvangen' | 'afgekeurd' | 'apart-gezet' | 'geweigerd';
  readonly samenvatting: string;
  readonly probleem: FourParts | null;
}

export const files = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { berichten: readonly FileRow[] }> => get('/v1/berichten', params, signal);

export const file = (id: string, params: Params): Promise<FileDetail> => get(`/v1/berichten/${id}`, params);

export const retry = (id: string, params: Params): Promise<unknown> =>
  post(`/v1/berichten/${id}/herhalingen`, undefined, params);

export const delivery = (id: string, params: Params): Promise<Delivery> =>
  get(`/v1/aanleveringen/${id}`, params);

/** Hands in files; answers at once with the delivery, which is worked through afterwards. */
export const deliver = (chosen: readonly File[], params: Params): Promise<{ id: string }> => {
  const form = new FormData();
  for (const one of chosen) form.append('bestanden', one, one.webkitRelativePath || one.name);
  return post('/v1/aanleveringen', form, params);
};

export const contentAddress = (id: string): string => `/v1/berichten/${id}/inhoud`;
