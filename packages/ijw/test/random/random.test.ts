import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { seededRandom } from '@jeugdregie/kernel';
import { checkSync, compose, messageCodes } from '../../src/index.ts';
import { verdictOf } from '../oracle.ts';
import { randomMessage } from './message.ts';

describe('random valid messages', () => {
  for (const message of messageCodes) {
    it(`${message}: accepted, read back as it was, composed to the same bytes, valid by the schemas`, () => {
      fc.assert(
        fc.property(fc.nat(), (seed) => {
          const made = randomMessage(message, seededRandom(seed));
          const bytes = compose(made);
          const checked = checkSync(bytes);
          assert.deepEqual(checked.findings, [], Buffer.from(bytes).toString());
          assert.deepEqual(checked.bericht, made);
          assert.deepEqual(compose(checked.bericht ?? assert.fail()), bytes);
          assert.equal(verdictOf(bytes).verdict, 'valid');
        }),
        { numRuns: 30, seed: 20261122 },
      );
    });
  }
});
