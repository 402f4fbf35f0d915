import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readReason, reasonText } from './quarantine.ts';

const problem = {
  code: 'IJW-WELLFORMED',
  what: 'Dit is geen geldig JW323-bericht.',
  where: 'a.xml, regel 12',
  why: 'Het bestand houdt halverwege op.',
  remedy: 'Vraag de afzender om het bericht opnieuw te maken.',
};

describe('the explanation beside a file in quarantine', () => {
  it('is plain Dutch: what, where, why, what to do, and what to do with the file', () => {
    assert.equal(
      reasonText(problem),
      [
        'Dit bestand is niet ingelezen.',
        '',
        'Wat:     Dit is geen geldig JW323-bericht.',
        'Waar:    a.xml, regel 12',
        'Waarom:  Het bestand houdt halverwege op.',
        'Doe nu:  Vraag de afzender om het bericht opnieuw te maken.',
        'Code:    IJW-WELLFORMED',
        '',
        'Is het hersteld, zet het bestand dan terug in de map "in". Is het niet meer nodig, verwijder dan het bestand;',
        'deze uitleg mag ook weg.',
        '',
      ].join('\r\n'),
    );
  });

  it('reads back as the problem', () => {
    assert.deepEqual(readReason(reasonText(problem)), problem);
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 .,:()]{0,40}[a-z]$/);
    fc.assert(
      fc.property(fc.record({ code: word, what: word, where: word, why: word, remedy: word }), (given) => {
        const single = Object.fromEntries(
          Object.entries(given).map(([key, text]) => [key, text.replaceAll(/\s+/g, ' ')]),
        );
        assert.deepEqual(readReason(reasonText(given)), single);
      }),
    );
  });

  it('has one line per part, also when a part has more', () => {
    const read = readReason(reasonText({ ...problem, why: 'een\r\nDoe nu:  twee' }));
    assert.equal(read?.remedy, problem.remedy);
    assert.equal(read?.why, 'een Doe nu: twee');
  });

  it('of somebody else is no reason', () => assert.equal(readReason('weet ik niet'), null));
});
