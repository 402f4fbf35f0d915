import { getIn } from './http.ts';

export interface RuleText {
  readonly regel: string;
  readonly retourcode: string | null;
  readonly niveau: number | null;
  readonly titel: string;
  readonly betekenis: string;
  readonly handeling: string;
  readonly berichten: readonly string[];
}

export const rules = (language: string): Promise<{ regels: readonly RuleText[] }> =>
  getIn(language, '/v1/regels');
