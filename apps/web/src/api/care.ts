import { get, type Page, type Params } from './http.ts';
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
