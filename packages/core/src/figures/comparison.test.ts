import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { publicDistricts, publicMunicipalities, scpWarning, weightedShare } from './public-figures.ts';

/** The source rounds registered, expected and their difference to 0.001 each on its own. */
const rounding = 0.001;

const residual = (code: string): number => {
  const own = publicDistricts().filter((d) => d.municipality === code);
  const registered = weightedShare(own, (d) => (d.expectedShare === null ? null : d.registeredShare));
  const expected = weightedShare(own, (d) => (d.registeredShare === null ? null : d.expectedShare));
  return Math.round(((registered ?? 0) - (expected ?? 0)) * 1e8) / 1e6;
};

describe('public figures', () => {
  it('gives the weighted difference per municipality that was calculated from the same extracts elsewhere', () => {
    const published = [
      ['0503', 0.069085],
      ['0518', -1.056913],
      ['1916', -0.25304],
      ['1842', -1.369353],
      ['1926', 0.435778],
      ['0603', -0.062616],
      ['0629', -1.000819],
      ['1783', -0.146238],
      ['0637', -0.569884],
    ] as const;
    for (const [code, expected] of published) {
      assert.ok(
        Math.abs(residual(code) - expected) <= rounding,
        `${code}: ${residual(code)} for ${expected}`,
      );
    }
  });

  it('turns the sign for Zoetermeer when small districts weigh as much as large ones', () => {
    const own = publicDistricts().filter((d) => d.municipality === '0637' && d.expectedShare !== null);
    const plain =
      own.reduce((sum, d) => sum + (d.registeredShare ?? 0) - (d.expectedShare ?? 0), 0) / own.length;
    assert.ok(Math.abs(plain * 100 - 1.014556) <= rounding);
    assert.ok(residual('0637') < 0);
  });

  it('leaves a suppressed figure out of the mean and gives none when all are', () => {
    const [one] = publicDistricts();
    assert.ok(one);
    assert.equal(
      weightedShare([{ ...one, expectedShare: null }], (d) => d.expectedShare),
      null,
    );
    const two = [
      { ...one, children: 30, expectedShare: 0.1 },
      { ...one, children: 10, expectedShare: 0.2 },
      { ...one, children: 999, expectedShare: null },
    ];
    assert.equal(
      weightedShare(two, (d) => d.expectedShare),
      0.125,
    );
  });

  it('gives the use that CBS registered per district as a share of its own residents, never of ours', () => {
    for (const { municipality, shareOfResidents } of publicMunicipalities()) {
      const own = publicDistricts().filter((d) => d.municipality === municipality);
      const mean = weightedShare(own, (d) => d.registeredUse) ?? 0;
      // One in ten youths has no district in the source, so that the districts stay below their municipality.
      const part = mean / (shareOfResidents ?? 0);
      assert.ok(part > 0.8 && part < 1, `${municipality}: ${mean}`);
      for (const { code, registeredUse } of own)
        assert.ok(
          registeredUse === null || (registeredUse > 0 && registeredUse < 0.25),
          `${code}: ${registeredUse}`,
        );
    }
  });

  it('has CBS figures of all nine municipalities, and a warning that forbids a verdict', () => {
    const found = publicMunicipalities();
    assert.equal(found.length, 9);
    assert.equal(found.find((m) => m.municipality === '0637')?.registeredYouths, 4630);
    assert.equal(found.find((m) => m.municipality === '1842')?.shareOfResidents, 0.096);
    assert.match(scpWarning, /geen oordeel/);
  });
});
