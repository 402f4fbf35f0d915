import type { MunicipalityProfile } from './public-figures.ts';
import type { OutlierReferrer } from './story.ts';

/** General practices of a municipality, the largest first. At least three, so that one can differ from the others. */
export function practicesOf(
  { youths }: Pick<MunicipalityProfile, 'youths'>,
  scale: number,
): readonly string[] {
  const count = Math.min(practiceNames.length, Math.max(3, Math.round((youths * scale) / 25)));
  return practiceNames.slice(0, count).map((name) => `Huisartsenpraktijk ${name} (fictief)`);
}

/** Name on the request: rules CD067 and CD068 want one for every referrer with a code of its own. */
export function nameOfReferrer(type: string): string | null {
  return names[type] ?? null;
}

const names: Readonly<Record<string, string>> = {
  '03': 'Jeugdarts consultatiebureau De Wieg (fictief)',
  '04': 'Gecertificeerde instelling De Haven (fictief)',
  '05': 'Kinderarts ziekenhuis Duinzicht (fictief)',
  '08': 'Kinderrechter (fictief)',
};

const practiceNames = [
  'Aan de Vaart',
  'Zeezicht',
  'De Brink',
  'Het Hofje',
  'Duinweg',
  'De Vlinder',
  'Oosterpoort',
  'De Molen',
  'Het Plein',
  'Westerlicht',
  'De Kade',
  'Lindelaan',
];

/** The practice of the story that refers otherwise, by name; null in every other municipality. */
export function outlierName(
  outlier: OutlierReferrer,
  profile: MunicipalityProfile,
  practices: readonly string[],
): string | null {
  return outlier.municipality === profile.code ? (practices[outlier.practice] ?? null) : null;
}
