import type { Bericht, JW323Bericht, JW325Bericht } from './generated/berichten.ts';
import type { Checked, CheckOptions, Finding, RuleText, Source } from './model.ts';

export type * from './generated/berichten.ts';
export type * from './model.ts';
export { defaultLimits, maxBytes } from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

export function check(_source: Source, _options?: CheckOptions): Promise<Checked> {
  return early();
}
export function checkSync(_bytes: Uint8Array, _options?: CheckOptions): Checked {
  return early();
}
export function compose(_bericht: Bericht): Uint8Array {
  return early();
}
export interface AnswerOptions {
  /** Identification of the answer, at most 12 characters. */
  readonly identificatie: string;
  /** Day of the answer, ISO text. */
  readonly dagtekening: string;
  /** Findings of levels 3 and 4. */
  readonly findings?: readonly Finding[];
}
export function answer(_heen: Checked, _options: AnswerOptions): Bericht | null {
  return early();
}
/** Lines and clients are counted from 0 in document order, over the whole message. */
export interface ClaimReplyOptions {
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly rejected: readonly { readonly index: number; readonly returnCodes: readonly string[] }[];
  readonly rejectedClients?: readonly { readonly index: number; readonly returnCodes: readonly string[] }[];
  /** The claim as a whole is rejected (error on Declaratie, such as 9333). */
  readonly declaratieCodes?: readonly string[];
  /** The header is rejected (such as 9056): the answer is a header only. */
  readonly headerCodes?: readonly string[];
}
export function claimReply(_declaratie: JW323Bericht, _options: ClaimReplyOptions): JW325Bericht {
  return early();
}
export function explainRule(_rule: string): RuleText | null {
  return early();
}
export function productName(_code: string): string | null {
  return early();
}
export function codeList(_id: string): ReadonlyMap<string, string> | null {
  return early();
}
export const ruleIds: readonly string[] = [];
