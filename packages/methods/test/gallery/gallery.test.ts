import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { comparisonToMatching } from './comparison-to-matching.ts';
import { runoffToEvaluation } from './runoff-to-evaluation.ts';

const folder = join(import.meta.dirname, '..', '..', 'gallery');
/** `GALLERY=write node --test …` makes the pictures anew. */
const isWriting = process.env['GALLERY'] === 'write';

describe('gallery', () => {
  for (const [file, picture] of Object.entries({ ...runoffToEvaluation, ...comparisonToMatching })) {
    it(`${file} is what the methods draw today`, () => {
      const path = join(folder, file);
      const drawn = picture();
      if (isWriting) writeFileSync(path, drawn);
      assert.ok(existsSync(path), `${file} is missing: run with GALLERY=write`);
      assert.equal(readFileSync(path, 'utf8'), drawn);
    });
  }
});
