import { providerCode, type MunicipalityCode, type ProviderCode, type Random } from '@jeugdregie/kernel';
import { demoProducts, type DemoProduct } from './products.ts';
import type { MunicipalityProfile } from './public-figures.ts';

export interface DemoProvider {
  readonly code: ProviderCode;
  readonly name: string;
  readonly contract: string;
  /** Share of the trajectories: heavy-tailed, the twelve largest carry the bulk. */
  readonly weight: number;
  readonly products: readonly DemoProduct[];
  /** Where it works: everywhere, or in two municipalities near each other. */
  readonly municipalities: readonly MunicipalityCode[] | null;
  /** Its own rates against the region's. */
  readonly rateFactor: number;
}

const kinds = ['Jeugdhulp', 'Praktijk', 'Stichting', 'Centrum', 'Huis', 'Kring', 'Werkplaats', 'Groep'];
const things = [
  'De Linde',
  'Het Kompas',
  'Zonnedauw',
  'De Vuurtoren',
  'Klaverblad',
  'De Brug',
  'Morgenster',
  'Het Anker',
  'De Wilg',
  'Regenboog',
  'De Zwaluw',
  'Steenworp',
  'Het Baken',
  'De Parel',
  'Windroos',
  'Duinroos',
  'De Gouden Sleutel',
  'Het Nest',
  'Zeewind',
  'De Meander',
  'Populier',
  'Het Palet',
  'De Horizon',
  'Sterrenlicht',
  'De Kastanje',
];

/** The largest work in the whole region. */
const regional = 8;

/** About two hundred providers at full scale, at least thirty; most of them sell frequently used help (segment 5). */
export function demoProviders(
  profiles: readonly MunicipalityProfile[],
  scale: number,
  random: Random,
): DemoProvider[] {
  const count = Math.max(30, Math.round(200 * Math.min(1, scale * 4)));
  return Array.from({ length: count }, (_, i) => {
    const own = random.fork(`provider ${i}`);
    const code = providerCode(String(99_000_001 + i * 7)) ?? providerCode('99000001');
    if (code === null) throw new Error('provider codes have eight digits');
    return {
      code,
      name: nameOf(i),
      contract: `JH-2024-${String(i + 1).padStart(3, '0')}`,
      weight: 1 / (i + 3) ** 1.5,
      municipalities: i < regional ? null : homesOf(profiles, own.fork('homes')),
      products: productsOf(i, own),
      rateFactor: 0.97 + own.next() * 0.06,
    };
  });
}

/** Two hundred different names; neighbours in the list have nothing in common. */
function nameOf(i: number): string {
  const thing = i % things.length;
  return `${kinds[(thing + Math.floor(i / things.length)) % kinds.length]} ${things[thing]} (fictief)`;
}

function productsOf(i: number, random: Random): readonly DemoProduct[] {
  if (i < 6) return demoProducts; // the largest sell everything
  const segments = i < regional || random.next() < 0.75 ? [5] : [random.integer(1, 4)];
  if (random.next() < 0.3) segments.push(random.integer(1, 5));
  return demoProducts.filter(({ segment }) => segments.includes(segment));
}

/** Two municipalities; the chance of each is in proportion to its youths in care. */
function homesOf(profiles: readonly MunicipalityProfile[], random: Random): readonly MunicipalityCode[] {
  const weights = profiles.map(({ youths }) => youths);
  const homes = [0, 1].flatMap(() => profiles[random.weighted(weights)]?.code ?? []);
  return [...new Set(homes)];
}

/** How much a provider is chosen in a municipality: nothing where it does not work, all the more where it does. */
export function weightIn({ weight, municipalities }: DemoProvider, municipality: MunicipalityCode): number {
  if (municipalities === null) return weight;
  return municipalities.includes(municipality) ? weight * 2 : 0;
}
