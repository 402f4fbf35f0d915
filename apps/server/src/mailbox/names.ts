import { posix } from 'node:path';
import type { ReceivedFile } from '@jeugdregie/core/exchange';

/** Names under which senders write a file that is not whole yet, and litter of file managers: never taken. */
const unfinished =
  /^[.~]|~$|\.(?:part|partial|tmp|temp|filepart|crdownload|writing|lock)$|^(?:thumbs\.db|desktop\.ini)$/i;

/** Ending of the explanation beside a file in quarantine; one that was put back with its file is no message. */
export const reasonEnding = '.reden.txt';

export function isIgnored(name: string): boolean {
  return unfinished.test(name) || name.endsWith(reasonEnding);
}

/** The n-th name for a file whose own name is taken: `a.xml`, `a~2.xml`, `a~3.xml`. Folders before it stay. */
export function nthName(path: string, n: number): string {
  if (n <= 1) return path;
  const { dir, name, ext } = posix.parse(fitted(path));
  return posix.join(dir, `${name}~${n}${ext}`);
}

/** Bytes of a name, so that an addition still fits in the 255 of common file systems. */
const longestName = 200;

/** A path whose file name has at most 200 bytes in UTF-8: the beginning goes, because the end tells more. */
export function fitted(path: string): string {
  const { dir, base } = posix.parse(path);
  let letters = Array.from(base);
  while (Buffer.byteLength(letters.join('')) > longestName) letters = letters.slice(1);
  return posix.join(dir, letters.join('').replace(/^[.~]+/, '') || 'naamloos');
}

/** A name from inside an archive as one harmless file name. */
export function flatName(path: string): string {
  const flat = path
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*\\]/gu, '_')
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .join('--')
    .replace(/^[.~]+/, '');
  return fitted(flat === '' ? 'naamloos' : flat);
}

/**
 * Name of an outgoing message: `<message>_<municipality>_<provider>_<identification>_<mark>.xml`. The mark is the end
 * of the file's id, so that the name belongs to this file alone and is the same each time it is made.
 */
export function outgoingName(file: ReceivedFile): string {
  const { message, municipality, sender, receiver, identification, fileId } = file;
  const provider = [sender, receiver].find((party) => party !== null && party !== municipality) ?? 'onbekend';
  const parts = [message ?? 'bericht', municipality, provider, identification ?? 'zonder', fileId.slice(-12)];
  return `${parts.map((part) => part.replaceAll(/[^A-Za-z0-9-]/g, '')).join('_')}.xml`;
}
