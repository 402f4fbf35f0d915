import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { boundaryBreaches } from './house/boundaries.ts';
import { diagramBreaches } from './house/diagram.ts';
import { documentBreaches } from './house/documents.ts';
import type { Breach } from './house/sources.ts';
import { tidyBreaches } from './house/tidy.ts';

function report(breaches: readonly Breach[]): string {
  return breaches.map(({ file, line, message }) => `${file}:${line}  ${message}`).join('\n');
}

describe('the house checks itself', () => {
  it('keeps rooms in order and behind their doors', () => assert.equal(report(boundaryBreaches()), ''));
  it('is tidy', () => assert.equal(report(tidyBreaches()), ''));
  it('has pages that lead somewhere, and decisions with a number each', () =>
    assert.equal(report(documentBreaches()), ''));
  it('has a true diagram of its rooms', () => assert.equal(report(diagramBreaches()), ''));
});
