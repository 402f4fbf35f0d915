import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { dutchIssue } from './dutch-issues.ts';

const schema = z.strictObject({
  naam: z.string().min(2).max(4),
  aantal: z.coerce.number().int().min(1).max(500),
  soort: z.enum(['json', 'csv']),
  lijst: z.array(z.string()).max(1),
  maand: z.string().regex(/^\d{2}$/, 'Een maand is mm.'),
});
const right = { naam: 'abc', aantal: 5, soort: 'csv', lijst: [], maand: '02' };

function told(change: object): readonly string[] {
  const { error } = schema.safeParse({ ...right, ...change }, { error: dutchIssue });
  return (error?.issues ?? []).map(({ message }) => message);
}

describe('what is wrong with a field', () => {
  it('is nothing when all is right, also at the bounds', () => {
    for (const change of [{}, { aantal: 1 }, { aantal: 500 }, { naam: 'ab' }, { naam: 'abcd' }])
      assert.deepEqual(told(change), []);
  });

  it('is told in Dutch', () => {
    for (const [change, message] of [
      [{ naam: undefined }, 'Dit ontbreekt.'],
      [{ naam: 7 }, 'Dit moet tekst zijn.'],
      [{ naam: 'a' }, 'Dit moet minstens 2 tekens lang zijn.'],
      [{ naam: 'abcde' }, 'Dit mag hoogstens 4 tekens lang zijn.'],
      [{ aantal: 0 }, 'Dit moet minstens 1 zijn.'],
      [{ aantal: 501 }, 'Dit mag hoogstens 500 zijn.'],
      [{ aantal: 'x' }, 'Dit moet een getal zijn.'],
      [{ aantal: 1.5 }, 'Dit moet een geheel getal zijn.'],
      [{ soort: 'pdf' }, 'Kies json, csv.'],
      [{ lijst: ['a', 'b'] }, 'Dit mag hoogstens 1 lang zijn.'],
      [{ vreemd: 1 }, 'Hier hoort niet: vreemd.'],
    ] as const)
      assert.deepEqual(told(change), [message], JSON.stringify(change));
  });

  it('leaves a sentence of the schema itself as it is', () => {
    assert.deepEqual(told({ maand: 'x' }), ['Een maand is mm.']);
  });
});
