import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { elements, text, type Content } from '../src/xml/handler.ts';
import { Tokenizer } from '../src/xml/tokenizer.ts';

const limits = { depth: 64, textLength: 65_536 };
const symbols: Readonly<Record<string, number>> = { 'urn:a x': 1, 'urn:b x': 2, 'urn:a y': 3, 'urn:a r': 4 };

/** What is told of the document, and the fault: `x` and `y` hold text, and so does an `r` in a `q`. */
function told(document: string, size: number): readonly unknown[] {
  const events: unknown[] = [];
  const open: string[] = [];
  const contentOf = (name: string | undefined): Content =>
    name === 'x' || name === 'y' || (name === 'r' && open.includes('q')) ? text : elements;
  const names = new Map([
    [1, 'x'],
    [2, 'x'],
    [3, 'y'],
    [4, 'r'],
  ]);
  const tokenizer: Tokenizer = new Tokenizer(
    {
      open(symbol, name) {
        const known = names.get(symbol) ?? name;
        const content = contentOf(known);
        open.push(known);
        events.push([tokenizer.line, 'open', symbol, known]);
        return content;
      },
      close() {
        events.push([tokenizer.line, 'close', open.pop()]);
        return contentOf(open.at(-1));
      },
      text: (piece) => void events.push([tokenizer.line, 'text', piece]),
      strayText: () => void events.push('stray'),
      attribute: (name) => void events.push(name),
      complaint: (rule) => void events.push(rule),
    },
    (namespace, local) => symbols[`${namespace} ${local}`] ?? 0,
    limits,
  );
  const bytes = Buffer.from(document);
  let at = 0;
  for (let to = size; ; to += size) {
    const isLast = to >= bytes.length;
    at += tokenizer.read(bytes.subarray(at, isLast ? bytes.length : to), isLast);
    if (isLast) return [...events, tokenizer.fault];
  }
}

const root = (inside: string): string => `<r xmlns="urn:a" xmlns:b="urn:b">${inside}</r>`;
const line = '<r><x>1</x></r>';
const nested = '<r><x>1</x> <r> <x>2</x> </r></r>';
const twice = '<r><x>1</x>\n<y>2</y></r>\n<r><x>1</x>\n<y>2</y></r>';

const documents: readonly (readonly [name: string, document: string, isFine: boolean])[] = [
  ['the same lines again', root(twice), true],
  ['another layout', root(twice + twice.replaceAll('\n', ' ')), true],
  ['a line end more, so that lines must be counted again', root(`${twice}\n\n${twice}`), true],
  ['an end tag of another element', root(`${line}${line}<q><x>1</x></r>${line}`), false],
  [
    'an end tag of another element, two levels up',
    root(`<r>${line}</r><r>${line}</r><q>${line}</r><r>${line}</r>`),
    false,
  ],
  ['the same run until it is too deep', root(`<x>1</x>${'<r>'.repeat(5)}`.repeat(20)), false],
  ['the same bytes one level deeper', root('<r><x>1</x></r><r><r><x>1</x></r></r>'), true],
  [
    'a prefix that means something else',
    root('<r><x>1</x><x>1</x></r><r xmlns="urn:b"><x>1</x><x>1</x></r>'),
    true,
  ],
  ['a handler that expects something else', root(`<r>${nested}</r><q>${nested}</q>`), true],
  ['an attribute in the known place', root(`${twice}<r><x>1</x>\n<y a="b">2</y></r>`), true],
  ['a comment in the known place', root(`${twice}<r><x>1</x>\n<!-- --><y>2</y></r>`), true],
  ['text in the known place', root(`${twice}<r><x>1</x>\nz<y>2</y></r>`), true],
  ['a lone CR in the known place', root(`${twice}<r><x>1</x>\r<y>2</y></r>`), true],
  ['an empty element in the known place', root(`${twice}<r><x/>\n<y/></r><r><x/>\n<y/></r>`), true],
  ['the last byte different', root(`${twice}<r><x>1</x>\n<y >2</y></r>`), true],
  ['the end in a known run', `${root(twice).slice(0, -4)}<r><x>1</x>\n<y`, false],
  [
    'more runs than are kept',
    root(Array.from({ length: 1500 }, (_, i) => `<x>1</x>${' '.repeat(i % 900)}<y>2</y>`).join('')),
    true,
  ],
];

describe('known runs of markup', () => {
  for (const [name, document, isFine] of documents) {
    it(`read as tag by tag: ${name}`, () => {
      const slowly = told(document, 1);
      assert.deepEqual(told(document, document.length), slowly);
      assert.equal(slowly.at(-1) === null, isFine);
    });
  }
});
