import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { composeEnvelope, readEnvelope, type Envelope } from '../src/index.ts';
import { bytesOf } from './fixtures.ts';

const heen: Envelope = {
  berichtcode: 'Di01',
  zender: { organisatie: '0855', applicatie: 'A & <b>' },
  ontvanger: { organisatie: '65650001' },
  referentienummer: '0b7f4d3e-0000-4000-8000-000000000001',
  tijdstipBericht: '20250110093000',
  functie: 'JW301',
  referentienummerBericht: 'G2501100001',
  functieVersie: '3',
  functieSubversie: '2',
  bestandsnaam: 'toewijzing "1".xml',
  bericht: new Uint8Array(bytesOf('05-JW301-toewijzing-na-vot.xml')),
};

const textOf = (envelope: Envelope): string => Buffer.from(composeEnvelope(envelope)).toString('utf8');
const read = (text: string): ReturnType<typeof readEnvelope> => readEnvelope(Buffer.from(text, 'utf8'));

describe('StUF-GGk envelope', () => {
  it('reads back what it composes, around a message and around a receipt', () => {
    assert.deepEqual(readEnvelope(composeEnvelope(heen)), heen);
    const retour: Envelope = {
      ...heen,
      berichtcode: 'Du01',
      crossRefnummer: 'x',
      crossRefnummerBericht: 'G1',
      functie: 'JW302',
    };
    assert.deepEqual(readEnvelope(composeEnvelope(retour)), retour);
  });

  for (const [name, text, why] of [
    ['cut off', textOf(heen).slice(0, 900), /goed gevormde/],
    ['a DOCTYPE', textOf(heen).replace('<ggk:', '<!DOCTYPE a><ggk:'), /DOCTYPE/],
    ['another file', '<a/>', /geen StUF-GGk-envelop/],
    ['no reference', textOf(heen).replace(/ *<StUF:referentienummer>.*\r\n/, ''), /referentienummer/],
    ['no base64', textOf(heen).replace('PD94', '!!!!'), /base64/],
    ['a code that does not fit', textOf(heen).replace('>Di01<', '>Du01<'), /past niet/],
    ['200,000 levels', '<a>'.repeat(200_000), /envelop/],
  ] as const) {
    it(`refuses ${name} with IB001`, () => {
      const fault = read(text);
      assert.ok('why' in fault);
      assert.equal(fault.code, 'IB001');
      assert.match(fault.why, why);
    });
  }

  it('refuses a message larger than 25 MB with IB003', () => {
    const fault = readEnvelope(composeEnvelope({ ...heen, bericht: new Uint8Array(25_000_001) }));
    assert.ok('why' in fault);
    assert.equal(fault.code, 'IB003');
  });
});
