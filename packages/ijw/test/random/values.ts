import type { Random } from '@jeugdregie/kernel';
import { codeListRows } from '../../src/generated/code-lists.ts';
import { simpleTypeRows } from '../../src/generated/simple-types.ts';
import type { ElementDef } from '../../src/schema.ts';

const rows = new Map(simpleTypeRows.map((row) => [row.name, row]));
const lists = new Map(codeListRows.map((list) => [list.id, list.codes.map(([code]) => code)]));

const letters = ['a', 'Z', 'é', 'ỳ', '0', '9', ' ', '-', '&', '<', '>', '"', "'", '😀', 'ß', ';', ']'];

function text(random: Random, longest: number): string {
  let made = random.pick(['x', 'A', '7']);
  for (let left = random.integer(0, longest - 1); left > 0; left -= 1) {
    const next = random.pick(letters);
    // Counted in UTF-16 units: never longer than the type allows, which counts characters.
    if (made.length + next.length <= longest) made += next;
  }
  return made;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

/** A test number: begins with 9999 and passes the elfproef. */
export function testBsn(random: Random): string {
  for (;;) {
    const bsn = `9999${digits(random, 5)}`;
    let sum = -Number(bsn.charAt(8));
    for (let i = 0; i < 8; i += 1) sum += Number(bsn.charAt(i)) * (9 - i);
    if (sum % 11 === 0) return bsn;
  }
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A day in a year of this range. */
export function date(random: Random, first: number, last: number): string {
  return `${random.integer(first, last)}-${twoDigits(random.integer(1, 12))}-${twoDigits(random.integer(1, 28))}`;
}

const special: Readonly<Record<string, (random: Random) => string>> = {
  LDT_BurgerServicenummer: testBsn,
  LDT_AgbCode: (random) => digits(random, 8),
  LDT_Gemeente: (random) => random.pick(['0855', '0518', '0637']),
  LDT_Telefoonnummer: (random) => digits(random, random.integer(1, 15)),
  LDT_Voorletters: (random) => random.pick(['A', 'Éb', 'JP', 'ỳ']),
  LDT_Versie: (random) => `${random.integer(0, 12)}.${random.integer(0, 9)}.0`,
  LDT_Tijd: (random) =>
    `${twoDigits(random.integer(0, 23))}:00:${twoDigits(random.integer(0, 59))}${random.pick(['', '.5'])}`,
  LDT_Datum: (random) => date(random, 2022, 2023),
  LDT_Commentaar: (random) =>
    `${text(random, 60)}${random.pick(['', '\n', ' \r\n', '\t'])}${text(random, 9)}`,
};

/** A value of the element's simple type. Rules between elements are the business of `fit.ts`. */
export function valueOf(element: ElementDef, random: Random): string {
  const row = rows.get(element.type.name);
  if (row === undefined) throw new Error(element.type.name);
  const made = special[row.name];
  if (made !== undefined) return made(random);
  const codes = lists.get(row.codeList ?? '');
  if (codes !== undefined) return random.pick(codes);
  if (row.base === 'xs:integer')
    return String(random.integer(row.minInclusive ?? 0, Math.min(row.maxInclusive ?? 99, 99_999)));
  return text(random, row.maxLength ?? 20);
}
