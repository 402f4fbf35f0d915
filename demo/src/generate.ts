import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom, type Day } from '@jeugdregie/kernel';
import { ceilingsFor } from './ceilings.ts';
import { makeMunicipality } from './municipality.ts';
import { openOutbox } from './outbox.ts';
import { writePayments } from './payments.ts';
import { placesOf } from './places.ts';
import type { PlantedFile } from './planted/files.ts';
import { plantInWrongFolder, plantOutsiders } from './planted/outsiders.ts';
import { demoProviders } from './providers.ts';
import { municipalityProfiles } from './public-figures.ts';
import { readMe } from './read-me.ts';
import { storyOf } from './story.ts';
import { truthOfMunicipality, type MunicipalityTruth } from './truth/of-municipality.ts';
import { acceptedPerYear, truthOfRegion } from './truth/of-region.ts';
import { demoWorkbook } from './workbook.ts';

export interface RegionOptions {
  readonly folder: string;
  /** Another text, another region. */
  readonly seed: string;
  /** 1 is the whole region. */
  readonly scale: number;
  /** The last day on which anything is sent: today, when the region is made to be looked at. */
  readonly until: Day;
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops between two municipalities: throws the signal's reason and leaves half a region behind. */
  readonly signal?: AbortSignal | undefined;
}

export interface GeneratedRegion {
  readonly files: number;
  readonly trajectories: number;
  readonly lines: number;
}

/**
 * Scale at which a first start takes in the region within two minutes on two cores: some 8,000 files, of which
 * taking in costs 4 to 12 ms each. It says nothing about the generator, which makes them in a second.
 */
export const defaultScale = 0.015;

/**
 * Writes the fictional region as files: messages, contract workbook, payments, what was planted (`truth.json`) and a
 * page that says what is where. Same options: same bytes. An earlier region in the folder goes.
 */
export async function generateRegion(options: RegionOptions): Promise<GeneratedRegion> {
  const { folder, seed, scale, until, onProgress, signal } = options;
  const random = seededRandom(seed);
  const profiles = municipalityProfiles();
  const providers = demoProviders(profiles, scale, random.fork('providers'));
  const story = storyOf(until, providers);
  const out = openOutbox(folder, until);
  const places = placesOf(profiles, { scale, story, providers });
  const parts: MunicipalityTruth[] = [];
  const plantedFiles: PlantedFile[] = [];
  for (const [index, place] of places.entries()) {
    onProgress?.(index, places.length);
    await turnOfOthers(); // such as a Ctrl-C that waits to be heard
    signal?.throwIfAborted();
    const { code } = place.profile;
    const { made, files } = makeMunicipality(place, out, random.fork(code));
    writePayments(folder, code, made.payments);
    parts.push(truthOfMunicipality(made));
    plantedFiles.push(...files);
    const other = places[1]?.profile.code;
    if (index === 0 && other) plantedFiles.push(...plantInWrongFolder(made, other, out));
  }
  plantedFiles.push(...plantOutsiders({ story, providers, out, random: random.fork('outsiders') }));
  const years = yearsFrom(story.window.first, until);
  const ceilings = ceilingsFor(providers, years, acceptedPerYear(parts));
  const { formerMember } = story;
  const workbook = await demoWorkbook({
    profiles,
    providers,
    scale,
    years,
    ceilings,
    formerMember,
    on: until,
  });
  writeFileSync(join(folder, 'contract.xlsx'), workbook);
  const shared = { seed, scale, story, providers: providers.length, parts, ceilings };
  const truth = truthOfRegion({ ...shared, files: out.counts(), plantedFiles });
  writeFileSync(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`);
  writeFileSync(join(folder, 'LEESMIJ.md'), readMe(truth));
  onProgress?.(places.length, places.length);
  return {
    files: truth.files.total,
    trajectories: parts.reduce((sum, { sizes }) => sum + sizes.trajectories, 0),
    lines: parts.reduce((sum, { sizes }) => sum + sizes.lines, 0),
  };
}

function yearsFrom(first: string, until: Day): number[] {
  const from = Number(first.slice(0, 4));
  return Array.from({ length: Number(until.slice(0, 4)) - from + 1 }, (_, i) => from + i);
}
