import { BANG, GT, spells } from './bytes.ts';
import { declarationFault } from './declaration.ts';
import type { FaultRule } from './handler.ts';

/** What stands at `<!` or `<?`: a comment or instruction that is skipped, a piece of text, or a mistake. */
export type Special =
  | { readonly is: 'incomplete' }
  | { readonly is: 'skipped'; readonly end: number }
  | { readonly is: 'text'; readonly from: number; readonly to: number; readonly end: number }
  /** `to` is where reading came, for its line; -1 for the place where the markup begins. */
  | { readonly is: 'fault'; readonly rule: FaultRule; readonly detail: string; readonly to: number };

const incomplete: Special = { is: 'incomplete' };

/** `isStart` says that an XML declaration may stand here, `isWhole` that no more bytes follow. */
export function specialMarkup(
  bytes: Buffer,
  at: number,
  { isStart, isWhole }: { readonly isStart: boolean; readonly isWhole: boolean },
): Special {
  if (bytes[at + 1] !== BANG) return instruction(bytes, at, isStart);
  if (bytes.length - at < 9 && !isWhole) return incomplete;
  if (spells(bytes, at, '<!--')) return comment(bytes, at);
  if (spells(bytes, at, '<![CDATA[')) {
    const to = bytes.indexOf(']]>', at + 9);
    return to < 0 ? incomplete : { is: 'text', from: at + 9, to, end: to + 3 };
  }
  return spells(bytes, at, '<!DOCTYPE')
    ? { is: 'fault', rule: 'DOCTYPE', detail: 'document type', to: -1 }
    : { is: 'fault', rule: 'WELLFORMED', detail: 'markup', to: -1 };
}

function comment(bytes: Buffer, at: number): Special {
  const close = bytes.indexOf('--', at + 4);
  if (close < 0 || close + 2 >= bytes.length) return incomplete;
  return bytes[close + 2] === GT
    ? { is: 'skipped', end: close + 3 }
    : { is: 'fault', rule: 'WELLFORMED', detail: '-- in comment', to: close };
}

function instruction(bytes: Buffer, at: number, isStart: boolean): Special {
  const close = bytes.indexOf('?>', at + 2);
  if (close < 0) return incomplete;
  const fault = declarationFault(bytes, at, close, isStart);
  return fault === null ? { is: 'skipped', end: close + 2 } : { is: 'fault', ...fault, to: close };
}
