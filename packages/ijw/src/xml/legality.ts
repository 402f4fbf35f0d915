import { LF, byteKind, kindOfByte } from './bytes.ts';
import type { FaultRule } from './handler.ts';
import { utf8Fault } from './utf8.ts';

export interface Legality {
  /** Line ends, up to the fault if there is one. */
  readonly lines: number;
  readonly hasLoneCr: boolean;
  readonly fault: { readonly rule: FaultRule; readonly detail: string } | null;
}

/** Counts line ends and finds characters that XML allows nowhere. */
export function legality(bytes: Uint8Array, from: number, to: number): Legality {
  let lines = 0;
  let beyond = false;
  let hasLoneCr = false;
  for (let i = from; i < to; i += 1) {
    const kind = kindOfByte[bytes[i] as number] as number;
    if (kind === byteKind.lineFeed) lines += 1;
    else if (kind === byteKind.beyondAscii) beyond = true;
    else if (kind === byteKind.carriageReturn) hasLoneCr ||= bytes[i + 1] !== LF;
    else if (kind === byteKind.forbidden) {
      return { lines, hasLoneCr, fault: { rule: 'WELLFORMED', detail: 'control character' } };
    }
  }
  const isUtf8 = !beyond || utf8Fault(bytes, from, to) < 0;
  return { lines, hasLoneCr, fault: isUtf8 ? null : { rule: 'ENCODING', detail: 'UTF-8' } };
}
