import type { MunicipalityCode } from '@jeugdregie/kernel';

/**
 * The municipality that a file name tells, folders included (`0637/2026-11/JW323.xml`, `antwoord-0637-2.xml`); null when
 * it names none, or more than one. Only for files that cannot be read: it puts them before the right people and decides
 * nothing else. `members` are the municipalities of the region: four digits alone may be a year.
 */
export function municipalityInName(
  name: string,
  members: ReadonlySet<MunicipalityCode>,
): MunicipalityCode | null {
  const numbers = new Set<string>(name.match(/(?<!\d)\d{4}(?!\d)/g));
  const named = [...members].filter((code) => numbers.has(code));
  return named.length === 1 ? (named[0] ?? null) : null;
}
