import { get, type Params } from './http.ts';

export interface Task {
  readonly soort: string;
  readonly titel: string;
  readonly reden: string;
  readonly sinds: string | null;
  readonly uiterlijk: string | null;
  readonly teLaat: boolean;
  readonly link: string;
  readonly aantal: number;
}

export interface Today {
  readonly zin: string;
  readonly taken: readonly Task[];
  readonly telling: number;
}

export const today = (params: Params): Promise<Today> => get('/v1/vandaag', params);
