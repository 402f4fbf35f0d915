import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { MunicipalityCode } from '@jeugdregie/kernel';
import { municipalityInName } from './municipality-in-name.ts';

const members = new Set(['0637', '0518', '1926'] as MunicipalityCode[]);

for (const [name, expected] of [
  ['0637/2026-11/JW323-stuk.xml', '0637'],
  ['berichten/0637/0637-JW305.xml', '0637'],
  ['antwoord-0518-2.xml', '0518'],
  ['archief.zip/1926/a.xml', '1926'],
  ['JW323-2026-11-15-99000071.xml', null],
  ['0637/van-0518.xml', null],
  ['JW323-06370.xml', null],
  ['9999/JW323.xml', null],
  ['stuk.xml', null],
] as const) {
  it(`${name} is of ${expected ?? 'nobody that can be told'}`, () => {
    assert.equal(municipalityInName(name, members), expected);
  });
}
