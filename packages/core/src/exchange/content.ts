import { webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdCompressSync, zstdDecompress } from 'node:zlib';
import { sha256, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import type { Keys } from '../identity/index.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Up to this size compressing at once is quicker than handing it to another thread. */
export const smallFile = 64 * 1024;

function contextOf(municipality: MunicipalityCode, fileId: Uuid): string {
  return `exchange/${municipality}/${fileId}`;
}

/** What is kept of bytes before they are sealed. */
export interface PackedContent {
  /** Lower-case hex of the bytes as they came. */
  readonly sha256: string;
  /** Compressed: sealed bytes no longer compress. */
  readonly packed: Uint8Array;
}

/** Large content is hashed and compressed on other threads: begin before reading it, and it costs no time. */
export async function packContent(bytes: Uint8Array): Promise<PackedContent> {
  if (bytes.length <= smallFile) return { sha256: sha256(bytes), packed: zstdCompressSync(bytes) };
  const [digest, packed] = await Promise.all([webcrypto.subtle.digest('SHA-256', bytes), compress(bytes)]);
  return { sha256: Buffer.from(digest).toString('hex'), packed };
}

export function sealContent(
  keys: Keys,
  file: { readonly municipality: MunicipalityCode; readonly fileId: Uuid },
  { packed }: PackedContent,
): Uint8Array {
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
