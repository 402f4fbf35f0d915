import { AMP } from './bytes.ts';
import { referenceText } from './references.ts';

const SEMICOLON = 0x3b;
const longestReference = 16;

/** Text of well-formed bytes, with line ends as XML reads them. */
export function decoded(bytes: Buffer, from: number, to: number): string {
  const text = bytes.toString('utf8', from, to);
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

interface CharacterData {
  /** The text with its references filled in. */
  readonly piece: string;
  readonly isVisible: boolean;
  readonly hasReference: boolean;
}

/** What these bytes between two tags say, or what is wrong with them. */
export function characterData(bytes: Buffer, from: number, to: number): CharacterData | string {
  const own = bytes.subarray(from, to);
  if (own.includes(']]>')) return ']]> in text';
  const piece = characterText(bytes, from, to);
  if (piece === null) return 'unknown reference';
  return { piece, isVisible: /[^ \t\r\n]/.test(piece), hasReference: own.includes(AMP) };
}

/** Character data with its references filled in; null when a reference is unknown. */
function characterText(bytes: Buffer, from: number, to: number): string | null {
  let piece = '';
  for (let i = from; i < to;) {
    const ampersand = bytes.indexOf(AMP, i);
    const until = ampersand < 0 || ampersand >= to ? to : ampersand;
    piece += decoded(bytes, i, until);
    if (until === to) break;
    const semicolon = bytes.subarray(until, Math.min(to, until + longestReference)).indexOf(SEMICOLON);
    if (semicolon < 0) return null;
    const replacement = referenceText(bytes.toString('latin1', until + 1, until + semicolon));
    if (replacement === null) return null;
    piece += replacement;
    i = until + semicolon + 1;
  }
  return piece;
}

/** Value of an attribute with its references filled in; null when a reference is unknown. */
export function attributeText(value: string): string | null {
  let isKnown = true;
  const text = value.replace(/&([^;&]{0,16})(;?)/g, (_whole, name: string, end: string) => {
    const replacement = end === ';' ? referenceText(name) : null;
    if (replacement === null) isKnown = false;
    return replacement ?? '';
  });
  return isKnown ? text : null;
}
