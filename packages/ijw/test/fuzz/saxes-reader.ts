import { SaxesParser } from 'saxes';
import type { Bericht } from '../../src/index.ts';
import { defaultLimits } from '../../src/index.ts';
import { Reader } from '../../src/reader.ts';
import { symbolOf } from '../../src/schema.ts';
import { isSchemaLocation, text, elements } from '../../src/xml/handler.ts';

/** Level 1 with saxes in place of the byte tokenizer, behind the same reader. Null when the file is refused. */
export function readWithSaxes(bytes: Buffer): Bericht | null {
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
  const parser = new SaxesParser({ xmlns: true });
  const reader = new Reader(defaultLimits, () => parser.line);
  let content: number = elements;
  let refused = false;
  const contents: number[] = [];
  const piece = (value: string): void => {
    if (content === text) reader.text(value);
    else if (content === elements && contents.length > 0 && /[^ \t\r\n]/.test(value)) reader.strayText();
  };
  parser.on('error', () => (refused = true));
  parser.on('doctype', () => (refused = true));
  parser.on('text', piece);
  parser.on('cdata', (value) => {
    if (content === text) reader.text(value);
    else if (content === elements && value !== '') reader.strayText();
  });
  parser.on('opentag', (tag) => {
    const symbol = symbolOf(tag.uri, tag.local);
    content = reader.open(symbol, symbol === 0 ? tag.name : '');
    contents.push(content);
    for (const { name, uri, local } of Object.values(tag.attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:') && !isSchemaLocation(uri, local))
        reader.attribute(name);
    }
  });
  parser.on('closetag', () => {
    contents.pop();
    content = reader.close();
  });
  parser.write(source).close();
  if (refused || reader.findings.length > 0 || reader.definition === null) return null;
  return reader.root as unknown as Bericht;
}
