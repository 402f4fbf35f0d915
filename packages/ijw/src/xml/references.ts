const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text of `&name;` without its ampersand and semicolon, or null: only the five of XML and numbers exist. */
export function referenceText(name: string): string | null {
  const text = named[name];
  if (text !== undefined) return text;
  const number = /^#(?:([0-9]{1,10})|x([0-9a-fA-F]{1,8}))$/.exec(name);
  if (number === null) return null;
  const code = number[1] === undefined ? Number.parseInt(number[2] ?? '', 16) : Number(number[1]);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : null;
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
