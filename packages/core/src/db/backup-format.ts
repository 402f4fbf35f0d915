import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createZstdDecompress } from 'node:zlib';

/** The first bytes of every backup; then comes one zstd stream of frames, then the SHA-256 of all that stands before. */
export const magic = Buffer.from('JEUGDREGIE-BACKUP 1\n');

/** What a backup is of. Stands at the front, so that a restore can refuse early. */
export interface BackupHeader {
  readonly release: string;
  /** ISO instant of the snapshot. */
  readonly takenAt: string;
  /** Ids of the steps that made the tables, sorted. */
  readonly migrations: readonly string[];
}

export interface TableSummary {
  readonly name: string;
  readonly rows: number;
  /** Of the rows in COPY text format. */
  readonly sha256: string;
}

/** Everything that must be true of a backup; stands at the end, so a file that was cut off has none. */
export interface BackupManifest extends BackupHeader {
  readonly tables: readonly TableSummary[];
  /** Last values of the sequences that were used. */
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

/** A table begins with its name and columns; `data` frames follow until its `end`. */
export type Frame =
  | { readonly kind: 'header'; readonly header: BackupHeader }
  | { readonly kind: 'table'; readonly name: string; readonly columns: readonly string[] }
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'end'; readonly summary: TableSummary }
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest };

const kinds = ['header', 'table', 'data', 'end', 'manifest'] as const;
const hashLength = 32;
const headLength = 5;
const longestFrame = 1 << 26;

/** One byte for the kind, four for the length, then the content (JSON, or the bytes themselves). */
export function frameBytes(frame: Frame): Buffer {
  const content = frame.kind === 'data' ? frame.bytes : Buffer.from(JSON.stringify(frame));
  const head = Buffer.alloc(headLength);
  head.writeUInt8(kinds.indexOf(frame.kind), 0);
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/** The file is not a whole backup; the message says in Dutch what was noticed. */
export class DamagedBackup extends Error {}

/** The frames of a backup, one by one. Throws DamagedBackup at the first byte that cannot be right. */
export async function* readFrames(path: string): AsyncGenerator<Frame> {
  const size = await checkEnvelope(path);
  const file = createReadStream(path, { start: magic.length, end: size - hashLength - 1 });
  const plain = createZstdDecompress();
  file.on('error', (error) => plain.destroy(error));
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of file.pipe(plain)) {
      rest = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
      for (let length = frameLength(rest); length !== null; length = frameLength(rest)) {
        yield parseFrame(rest.subarray(0, length));
        rest = rest.subarray(length);
      }
    }
  } catch (error) {
    if (error instanceof DamagedBackup || isDiskError(error)) throw error;
    throw new DamagedBackup('Het bestand kan niet worden uitgepakt: het is beschadigd of afgebroken.');
  } finally {
    file.destroy();
    plain.destroy();
  }
  if (rest.length > 0) throw new DamagedBackup('Het bestand houdt midden in een onderdeel op.');
}

function isDiskError(error: unknown): boolean {
  return ['EIO', 'ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '');
}

/** Looks at the raw bytes only: is it a backup, and is it what was written? Returns the size in bytes. */
async function checkEnvelope(path: string): Promise<number> {
  const { size } = await stat(path);
  const start = await bytesAt(path, 0, magic.length);
  if (!start.equals(magic)) throw new DamagedBackup('Dit bestand is geen back-up van Jeugdregie.');
  const end = size - hashLength;
  if (end <= magic.length) throw new DamagedBackup('Het einde van de back-up ontbreekt.');
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { end: end - 1 })) hash.update(chunk as Buffer);
  if (!hash.digest().equals(await bytesAt(path, end, hashLength))) {
    throw new DamagedBackup(
      'Het bestand is niet meer wat er is geschreven: het is beschadigd of afgebroken.',
    );
  }
  return size;
}

async function bytesAt(path: string, position: number, count: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Length of the frame at the front, or null when it is not there as a whole yet. */
function frameLength(bytes: Buffer): number | null {
  if (bytes.length < headLength) return null;
  const length = bytes.readUInt32BE(1);
  if (length > longestFrame) throw new DamagedBackup('Een onderdeel van het bestand is onmogelijk groot.');
  return bytes.length < headLength + length ? null : headLength + length;
}

function parseFrame(bytes: Buffer): Frame {
  const kind = kinds[bytes.readUInt8(0)];
  const content = bytes.subarray(headLength);
  if (kind === 'data') return { kind, bytes: content };
  try {
    const frame = JSON.parse(content.toString()) as Frame;
    if (kind !== undefined && frame.kind === kind) return frame;
  } catch {
    // Falls through: whatever it is, it is no frame.
  }
  throw new DamagedBackup('Een onderdeel van het bestand is onleesbaar.');
}

/**
 * Reads a backup from the first byte to the last without touching a database, and gives its manifest when every table
 * has the rows and the hash that were noted. Throws DamagedBackup otherwise.
 */
export async function verifyBackup(path: string): Promise<BackupManifest> {
  const seen: TableSummary[] = [];
  let header: BackupHeader | null = null;
  let hash = createHash('sha256');
  let manifest: BackupManifest | null = null;
  for await (const frame of readFrames(path)) {
    if (manifest !== null) throw new DamagedBackup('Er staat nog iets achter het einde van de back-up.');
    switch (frame.kind) {
      case 'header':
        header = frame.header;
        break;
      case 'table':
        hash = createHash('sha256');
        break;
      case 'data':
        hash.update(frame.bytes);
        break;
      case 'end':
        if (hash.digest('hex') !== frame.summary.sha256) {
          throw new DamagedBackup(`De tabel ${frame.summary.name} is niet meer wat er is bewaard.`);
        }
        seen.push(frame.summary);
        break;
      case 'manifest':
        manifest = frame.manifest;
        break;
    }
  }
  if (manifest === null || header === null) throw new DamagedBackup('Het einde van de back-up ontbreekt.');
  const { tables, sequences: _sequences, ...head } = manifest;
  if (!isSame(tables, seen) || !isSame(head, header)) {
    throw new DamagedBackup('De inhoudsopgave klopt niet met wat er in het bestand staat.');
  }
  return manifest;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
