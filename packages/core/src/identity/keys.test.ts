import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { clientKey, municipalityCode } from '@jeugdregie/kernel';
import fc from 'fast-check';
import { loadKeys } from './index.ts';

const here = municipalityCode('0637')!;
const there = municipalityCode('0518')!;
const key = (): string => randomBytes(32).toString('base64');
const keys = loadKeys({ key: key() });
const bytes = fc.uint8Array({ maxLength: 200 });
const context = fc.string({ maxLength: 40 });
const bsn = fc.integer({ min: 0, max: 99_999 }).map((n) => `9999${String(n).padStart(5, '0')}`);

describe('sealing', () => {
  it('gives back what was sealed, and nothing to who names another context', () => {
    fc.assert(
      fc.property(bytes, context, context, (content, mine, other) => {
        const sealed = keys.seal(content, mine);
        assert.deepEqual(new Uint8Array(keys.open(sealed, mine)), content);
        fc.pre(mine !== other);
        assert.throws(() => keys.open(sealed, other));
      }),
    );
  });

  it('never seals the same content to the same bytes', () => {
    fc.assert(
      fc.property(bytes, context, (content, mine) => {
        assert.notDeepEqual(keys.seal(content, mine), keys.seal(content, mine));
      }),
    );
  });

  it('notices every flipped bit', () => {
    const sealed = keys.seal(Buffer.from('inhoud'), 'x');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const damaged = Buffer.from(sealed);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      assert.throws(() => keys.open(damaged, 'x'), `bit ${bit}`);
    }
    assert.throws(() => keys.open(sealed.subarray(0, 32), 'x'), /not sealed by this program/);
  });

  it('does not open with another key, and says what is missing', () => {
    assert.throws(
      () => loadKeys({ key: key() }).open(keys.seal(Buffer.of(1), 'x'), 'x'),
      /not in JEUGDREGIE_KEY/,
    );
  });
});

describe('a ring of keys', () => {
  const old = key();
  const before = loadKeys({ key: old });
  const rotated = loadKeys({ key: `${key()},${old}` });

  it('opens what the old key sealed, seals with the new one', () => {
    const sealed = before.seal(Buffer.from('oud'), 'x');
    assert.equal(Buffer.from(rotated.open(sealed, 'x')).toString(), 'oud');
    assert.equal(rotated.isCurrent(sealed), false);
    const fresh = rotated.seal(Buffer.from('nieuw'), 'x');
    assert.equal(rotated.isCurrent(fresh), true);
    assert.throws(() => before.open(fresh, 'x'));
  });

  it('keeps every pseudonym and fingerprint', () => {
    fc.assert(
      fc.property(bsn, bytes, (number, content) => {
        assert.equal(rotated.clientKeyFor(here, number), before.clientKeyFor(here, number));
        assert.deepEqual(rotated.fingerprint(content, 'x'), before.fingerprint(content, 'x'));
      }),
    );
  });
});

describe('a pseudonym', () => {
  it('is the same for the same person, and another in another municipality or under another key', () => {
    const other = loadKeys({ key: key() });
    fc.assert(
      fc.property(bsn, (number) => {
        const pseudonym = keys.clientKeyFor(here, number);
        assert.equal(pseudonym, keys.clientKeyFor(here, number));
        assert.notEqual(pseudonym, keys.clientKeyFor(there, number));
        assert.notEqual(pseudonym, other.clientKeyFor(here, number));
        assert.equal(clientKey(pseudonym), pseudonym);
      }),
    );
  });

  it('never leads back: no digits of the BSN decide any of its characters, and no two persons share one', () => {
    const seen = new Map<string, string>();
    for (let n = 0; n < 20_000; n += 1) {
      const number = `9999${String(n).padStart(5, '0')}`;
      const pseudonym = keys.clientKeyFor(here, number);
      assert.equal(seen.has(pseudonym), false);
      seen.set(pseudonym, number);
    }
    // Neighbouring numbers differ in about half of the 122 free bits.
    const bits = (text: string): bigint => BigInt(`0x${text.replaceAll('-', '')}`);
    const [first, ...others] = [...seen.keys()].slice(0, 2_000).map(bits);
    const distances = others.map((other) => ((first ?? 0n) ^ other).toString(2).replaceAll('0', '').length);
    const mean = distances.reduce((sum, d) => sum + d, 0) / distances.length;
    assert.ok(mean > 59 && mean < 63, `mean distance ${mean}`);
  });
});

describe('the key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeugdregie-keys-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, readable by its owner only, and leaves no drafts', () => {
    const first = loadKeys({ stateDir: folder });
    const sealed = first.seal(Buffer.from('a'), 'x');
    assert.equal(Buffer.from(loadKeys({ stateDir: folder }).open(sealed, 'x')).toString(), 'a');
    assert.equal(statSync(join(folder, 'identity.key')).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['identity.key']);
  });

  it('is refused when it is no key', () => {
    assert.throws(() => loadKeys({ key: 'kort' }), /32 bytes/);
    assert.throws(() => loadKeys({ key: ' , ' }), /JEUGDREGIE_KEY/);
    writeFileSync(join(folder, 'identity.key'), 'stuk');
    assert.throws(() => loadKeys({ stateDir: folder }), /32 bytes/);
  });
});
