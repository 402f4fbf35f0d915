import { get, post, put, remove, type Page, type Params } from './http.ts';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly naam: string;
  readonly rol: string;
  readonly gemeenten: readonly string[];
  readonly regionaal: boolean;
  readonly fictief: boolean;
  readonly actief: boolean;
}

export interface NewAccount {
  readonly email: string;
  readonly naam: string;
  readonly rol: string;
  readonly gemeenten: readonly string[];
  readonly wachtwoord: string;
}

export interface AuditLine {
  readonly id: string;
  readonly gemeente: string;
  readonly tijdstip: string;
  readonly wie: string;
  readonly rol: string | null;
  readonly actie: string;
  readonly object: { readonly soort: string; readonly id: string } | null;
  readonly clientSleutel: string | null;
  readonly doel: string | null;
  readonly uitkomst: 'gelukt' | 'geweigerd' | 'niet-gevonden' | 'mislukt';
}

export const accounts = (params: Params): Promise<{ gebruikers: readonly Account[] }> =>
  get('/v1/gebruikers', params);

export const addAccount = (account: NewAccount): Promise<Account> => post('/v1/gebruikers', account);

export const switchAccount = (id: string, active: boolean): Promise<Account> =>
  put(`/v1/gebruikers/${id}/toegang`, { actief: active });

/** Also ends the account's sessions and its lock-out. */
export const newPassword = (id: string, password: string): Promise<Account> =>
  put(`/v1/gebruikers/${id}/wachtwoord`, { wachtwoord: password });

export const endSessions = (id: string): Promise<{ beeindigd: number }> =>
  remove(`/v1/gebruikers/${id}/sessies`);

export const auditLines = (
  params: Params,
  signal?: AbortSignal,
): Promise<Page & { auditregels: readonly AuditLine[] }> => get('/v1/auditregels', params, signal);
