/** Elements that say who someone is, or may: their values never stand in a finding. */
const personal =
  /(?:^|\/)(?:Bsn|Naam|Geboortedatum|Contact|Relatie|Commentaar|Verwijzer)(?:\[\d+\])?(?:\/|$)/;

/** The value as a finding may show it: cut off, and absent for what is personal. */
export function shown(path: string, value: string): { readonly found?: string } {
  if (personal.test(path)) return {};
  return { found: value.length > 80 ? `${value.slice(0, 79)}…` : value };
}
