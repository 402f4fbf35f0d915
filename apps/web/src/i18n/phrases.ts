/**
 * What the server says in Dutch, in English. The REST interface is Dutch, and what was written down (a trail, a summary)
 * stays as it was written; the English screens say it in English. A phrase is a Dutch sentence as the server makes it,
 * with {slots} for what differs, and its English. What has no phrase is shown in Dutch, and marked as Dutch.
 */
export type Phrase = readonly [dutch: string, english: string];

/** The English of a Dutch text; null when nobody wrote it. */
export type Translate = (text: string) => string | null;

/** How a slot of this name is carried over; any other slot is a name or a code and stays as it is. */
type Carry = (value: string, translate: Translate) => string;

const months: Readonly<Record<string, string>> = {
  januari: 'January',
  februari: 'February',
  maart: 'March',
  april: 'April',
  mei: 'May',
  juni: 'June',
  juli: 'July',
  augustus: 'August',
  september: 'September',
  oktober: 'October',
  november: 'November',
  december: 'December',
};

const carriers: Readonly<Record<string, Carry>> = {
  n: swapSeparators,
  m: swapSeparators,
  amount: (value) => swapSeparators(value.replace(/^€[\s\u00A0]/, '€')),
  rest: swapSeparators,
  months: (value) => value.replaceAll(/[a-z]+/g, (word) => (word === 'en' ? 'and' : (months[word] ?? word))),
  towns: (value) => value.replace(/ en (?=[^,]*$)/, ' and '),
  said: (value, translate) => translate(value) ?? value,
};

/** What a slot of this name may hold, so that a loose pattern does not swallow another sentence; any other: anything. */
const shapes: Readonly<Record<string, string>> = {
  n: String.raw`[\d.,]+`,
  m: String.raw`[\d.,]+`,
  message: String.raw`JW\d{3}`,
  other: String.raw`JW\d{3}`,
  id: String.raw`\S*`,
  product: String.raw`\S+`,
  number: String.raw`\S+`,
  day: String.raw`[\d-]+`,
  year: String.raw`\d{4}`,
  level: String.raw`\d`,
};

/** 1.234,56 is written 1,234.56. */
function swapSeparators(value: string): string {
  return value.replaceAll(/[.,]/g, (sign) => (sign === '.' ? ',' : '.'));
}

interface Pattern {
  readonly matches: RegExp;
  readonly slots: readonly string[];
  readonly english: string;
}

/** Makes a translator of phrases. `a|b` in the English is singular and plural, chosen by the slot {n}. */
export function translator(phrases: readonly Phrase[]): Translate {
  const exact = new Map(phrases.filter(([dutch]) => !dutch.includes('{')));
  const patterns = phrases.filter(([dutch]) => dutch.includes('{')).map(patternOf);
  const known = new Map<string, string | null>();
  const translate: Translate = (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = exact.get(text) ?? fromPatterns(patterns, text, translate);
    known.set(text, found);
    return found;
  };
  return translate;
}

function patternOf([dutch, english]: Phrase): Pattern {
  const pieces = dutch.split(/\{(\w+)\}/);
  const slots = pieces.filter((_, i) => i % 2 === 1);
  const body = pieces
    .map((piece, i) => (i % 2 === 1 ? `(${shapes[piece] ?? '.+?'})` : escaped(piece)))
    .join('');
  return { matches: new RegExp(`^${body}$`, 'u'), slots, english };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(' ', String.raw`[ \u00A0]`);
}

function fromPatterns(patterns: readonly Pattern[], text: string, translate: Translate): string | null {
  for (const { matches, slots, english } of patterns) {
    const match = matches.exec(text);
    if (!match) continue;
    const values = new Map(slots.map((slot, i) => [slot, match[i + 1] ?? '']));
    return numbered(english, values.get('n')).replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
      const carry = carriers[slot] ?? ((value: string) => value);
      return carry(values.get(slot) ?? '', translate);
    });
  }
  return null;
}

function numbered(english: string, n: string | undefined): string {
  const [one = english, many] = english.split('|');
  return many === undefined || n === '1' ? one : many;
}
