import { inflateRawSync } from 'node:zlib';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';

/** Limits of a workbook: as a file, and unpacked in all. A region of 200 providers needs less than 1 MB. */
export const maxWorkbookBytes = 25_000_000;
const maxUnpackedBytes = 150_000_000;
const maxEntries = 2_000;

const signature = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** Names inside an xlsx are ASCII. */
const maxCommentLength = 65_535;

/**
 * Looks whether bytes are a zip that is safe to unpack: every part is inflated once against what is left of the
 * limit, because the sizes that a zip states about itself may lie.
 */
export function checkArchive(bytes: Uint8Array): Result<readonly string[], Problem> {
  if (bytes.length > maxWorkbookBytes) return fail(tooLarge(bytes.length));
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length < 22 || data.readUInt32LE(0) !== signature.local)
    return fail(noWorkbook('geen zip-bestand'));
  try {
    return unpackAll(data);
  } catch {
    return fail(noWorkbook('het bestand is beschadigd of afgebroken'));
  }
}

function unpackAll(data: Buffer): Result<readonly string[], Problem> {
  const directory = readDirectory(data);
  if (!directory) return fail(noWorkbook('de inhoudsopgave ontbreekt'));
  let left = maxUnpackedBytes;
  for (const entry of directory) {
    const size = unpackedSize(data, entry, left);
    if (size === null || size > left) return fail(bomb());
    left -= size;
  }
  const names = directory.map((entry) => entry.name);
  return names.includes('[Content_Types].xml') && names.some((name) => name.startsWith('xl/'))
    ? ok(names)
    : fail(noWorkbook('het is een zip-bestand, maar geen werkboek'));
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly offset: number;
}

/** The central directory (APPNOTE 4.3.12); null when there is none or when it holds too many entries. */
function readDirectory(data: Buffer): Entry[] | null {
  const end = findEnd(data);
  if (end === -1) return null;
  const count = data.readUInt16LE(end + 10);
  if (count > maxEntries) return null;
  const entries: Entry[] = [];
  let at = data.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (data.readUInt32LE(at) !== signature.central) return null;
    const nameLength = data.readUInt16LE(at + 28);
    entries.push({
      name: data.toString('latin1', at + 46, at + 46 + nameLength),
      method: data.readUInt16LE(at + 10),
      packedSize: data.readUInt32LE(at + 20),
      offset: data.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
  }
  return entries;
}

function findEnd(data: Buffer): number {
  const first = Math.max(0, data.length - 22 - maxCommentLength);
  for (let at = data.length - 22; at >= first; at -= 1) {
    if (data.readUInt32LE(at) === signature.end) return at;
  }
  return -1;
}

/** Null when it unpacks to more than `left` bytes. */
function unpackedSize(data: Buffer, entry: Entry, left: number): number | null {
  if (data.readUInt32LE(entry.offset) !== signature.local) throw new Error('no local header');
  const start =
    entry.offset + 30 + data.readUInt16LE(entry.offset + 26) + data.readUInt16LE(entry.offset + 28);
  const packed = data.subarray(start, start + entry.packedSize);
  if (packed.length < entry.packedSize) throw new Error('cut off');
  if (entry.method === 0) return packed.length;
  if (entry.method !== 8) throw new Error('unknown compression');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

const where = 'Contractbestand';

export function tooLarge(size: number): Problem {
  return {
    code: 'CONTRACT-TE-GROOT',
    what: 'Het bestand is te groot. Er is niets ingelezen.',
    where,
    why: `Het is ${Math.ceil(size / 1_000_000)} MB; een contractbestand mag ${maxWorkbookBytes / 1_000_000} MB zijn.`,
    remedy:
      'Verwijder bladen, afbeeldingen en opmaak die niet in het sjabloon staan en bied het opnieuw aan.',
  };
}

/** For bytes that are no workbook that we can read; `why` is the cause in a few Dutch words. */
export function noWorkbook(why: string): Problem {
  return {
    code: 'CONTRACT-GEEN-WERKBOEK',
    what: 'Dit is geen Excel-bestand (.xlsx) dat we kunnen lezen. Er is niets ingelezen.',
    where,
    why: `Bij het openen bleek: ${why}.`,
    remedy: 'Open het bestand in Excel, kies Opslaan als en "Excel-werkmap (.xlsx)", zonder wachtwoord.',
  };
}

function bomb(): Problem {
  return {
    code: 'CONTRACT-TE-VEEL',
    what: 'Het werkboek bevat uitgepakt te veel gegevens. Er is niets ingelezen.',
    where,
    why: `Uitgepakt is het groter dan ${maxUnpackedBytes / 1_000_000} MB.`,
    remedy: 'Neem de gegevens over in een leeg sjabloon; dat kunt u downloaden op de pagina Contracten.',
  };
}
