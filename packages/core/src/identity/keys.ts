import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { assert, type ClientKey, type MunicipalityCode } from '@jeugdregie/kernel';
import type { Keys } from './model.ts';

/** Layout of sealed bytes: version (1), key id (4), nonce (12), tag (16), then the encrypted content. */
const version = 1;
const idEnd = 5;
const nonceEnd = 17;
const tagEnd = 33;

interface SealingKey {
  readonly id: Buffer;
  readonly secret: KeyObject;
}

/**
 * The key ring: from text (base64 keys of 32 bytes, newest first, separated by commas; environment variable
 * JEUGDREGIE_KEY), or from `<stateDir>/identity.key`, which is made once with mode 0600 and holds the same text.
 * New content is sealed with the newest key; older keys of the ring still open what they sealed. Pseudonyms always
 * come from the oldest key, so adding a key changes none of them. Throws when a key is malformed.
 */
export function loadKeys(source: { readonly stateDir: string } | { readonly key: string }): Keys {
  const text = 'key' in source ? source.key : keyFile(join(source.stateDir, 'identity.key'));
  const masters = text
    .split(/[,\s]+/)
    .filter((part) => part !== '')
    .map(masterKey);
  const oldest = masters.at(-1);
  if (!oldest) throw new Error('There is no key for persons: set JEUGDREGIE_KEY to 32 bytes in base64.');
  const ring = masters.map(sealingKey);
  // Made once: making a key object costs more than using it.
  const pseudonymKey = createSecretKey(derived(oldest, 'pseudonyms'));
  const fingerprintKey = createSecretKey(derived(oldest, 'fingerprints'));
  return {
    seal: (bytes, context) => seal(ring, bytes, context),
    open: (sealed, context) => open(ring, sealed, context),
    canOpen: (sealed) => ring.some(({ id }) => id.equals(sealed.subarray(1, idEnd))),
    isCurrent: (sealed) => ring[0] !== undefined && ring[0].id.equals(sealed.subarray(1, idEnd)),
    clientKeyFor: (municipality, bsn) => pseudonym(pseudonymKey, municipality, bsn),
    fingerprint: (bytes, context) =>
      createHmac('sha256', fingerprintKey).update(`${context.length}:${context}`).update(bytes).digest(),
  };
}

function masterKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) {
    throw new Error(
      `A key for persons has 32 bytes in base64; this one has ${key.length}. See JEUGDREGIE_KEY.`,
    );
  }
  return key;
}

function sealingKey(master: Buffer): SealingKey {
  const secret = derived(master, 'sealing');
  return {
    secret: createSecretKey(secret),
    id: createHash('sha256')
      .update('key id')
      .update(secret)
      .digest()
      .subarray(0, idEnd - 1),
  };
}

/** One key per use (HKDF, RFC 5869), so that no use weakens another. */
function derived(master: Buffer, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', master, 'jeugdregie', use, 32));
}

/** Made whole or not at all: a process that is killed halfway leaves no half key, and of two that start one wins. */
function keyFile(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, `${randomBytes(32).toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8');
}

function seal(ring: readonly SealingKey[], bytes: Uint8Array, context: string): Uint8Array {
  const key = ring[0];
  assert(key !== undefined, 'a key ring is never empty');
  const nonce = randomBytes(nonceEnd - idEnd);
  const head = Buffer.concat([Buffer.of(version), key.id]);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce);
  cipher.setAAD(Buffer.concat([head, Buffer.from(context)]));
  const content = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([head, nonce, cipher.getAuthTag(), content]);
}

function open(ring: readonly SealingKey[], sealed: Uint8Array, context: string): Uint8Array {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.length < tagEnd || bytes[0] !== version)
    throw new Error('These bytes were not sealed by this program.');
  const key = ring.find(({ id }) => id.equals(bytes.subarray(1, idEnd)));
  if (!key) throw new Error('The key that sealed these bytes is not in JEUGDREGIE_KEY or identity.key.');
  const decipher = createDecipheriv('aes-256-gcm', key.secret, bytes.subarray(idEnd, nonceEnd));
  decipher.setAAD(Buffer.concat([bytes.subarray(0, idEnd), Buffer.from(context)]));
  decipher.setAuthTag(bytes.subarray(nonceEnd, tagEnd));
  return Buffer.concat([decipher.update(bytes.subarray(tagEnd)), decipher.final()]);
}

/** HMAC-SHA256 cut to 122 bits, in the shape of a version-8 UUID (RFC 9562: custom). */
function pseudonym(key: KeyObject, municipality: MunicipalityCode, bsn: string): ClientKey {
  const hash = createHmac('sha256', key).update(`${municipality}/${bsn}`).digest();
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return parts.join('-') as ClientKey;
}
