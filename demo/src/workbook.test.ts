import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readXlsx } from 'hucre/xlsx';
import { day, seededRandom, type Day } from '@jeugdregie/kernel';
import { ceilingsFor } from './ceilings.ts';
import { demoProviders } from './providers.ts';
import { municipalityProfiles } from './public-figures.ts';
import { storyOf } from './story.ts';
import { demoWorkbook } from './workbook.ts';

const until: Day = day('2026-11-22') ?? assert.fail();

describe('the contract workbook', async () => {
  const profiles = municipalityProfiles();
  const providers = demoProviders(profiles, 0.02, seededRandom('workbook'));
  const { formerMember } = storyOf(until, providers);
  const years = [2024, 2025, 2026];
  const ceilings = ceilingsFor(providers, years, () => 123_456_789);
  const plan = { profiles, providers, scale: 0.02, years, ceilings, formerMember, on: until };
  const bytes = await demoWorkbook(plan);
  const { sheets } = await readXlsx(bytes);
  const rowsOf = (name: string): readonly (readonly unknown[])[] =>
    sheets.find((sheet) => sheet.name === name)?.rows ?? assert.fail(name);

  it('has the sheets of the template', () => {
    assert.deepEqual(sheets.map(({ name }) => name).sort(), [
      'Aanbieders',
      'Contracten',
      'Gemeenten',
      'Inwoners',
      'Plafonds',
      'Producten',
      'Productsegmenten',
      'Regio',
      'Segmenten',
      'Tarieven',
      'Wijken',
    ]);
  });

  it('keeps the municipality that left, with its last day', () => {
    const left = rowsOf('Gemeenten').filter(
      (row) => row[3] !== null && row[3] !== undefined && row[3] !== '',
    );
    assert.deepEqual(left.slice(1), [['0626', 'Voorschoten', '2015-01-01', '2023-12-31']]);
    assert.equal(rowsOf('Gemeenten').length, 11);
  });

  it('gives no district a postcode of another', () => {
    const codes = rowsOf('Wijken')
      .slice(1)
      .map((row) => row[3]);
    assert.equal(new Set(codes).size, codes.length);
  });

  it('names providers that look invented, no two alike', () => {
    const names = rowsOf('Aanbieders')
      .slice(1)
      .map((row) => String(row[1]));
    assert.equal(new Set(names).size, providers.length);
    for (const name of names) assert.match(name, /\(fictief\)$/);
    const all = demoProviders(profiles, 1, seededRandom('workbook'));
    assert.equal(new Set(all.map(({ name }) => name)).size, 200);
  });

  it('has a few ceilings below what is turned over, the rest above', () => {
    const [below, above] = [
      ceilings.filter((c) => c.cents < 123_456_789),
      ceilings.filter((c) => c.cents > 123_456_789),
    ];
    assert.equal(below.length + above.length, providers.length * years.length);
    assert.ok(below.length > 0 && below.length < above.length / 4);
  });

  it('is the same file when it is made again', async () => {
    assert.deepEqual(await demoWorkbook(plan), bytes);
  });
});
