import type { FourParts } from './exchange.ts';
import { get, type Params } from './http.ts';

/** A file that could not be taken in, with the reason. */
export interface Quarantined {
  readonly pad: string;
  readonly gemeente: string;
  readonly sinds: string;
  readonly probleem: FourParts;
}

/** How the mailbox fares; `ingesteld` is false where files come and go by hand only. */
export interface Mailbox {
  readonly ingesteld: boolean;
  readonly laatsteKeer: string | null;
  readonly laatstGelukt: string | null;
  readonly wachtend: number;
  readonly inQuarantaine: number;
  readonly probleem: FourParts | null;
  readonly quarantaine: readonly Quarantined[];
}

export const mailbox = (params: Params): Promise<Mailbox> => get('/v1/postvak', params);
