/**
 * A long array as PostgreSQL writes arrays (`{1,2,NULL,"a b"}`), or null when it holds something else than texts,
 * numbers, truth values and nulls. The library looks at every element as if it could be anything, which costs more than
 * the query.
 */
export function arrayText(values: readonly unknown[]): string | null {
  let text = '{';
  let separator = '';
  for (const value of values) {
    const element = elementText(value);
    if (element === null) return null;
    text += separator + element;
    separator = ',';
  }
  return `${text}}`;
}

function elementText(value: unknown): string | null {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean'
    ? String(value)
    : null;
}
