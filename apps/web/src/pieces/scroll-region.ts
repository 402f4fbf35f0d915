/** A box that scrolls sideways must be reachable by keyboard and have a name: the attributes for that. */
export function scrollRegion(name: string): { role: 'region'; tabIndex: 0; 'aria-label': string } {
  return { role: 'region', tabIndex: 0, 'aria-label': name };
}
