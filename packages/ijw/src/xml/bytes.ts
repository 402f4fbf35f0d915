/** Bytes that mean something in XML, and what each byte may be in a text or a name. */
export const LT = 0x3c;
export const GT = 0x3e;
export const AMP = 0x26;
export const SLASH = 0x2f;
export const BANG = 0x21;
export const QUESTION = 0x3f;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const LF = 0x0a;
export const CR = 0x0d;
export const BRACKET = 0x5d;

/** Kinds of bytes in character data; 0 is an ordinary character. */
export const byteKind = {
  plain: 0,
  markup: 1,
  reference: 2,
  lineFeed: 3,
  carriageReturn: 4,
  closingBracket: 5,
  beyondAscii: 6,
  forbidden: 7,
} as const;

export const kindOfByte = new Uint8Array(256);
for (let b = 0; b < 0x20; b += 1) kindOfByte[b] = byteKind.forbidden;
for (let b = 0x80; b < 0x100; b += 1) kindOfByte[b] = byteKind.beyondAscii;
kindOfByte[0x09] = byteKind.plain;
kindOfByte[LF] = byteKind.lineFeed;
kindOfByte[CR] = byteKind.carriageReturn;
kindOfByte[LT] = byteKind.markup;
kindOfByte[AMP] = byteKind.reference;
kindOfByte[BRACKET] = byteKind.closingBracket;

/** 1 where the byte may stand in a name, 2 where it may also begin one. Beyond ASCII all letters are let through. */
export const nameByte = new Uint8Array(256);
for (const range of ['AZ', 'az', '__', '::']) {
  for (let b = range.charCodeAt(0); b <= range.charCodeAt(1); b += 1) nameByte[b] = 2;
}
for (let b = 0x80; b < 0x100; b += 1) nameByte[b] = 2;
for (const range of ['09', '--', '..']) {
  for (let b = range.charCodeAt(0); b <= range.charCodeAt(1); b += 1) nameByte[b] = 1;
}

export function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === LF || byte === CR;
}

/** Whether the bytes from `at` spell the ASCII text. */
export function spells(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
