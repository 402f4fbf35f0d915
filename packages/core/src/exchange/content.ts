import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { sha256, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import type { Keys } from '../identity/index.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Below this size compressing at once is quicker than handing it to another thread. */
const small = 64 * 1024;

function contextOf(municipality: MunicipalityCode, fileId: Uuid): string {
  return `exchange/${municipality}/${fileId}`;
}

/** Compressed first, because sealed bytes no longer compress. */
export async function sealContent(
  keys: Keys,
  file: { readonly municipality: MunicipalityCode; readonly fileId: Uuid },
  bytes: Uint8Array,
): Promise<Uint8Array> {
  const packed = bytes.length < small ? zstdCompressSync(bytes) : await compress(bytes);
  return keys.seal(packed, contextOf(file.municipality, file.fileId));
}

/** The bytes as they came. Throws when they are not the bytes whose hash was kept. */
export async function openContent(
  keys: Keys,
  file: { readonly municipality: MunicipalityCode; readonly fileId: Uuid; readonly sha256: string },
  sealed: Uint8Array,
): Promise<Uint8Array> {
  const bytes = await decompress(keys.open(sealed, contextOf(file.municipality, file.fileId)));
  if (sha256(bytes) !== file.sha256)
    throw new Error(`The content of file ${file.fileId} is not what was received.`);
  return bytes;
}
