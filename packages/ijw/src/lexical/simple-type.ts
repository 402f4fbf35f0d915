import { codeListRows } from '../generated/code-lists.ts';
import { simpleTypeRows } from '../generated/simple-types.ts';
import type { SimpleTypeRow } from '../table-rows.ts';
import { isXmlDate, isXmlTime } from './calendar.ts';
import { integerValue } from './integer.ts';
import { pattern } from './patterns.ts';

/** Simple type of the standard (LDT): says which rules a text breaks. */
export interface SimpleType {
  readonly kind: 'simple';
  readonly name: string;
  /** White space around the value does not count: it is cut off before the check (integers, dates, times). */
  readonly collapses: boolean;
  /** Whether the value, after the white-space rule, satisfies the type. */
  accepts(value: string): boolean;
  /** Rules that the value breaks: restrictions (RS), TYPE, or the id of the code list. */
  broken(value: string): readonly string[];
}

interface Facet {
  readonly rule: string;
  readonly holds: (value: string) => boolean;
  /** A bound of an integer. */
  readonly isRange?: true;
}

/** Rules behind patterns that stand on one element instead of on its type. */
const elementPatternRules: Readonly<Record<string, string>> = {
  BerichtCode: 'RS047',
  BerichtVersie: 'CS025',
  BerichtSubversie: 'CS015',
  DeclaratieNummer: 'CS319',
};

const rowsByName = new Map(simpleTypeRows.map((row) => [row.name, row]));
const codesByList = new Map(codeListRows.map((list) => [list.id, new Set(list.codes.map(([code]) => code))]));
const made = new Map<string, SimpleType>();

/** The type by its name; `elementPattern` is the narrower pattern of one element (`elementName`), if any. */
export function simpleType(name: string, elementPattern: string | null, elementName: string): SimpleType {
  const key = `${name} ${elementPattern ?? ''} ${elementPattern === null ? '' : elementName}`;
  let type = made.get(key);
  if (type === undefined) {
    const row = rowsByName.get(name);
    if (row === undefined) throw new Error(`unknown simple type ${name}`);
    made.set(key, (type = build(row, elementPattern, elementName)));
  }
  return type;
}

function build(row: SimpleTypeRow, elementPattern: string | null, elementName: string): SimpleType {
  const facets = [
    ...lengthFacets(row),
    ...rangeFacets(row),
    ...patternFacets(row, elementPattern, elementName),
  ];
  const isLexical = lexical(row.base);
  const codes = row.codeList === undefined ? undefined : codesByList.get(row.codeList);
  if (codes !== undefined) facets.push({ rule: row.codeList ?? '', holds: (value) => codes.has(value) });
  return {
    kind: 'simple',
    name: row.name,
    collapses: row.base !== 'xs:string',
    accepts:
      row.base === 'xs:integer'
        ? integerCheck(row, facets)
        : (value) => {
            if (!isLexical(value)) return false;
            for (let i = 0; i < facets.length; i += 1) if (!(facets[i] as Facet).holds(value)) return false;
            return true;
          },
    broken(value) {
      if (!isLexical(value)) return ['TYPE'];
      return [...new Set(facets.filter((facet) => !facet.holds(value)).map((facet) => facet.rule))];
    },
  };
}

/** An integer is read once for both its bounds. */
function integerCheck(row: SimpleTypeRow, facets: readonly Facet[]): (value: string) => boolean {
  const { minInclusive = Number.NEGATIVE_INFINITY, maxInclusive = Number.POSITIVE_INFINITY } = row;
  const others = facets.filter(({ isRange }) => !isRange).map(({ holds }) => holds);
  return (value) => {
    const number = integerValue(value);
    if (number === null || number < minInclusive || number > maxInclusive) return false;
    for (const holds of others) if (!holds(value)) return false;
    return true;
  };
}

function lexical(base: string): (value: string) => boolean {
  switch (base) {
    case 'xs:string':
      return () => true;
    case 'xs:integer':
      return (value) => integerValue(value) !== null;
    case 'xs:date':
      return isXmlDate;
    case 'xs:time':
      return isXmlTime;
    default:
      throw new Error(`unknown base type ${base}`);
  }
}

/**
 * Length in characters, not in UTF-16 units. An empty text breaks the pattern where there is one; the standard
 * has no rule of its own for the minimum length of the types in use (RS007 has none).
 */
function lengthFacets(row: SimpleTypeRow): Facet[] {
  const facets: Facet[] = [];
  const { minLength, maxLength } = row;
  if (maxLength !== undefined) {
    facets.push({ rule: row.rules['maxLength'] ?? 'TYPE', holds: (value) => hasAtMost(value, maxLength) });
  }
  if (minLength !== undefined) {
    facets.push({ rule: row.rules['pattern'] ?? 'RS007', holds: (value) => value.length >= minLength });
  }
  return facets;
}

function hasAtMost(value: string, length: number): boolean {
  if (value.length <= length) return true;
  let count = 0;
  for (const _ of value) if ((count += 1) > length) return false;
  return true;
}

function rangeFacets(row: SimpleTypeRow): Facet[] {
  const facets: Facet[] = [];
  const { minInclusive, maxInclusive } = row;
  if (minInclusive !== undefined) {
    const rule = row.rules['minInclusive'] ?? 'TYPE';
    facets.push({ rule, isRange: true, holds: (value) => (integerValue(value) ?? 0) >= minInclusive });
  }
  if (maxInclusive !== undefined) {
    const rule = row.rules['maxInclusive'] ?? 'TYPE';
    facets.push({ rule, isRange: true, holds: (value) => (integerValue(value) ?? 0) <= maxInclusive });
  }
  return facets;
}

function patternFacets(row: SimpleTypeRow, elementPattern: string | null, elementName: string): Facet[] {
  const facets: Facet[] = [];
  if (row.pattern !== undefined)
    facets.push({ rule: row.rules['pattern'] ?? 'TYPE', holds: pattern(row.pattern) });
  if (elementPattern !== null) {
    facets.push({ rule: elementPatternRules[elementName] ?? 'TYPE', holds: pattern(elementPattern) });
  }
  return facets;
}
