import { post, type Params } from './http.ts';

export interface Person {
  readonly bsn: string;
  readonly geboortedatum: string | null;
  readonly naam: {
    readonly achternaam: string;
    readonly voorvoegsel: string | null;
    readonly voorletters: string | null;
    readonly voornamen: string | null;
  };
}

/** Shows who a client is, for a purpose that is logged. */
export const reveal = (clientKey: string, purpose: string, params: Params): Promise<Person> =>
  post(`/v1/clienten/${clientKey}/onthullingen`, { doel: purpose }, params);
