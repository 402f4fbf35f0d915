import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const colours = [1, 2, 3, 4, 5].map(
  (n) => new RegExp(`--jr-segment-${n}: (#[0-9a-f]{6})`).exec(css)?.[1] ?? '',
);

type Triple = readonly [number, number, number];

/** Machado, Oliveira and Fernandes (2009), severity 1; the last is luminance, as in grey print. */
const sights: Record<string, readonly Triple[]> = {
  'full colour': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function linear(hex: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Björn Ottosson's Oklab, times 100: a difference of 2 is just visible side by side. */
function oklab(rgb: readonly number[]): Triple {
  const [r, g, b] = rgb.map((v) => Math.min(1, Math.max(0, v))) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ];
}

function difference(one: string, other: string, sight: readonly Triple[]): number {
  const seen = (hex: string): Triple => {
    const rgb = linear(hex);
    return oklab(sight.map((row) => row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]));
  };
  const a = seen(one);
  const b = seen(other);
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

for (const [name, sight] of Object.entries(sights)) {
  test(`any two segments can be told apart with ${name}`, () => {
    for (const [i, one] of colours.entries()) {
      for (const other of colours.slice(i + 1)) {
        assert.ok(difference(one, other, sight) > 12, `${one} and ${other} look alike with ${name}`);
      }
    }
  });
}

test('the measure can fail: two greens look alike', () => {
  assert.ok(difference('#1c9c94', '#1c9c80', sights['deuteranopia'] ?? []) < 12);
});
