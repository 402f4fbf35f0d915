import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';

/** Cost of one guess: 32 MB of memory and about a quarter of a second (OWASP Password Storage Cheat Sheet, scrypt). */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const;
const keyLength = 32;
const shortest = 12;
const longest = 256;

/** `scrypt$N$r$p$salt$hash`, with a salt of its own, so that the cost can rise without breaking old passwords. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/**
 * Compares in constant time. Without a stored hash it computes one all the same, so that the answer for an unknown
 * name takes as long as for a known one.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = (stored ?? '').split('$');
  if (kind !== 'scrypt' || !salt || !hash || password.length > longest) {
    await derive(password.slice(0, longest), Buffer.alloc(16), cost);
    return false;
  }
  const expected = Buffer.from(hash, 'base64url');
  const found = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/** Length is what counts (NIST SP 800-63B): no rules about kinds of characters. */
export function acceptablePassword(password: string): Result<string, Problem> {
  const isLong = password.length >= shortest && password.length <= longest;
  if (isLong && new Set(password).size >= 5) return ok(password);
  return fail({
    code: 'WACHTWOORD-ZWAK',
    what: 'Dit wachtwoord kan niet.',
    where: 'wachtwoord',
    why: `Een wachtwoord heeft ${shortest} tot ${longest} tekens, waarvan minstens vijf verschillende.`,
    remedy: 'Kies een zin die u onthoudt en die niemand raadt.',
  });
}

function derive(
  password: string,
  salt: Buffer,
  { N, r, p }: { N: number; r: number; p: number },
): Promise<Buffer> {
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((done, failed) => {
    scrypt(password.normalize('NFC'), salt, keyLength, options, (error, key) =>
      error ? failed(error) : done(key),
    );
  });
}
