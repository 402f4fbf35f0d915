import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { phrases } from './en/said/index.ts';
import { translator } from './phrases.ts';

const translate = translator(phrases);

describe('what the server says, in English', () => {
  const told: readonly (readonly [dutch: string, english: string | null])[] = [
    ['Schema en regels in orde.', 'Schema and rules in order.'],
    ['1 toewijzing vastgelegd.', '1 allocation recorded.'],
    ['12.345 toewijzingen vastgelegd.', '12,345 allocations recorded.'],
    ['JW325 opgesteld.', 'JW325 composed.'],
    ['JW302 opgesteld: goedgekeurd.', 'JW302 composed: approved.'],
    ['JW301 B123 is afgekeurd (0001, 9302).', 'JW301 B123 is rejected (0001, 9302).'],
    [
      'Huis De Brug (fictief) declareerde niets over augustus, september en oktober',
      'Huis De Brug (fictief) claimed nothing over August, September and October',
    ],
    ['€ 4.142,56 meer betaald dan toegekend', '€4,142.56 paid above what was accepted'],
    ['2 uur per week', '2 hours per week'],
    ['1 uur per week', '1 hour per week'],
    ['€ 2.500,00 per maand', '€2,500.00 per month'],
    [
      '418 regels goedgekeurd, 7 afgewezen, 2 voor een medewerker.',
      '418 lines accepted, 7 rejected, 2 for a person.',
    ],
    [
      '69 jeugdigen ÷ 389 inwoners van 0 tot en met 17 = 17,7 %',
      '69 youths ÷ 389 residents aged 0 to 17 = 17.7 %',
    ],
    [
      'Over het derde kwartaal van 2026 is nog geen raadsbrief',
      'There is no council letter yet about the third quarter of 2026',
    ],
    ['ten hoogste 0', 'at most 0'],
    [
      'Welk tarief is met deze aanbieder voor 45A57 afgesproken? In de contracten staat er geen.',
      'Which rate was agreed with this provider for 45A57? There is none in the contracts.',
    ],
    ['Iets wat niemand ooit vertaalde.', null],
    ['', null],
  ];
  for (const [dutch, english] of told)
    it(dutch === '' ? 'nothing' : dutch, () => assert.equal(translate(dutch), english));

  it('never takes a slot for more than it is: a pattern fits the whole sentence', () => {
    assert.equal(translate('Voorspel: JW325 opgesteld. En meer'), null);
  });
});

/** Every phrase is one that the server can say: what is left of a sentence that was changed would never be found. */
describe('the phrase book follows the server', () => {
  const sources = [
    'packages/core/src',
    'apps/server/src',
    'packages/ijw/src/generated',
    'demo/src',
    'data',
  ].map((folder) => textIn(join(import.meta.dirname, '../../../..', folder)));
  const server = sources
    .join('\n')
    .replaceAll('\u00A0', ' ')
    .replaceAll(String.raw`\u00A0`, ' ');
  const lower = server.toLowerCase();
  /** It stands there as it is; or, for a sentence that is put together from parts, all its words do. */
  const mentions = (piece: string): boolean =>
    server.includes(piece) ||
    (piece.match(/[\p{L}\d]{4,}/gu) ?? []).every((word) => lower.includes(word.toLowerCase()));
  for (const [dutch] of phrases) {
    const pieces = dutch.split(/\{\w+\}/).map((piece) => piece.replaceAll(/^[\s:,.÷=]+|[\s:,.÷=(]+$/g, ''));
    for (const piece of pieces.filter((text) => text.length > 4)) {
      it(`${dutch.slice(0, 60)} · ${piece.slice(0, 30)}`, () => {
        assert.ok(mentions(piece), `no source says "${piece}"`);
      });
    }
  }
});

function textIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}
