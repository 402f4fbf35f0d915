const longest = 200;

/**
 * A name that came from outside, made harmless for a screen and a download: the last part of a path, without control
 * characters and characters that turn the direction of text. It is never used as a path.
 */
export function shownName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim();
  const name = Array.from(clean).slice(0, longest).join('');
  return name === '' || /^\.+$/.test(name) ? 'naamloos' : name;
}

/** Value of Content-Disposition (RFC 6266) that offers a download under this name. */
export function downloadAs(name: string): string {
  const ascii = name.replaceAll(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
