import type { MessageCode } from '@jeugdregie/ijw';
import { isEnvelope } from './open-envelope.ts';
import { precedence } from './route-of.ts';

/** So many first bytes are enough to see a header, also through an envelope. */
export const glanceLength = 8192;

/** Whose lane a message goes in and its place there. Wrong values only change the order, never what is decided. */
export interface Glance {
  readonly lane: string;
  readonly key: string;
}

/** What the first bytes of a file say about its place in the order: care before the claims that rest on it. */
export function glance(bytes: Uint8Array): Glance {
  const head = headOf(bytes.subarray(0, glanceLength));
  const value = (tag: string): string =>
    new RegExp(`<(?:\\w+:)?${tag}>\\s*([^<\\s]{1,20})`).exec(head)?.[1] ?? '';
  const sender = value('Afzender');
  const lane = sender.length === 4 ? sender : value('Ontvanger');
  const message = /jw(3\d\d)\/schema/.exec(head)?.[1] ?? '';
  const rank = precedence(message === '' ? null : (`JW${message}` as MessageCode));
  return { lane, key: `${value('Dagtekening')} ${String(rank).padStart(2, '0')} ${value('Identificatie')}` };
}

/** The beginning of the message, also when that is base64 inside an envelope. */
function headOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  if (!isEnvelope(bytes)) return text;
  const encoded = /<(?:[\w.-]+:)?bericht(?:\s[^>]*)?>([A-Za-z0-9+/\s]*)/.exec(text)?.[1] ?? '';
  return Buffer.from(encoded.replace(/\s+/g, ''), 'base64').toString('latin1');
}
