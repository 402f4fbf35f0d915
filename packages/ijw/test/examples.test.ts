import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  answer,
  checkAgainst,
  checkSync,
  compose,
  historyOf,
  remember,
  type Bericht,
  type Context,
} from '../src/index.ts';
import { bytesOf, contextFiles, invalidCases, story, validFiles } from './fixtures.ts';

const rateOf: Context['rateOf'] = ({ productCode }) =>
  productCode === '45A04' ? { cents: 8500, eenheid: '04' } : null;

function berichtOf(file: string): Bericht {
  const { bericht } = checkSync(bytesOf(file));
  assert.ok(bericht, file);
  return bericht;
}

describe('valid examples', () => {
  for (const file of validFiles) {
    it(`${file} passes levels 1 and 2 and composes to its own bytes`, () => {
      const checked = checkSync(bytesOf(file));
      assert.deepEqual(checked.findings, []);
      assert.equal(checked.level, null);
      assert.deepEqual(Buffer.from(compose(berichtOf(file))), bytesOf(file));
    });
  }

  it('the story breaks no rule of levels 3 and 4 but the tariff that its answer rejects', () => {
    const history = historyOf([]);
    const found: string[] = [];
    for (const file of story) {
      const bericht = berichtOf(file);
      for (const { rule } of checkAgainst(bericht, { history, today: '2026-01-01', rateOf }))
        found.push(`${file} ${rule}`);
      remember(history, bericht);
    }
    assert.deepEqual(found, ['12-JW323-declaratie-februari-met-credit.xml TR418']);
  });
});

describe('invalid examples', () => {
  for (const expected of invalidCases) {
    it(`${expected.file} breaks ${expected.rule} at level ${expected.level}`, () => {
      const checked = checkSync(bytesOf(`invalid/${expected.file}`));
      assert.equal(checked.message, expected.message);
      const history = historyOf(contextFiles(expected).map(berichtOf));
      const findings =
        checked.level === null && checked.bericht !== null
          ? checkAgainst(checked.bericht, { history, today: '2026-01-01', rateOf })
          : checked.findings;
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        [expected.rule, ...(expected.alsoBreaks ?? [])],
      );
      for (const { level, returnCode, at, line } of findings) {
        assert.equal(level, expected.level);
        assert.equal(returnCode, expected.retourcode);
        assert.equal(at, expected.at);
        assert.ok(line > 1);
      }
    });
  }
});

describe('answers', () => {
  const answerTo = (file: string, golden: string, context: readonly string[]): void => {
    const checked = checkSync(bytesOf(file));
    const wanted = berichtOf(golden);
    assert.ok(checked.bericht);
    const findings =
      checked.level === null
        ? checkAgainst(checked.bericht, {
            history: historyOf(context.map(berichtOf)),
            today: '2026-01-01',
            rateOf,
          })
        : [];
    const [identificatie, dagtekening] =
      'identificatieRetour' in wanted.header
        ? [wanted.header.identificatieRetour, wanted.header.dagtekeningRetour]
        : [wanted.header.berichtIdentificatie.identificatie, wanted.header.berichtIdentificatie.dagtekening];
    const made = answer(checked, { identificatie, dagtekening, findings });
    assert.ok(made);
    assert.equal(Buffer.from(compose(made)).toString(), bytesOf(golden).toString());
  };

  for (const [file, golden, context] of [
    ['01-JW315-vot.xml', '02-JW316-vot-goedgekeurd.xml', []],
    ['03-JW319-in-onderzoek.xml', '04-JW320-goedgekeurd.xml', ['01-JW315-vot.xml']],
    ['05-JW301-toewijzing-na-vot.xml', '06-JW302-goedgekeurd.xml', ['01-JW315-vot.xml']],
    ['07-JW305-start.xml', '08-JW306-goedgekeurd.xml', ['05-JW301-toewijzing-na-vot.xml']],
    [
      '10-JW323-declaratie-januari.xml',
      '11-JW325-volledig-toegekend.xml',
      ['05-JW301-toewijzing-na-vot.xml', '09-JW301-outputgericht-tweede-client.xml'],
    ],
    [
      '12-JW323-declaratie-februari-met-credit.xml',
      '13-JW325-deels-afgewezen.xml',
      [
        '05-JW301-toewijzing-na-vot.xml',
        '09-JW301-outputgericht-tweede-client.xml',
        '10-JW323-declaratie-januari.xml',
        '11-JW325-volledig-toegekend.xml',
      ],
    ],
    ['14-JW317-vow.xml', '15-JW318-goedgekeurd.xml', ['05-JW301-toewijzing-na-vot.xml']],
  ] as const) {
    it(`${file} is answered by ${golden}`, () => answerTo(file, golden, context));
  }

  for (const [file, golden] of [
    ['b03-verwijderen-onbekende-start.xml', '27-JW306-afgekeurd-9063.xml'],
    ['b19-vow-mist-actuele-toewijzing.xml', '29-JW318-afgekeurd-9349.xml'],
    ['b24-referentie-zonder-verzoek.xml', '30-JW302-afgekeurd-9379.xml'],
    ['b31-referentie-aanbieder-herhaald.xml', '31-JW316-afgekeurd-9347.xml'],
    ['b21-tweede-keer-in-onderzoek.xml', '33-JW320-afgekeurd-9360.xml'],
    ['c31-totaal-klopt-niet.xml', '34-JW325-afgekeurd-0001.xml'],
    ['b15-declaratienummer-herhaald.xml', '35-JW325-declaratie-afgekeurd-9333.xml'],
  ] as const) {
    it(`${file} is answered by ${golden}`, () => {
      const known = invalidCases.find((one) => one.file === file);
      answerTo(`invalid/${file}`, golden, known === undefined ? [] : contextFiles(known));
    });
  }

  it('a message that fails level 1 gets no answer', () => {
    const checked = checkSync(bytesOf('invalid/x01-bsn-acht-cijfers.xml'));
    assert.equal(answer(checked, { identificatie: 'R1', dagtekening: '2025-01-01' }), null);
  });

  it('a receipt and a claim answer get no answer', () => {
    for (const file of ['06-JW302-goedgekeurd.xml', '11-JW325-volledig-toegekend.xml']) {
      assert.equal(
        answer(checkSync(bytesOf(file)), { identificatie: 'R1', dagtekening: '2025-01-01' }),
        null,
      );
    }
  });
});
