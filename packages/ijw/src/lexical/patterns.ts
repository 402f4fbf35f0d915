/**
 * Patterns of the standard as functions that take time linear in the text. The patterns are anchored at both
 * ends; "." in XML Schema excludes CR and LF. A pattern that is not listed here fails at start-up, so that no
 * expression of a later edition slips in unread (the Commentaar pattern of 3.2 backtracks exponentially).
 */
const spaces = new Set([' ', '\t', '\n', '\r']);

/** A character that is not white space of XML Schema (which is narrower than that of JavaScript). */
function hasVisible(text: string): boolean {
  for (const character of text) if (!spaces.has(character)) return true;
  return false;
}

function isVersion(text: string): boolean {
  return /^(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)$/.test(text);
}

const whole = (expression: RegExp) => (text: string) => expression.test(text);

const known = new Map<string, (text: string) => boolean>([
  ['[0-9]{8}', whole(/^[0-9]{8}$/)],
  ['[0-9]{9}', whole(/^[0-9]{9}$/)],
  ['[0-9]{4}', whole(/^[0-9]{4}$/)],
  ['[0-9]*', whole(/^[0-9]*$/)],
  // Inside brackets the dot is a plain dot, so this asks for one visible character and allows the rest.
  ['([.\\s]*\\S+[.\\s]*)+', hasVisible],
  ['.*[^\\s].*', (text) => !/[\r\n]/.test(text) && hasVisible(text)],
  ['[^:Z]*', (text) => !/[:Z]/.test(text)],
  ['[^Z+-]+', (text) => text.length > 0 && !/[Z+-]/.test(text)],
  ['(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)', isVersion],
  ['([a-zA-ZÀ-ỳ])+', whole(/^[a-zA-ZÀ-ỳ]+$/)],
  ['([a-zA-Z0-9])+', whole(/^[a-zA-Z0-9]+$/)],
]);

/** The check for a pattern of the schemas. Plain digits are a fixed value. */
export function pattern(source: string): (text: string) => boolean {
  if (/^[0-9]+$/.test(source)) return (text) => text === source;
  const check = known.get(source);
  if (check === undefined) throw new Error(`pattern without a linear check: ${source}`);
  return check;
}
