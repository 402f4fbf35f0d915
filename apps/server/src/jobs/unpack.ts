import { maxBytes } from '@jeugdregie/ijw';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { unzipSync } from 'fflate';

/** A file out of an archive, or the archive's only self when it is none. */
export interface Unpacked {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const maxEntries = 20_000;
const maxTotal = 512 * 1024 * 1024;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5);
}

/**
 * The files in a zip, sub-folders included. The sizes that the archive promises are added up before anything is
 * unpacked, so a bomb is refused whole. Names are kept for the screen and never used as paths.
 */
export function unpack(name: string, bytes: Uint8Array): Result<readonly Unpacked[], Problem> {
  let entries = 0;
  let total = 0;
  let tooLarge: string | null = null;
  try {
    const files = unzipSync(bytes, {
      filter(file) {
        if (file.name.endsWith('/') || file.name.startsWith('__MACOSX/')) return false;
        entries += 1;
        total += file.originalSize;
        if (file.originalSize > maxBytes) tooLarge ??= file.name;
        return tooLarge === null && entries <= maxEntries && total <= maxTotal;
      },
    });
    if (tooLarge !== null) return fail(oversized(name, `${String(tooLarge)} is groter dan 25 MB`));
    if (entries > maxEntries) return fail(oversized(name, `er zitten meer dan ${maxEntries} bestanden in`));
    if (total > maxTotal) return fail(oversized(name, 'uitgepakt is het groter dan 512 MB'));
    return ok(
      Object.entries(files).map(([entry, content]) => ({ name: `${name}/${entry}`, bytes: content })),
    );
  } catch (error) {
    return fail({
      code: 'ZIP-ONLEESBAAR',
      what: 'Dit zip-bestand kan niet worden geopend.',
      where: name,
      why: error instanceof Error ? `De inhoud is beschadigd: ${error.message}.` : 'De inhoud is beschadigd.',
      remedy: 'Maak het zip-bestand opnieuw, of lever de berichten los aan.',
    });
  }
}

function oversized(name: string, why: string): Problem {
  return {
    code: 'ZIP-TE-GROOT',
    what: 'Dit zip-bestand is te groot om in één keer in te lezen.',
    where: name,
    why: `Er is niets ingelezen, want ${why}.`,
    remedy: 'Verdeel de berichten over meer zip-bestanden.',
  };
}
