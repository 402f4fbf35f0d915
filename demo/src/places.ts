import { bsnBlock } from './persons.ts';
import type { MunicipalityProfile } from './public-figures.ts';
import type { DemoProvider } from './providers.ts';
import type { Story } from './story.ts';

/** Where in the region a municipality stands. */
export interface Place {
  readonly profile: MunicipalityProfile;
  readonly index: number;
  readonly scale: number;
  readonly story: Story;
  readonly providers: readonly DemoProvider[];
  readonly nextBsn: () => string;
}

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
