import type { Random } from '@jeugdregie/kernel';

const bytes = [
  0, 9, 10, 13, 0x20, 0x21, 0x22, 0x26, 0x27, 0x2d, 0x2f, 0x30, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x3f,
  0x41, 0x5b, 0x5d, 0x7f, 0x80, 0xbf, 0xc2, 0xe9, 0xed, 0xef, 0xf4, 0xff,
];

const values = [
  '',
  ' ',
  '\n',
  '0',
  '1',
  '2',
  '3',
  '01',
  '13',
  '83',
  '-1',
  '+1',
  '+002',
  '-0',
  '1.0',
  '1e3',
  '999999999',
  '9999999999',
  '99999999999999999999',
  '0x10',
  ' 5 ',
  '\t12\r\n',
  '2025-01-01',
  '2025-02-30',
  '2024-02-29',
  '2025-1-1',
  '12025-01-01',
  '-2025-01-01',
  '0000-01-01',
  '2025-01-01Z',
  '2025-01-01+01:00',
  ' 2025-01-01 ',
  '24:00:00',
  '23:59:60',
  '12:00:00.123',
  '12:00:00Z',
  '9:00:00',
  'é',
  'Ÿ',
  'ỳ',
  'Ỵ',
  '😀',
  '\u00a0',
  '\u2028',
  'a b',
  'x'.repeat(37),
  'x'.repeat(201),
  '😀'.repeat(6),
  '&amp;',
  '&#65;',
  '&#x41;',
  '&#0;',
  '&lt;',
  '&unknown;',
  '<![CDATA[45]]>',
  '<![CDATA[]]>',
  '4<!-- -->5',
  '<?x y?>1',
  ']]>',
  'D',
  'C',
  'NL',
  '999990019',
  '12345678',
  '1234',
  '1.0.0',
  '01.0.0',
  '12345678901234567',
];

const attributes = [
  ' a="1"',
  ' xmlns:q="urn:q" q:a="1"',
  ' xmlns="urn:x"',
  ' a="1" a="2"',
  ' xsi:nil="true"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b"',
  " a='<'",
  ' a',
  ' xml:lang="nl"',
  '\n',
  ' xmlns:ijw="http://www.istandaarden.nl/ijw/3_2/basisschema/schema"',
  ' xmlns:p=""',
];

const inserted = [
  '<x/>',
  '<!-- a -->',
  '<!-- a -- b -->',
  '<?p i?>',
  '<?xml version="1.0"?>',
  'tekst',
  '<![CDATA[ ]]>',
  '&#32;',
  '<!DOCTYPE a>',
  '\r',
  '\n',
  '<',
  '&',
  '</x>',
];

type Mutation = (text: string, random: Random) => string;

/** Places of the tags in the text, as start and end. */
function tags(text: string): readonly RegExpMatchArray[] {
  return [...text.matchAll(/<(\/?)([\w:]+)([^<>]*)>/g)];
}

function leaf(text: string, random: Random): RegExpMatchArray {
  return random.pick([...text.matchAll(/<([\w:]+)>([^<>]*)<\/\1>\r?\n?/g)]);
}

function replaced(text: string, at: number, length: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + length);
}

const onElements: readonly Mutation[] = [
  // drop, double, move, rename, empty and stuff a leaf
  (text, random) => {
    const found = leaf(text, random);
    return replaced(text, found.index ?? 0, found[0].length, '');
  },
  (text, random) => {
    const found = leaf(text, random);
    return replaced(text, found.index ?? 0, 0, found[0]);
  },
  (text, random) => {
    const found = leaf(text, random);
    const without = replaced(text, found.index ?? 0, found[0].length, '');
    return replaced(without, random.pick(tags(without)).index ?? 0, 0, found[0]);
  },
  (text, random) => {
    const [one, other] = [random.pick(tags(text)), random.pick(tags(text))];
    return text.replaceAll(`${one[2]}>`, `${other[2]}>`);
  },
  (text, random) => {
    const found = leaf(text, random);
    return replaced(text, found.index ?? 0, found[0].length, `<${found[1]}/>`);
  },
  (text, random) => {
    const found = leaf(text, random);
    return text.replace(found[0], `<${found[1]}>${random.pick(values)}</${found[1]}>\r\n`);
  },
  (text, random) => {
    const found = leaf(text, random);
    return text.replace(found[0], `<${found[1]}>${random.pick(values)}${found[2]}</${found[1]}>\r\n`);
  },
  (text, random) => {
    const tag = random.pick(tags(text).filter((t) => t[1] === ''));
    return replaced(text, (tag.index ?? 0) + tag[0].length - 1, 0, random.pick(attributes));
  },
  (text, random) => replaced(text, random.pick(tags(text)).index ?? 0, 0, random.pick(inserted)),
];

/** The file with one to three changes to elements and values, or to single bytes. */
export function mutated(original: Buffer, random: Random): Buffer {
  if (random.next() < 0.3) return mutatedBytes(original, random);
  let text = original.toString('utf8');
  for (let left = random.integer(1, 3); left > 0; left -= 1) {
    if (tags(text).length < 4 || [...text.matchAll(/<([\w:]+)>([^<>]*)<\/\1>\r?\n?/g)].length === 0) break;
    text = random.pick(onElements)(text, random);
  }
  return Buffer.from(text, 'utf8');
}

function mutatedBytes(original: Buffer, random: Random): Buffer {
  let changed = original;
  for (let left = random.integer(1, 3); left > 0; left -= 1) {
    const at = random.integer(0, Math.max(0, changed.length - 1));
    const kind = random.integer(0, 4);
    const byte = Buffer.from([random.pick(bytes)]);
    if (kind === 0) changed = changed.subarray(0, at);
    else if (kind === 1) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(at + 1)]);
    else if (kind === 2) changed = Buffer.concat([changed.subarray(0, at), byte, changed.subarray(at)]);
    else changed = Buffer.concat([changed.subarray(0, at), byte, changed.subarray(at + 1)]);
  }
  return changed;
}
