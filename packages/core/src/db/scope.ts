import type { MunicipalityCode } from '@jeugdregie/kernel';

/**
 * On whose behalf a transaction runs. The database role that belongs to it decides what it can see:
 * - `municipality`: the rows of one municipality, persons included;
 * - `region`: figures and reference data of all municipalities, no persons (Servicebureau);
 * - `system`: sign-in, the queue of files, and checks that must see everything. Never on behalf of a user's query.
 */
export type Scope =
  | { readonly kind: 'municipality'; readonly municipality: MunicipalityCode }
  | { readonly kind: 'region' }
  | { readonly kind: 'system' };

export const roleOf = {
  municipality: 'jeugdregie_municipality',
  region: 'jeugdregie_region',
  system: 'jeugdregie_system',
} as const satisfies Record<Scope['kind'], string>;

/** The only place that makes a municipal scope; the code is checked by its type. */
export function municipal(municipality: MunicipalityCode): Scope {
  return { kind: 'municipality', municipality };
}

export const regional: Scope = { kind: 'region' };
export const system: Scope = { kind: 'system' };
