import { bsnBlock } from './persons.ts';
import type { MunicipalityProfile } from './public-figures.ts';
import type { Place } from './trajectories.ts';

/** Every municipality with its part of the test BSNs, in proportion to its youths. */
export function placesOf(
  profiles: readonly MunicipalityProfile[],
  shared: Pick<Place, 'scale' | 'story' | 'providers'>,
): Place[] {
  const all = profiles.reduce((sum, { youths }) => sum + youths, 0);
  let before = 0;
  return profiles.map((profile, index) => {
    const from = before / all;
    before += profile.youths;
    return { ...shared, profile, index, nextBsn: bsnBlock(from, before / all) };
  });
}
