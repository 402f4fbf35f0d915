import { productCode, type ProductCode } from '@jeugdregie/kernel';
import { productName } from '@jeugdregie/ijw';

/** A product of the fictional region: a standard code, with an invented place in the five segments. */
export interface DemoProduct {
  readonly code: ProductCode;
  readonly name: string;
  readonly segment: 1 | 2 | 3 | 4 | 5;
  /** iJw Eenheid: 04 hour, 14 day and night, 16 half day, 83 euro. */
  readonly unit: '04' | '14' | '16' | '83';
  readonly variant: 'inspanningsgericht' | 'outputgericht';
  /** Cents per unit in 2020: public tariffs of the region and its neighbours (DOMAIN figures), or near them. */
  readonly cents2020: number;
  /** Usual extent: per week, or for euros per month. */
  readonly extent: readonly [low: number, high: number];
  /** Share of all trajectories. */
  readonly share: number;
}

type Row = readonly [
  code: string,
  segment: DemoProduct['segment'],
  unit: DemoProduct['unit'],
  euros: number,
  low: number,
  high: number,
  share: number,
];

const rows: readonly Row[] = [
  ['44A07', 1, '14', 46.5, 7, 7, 0.02],
  ['44A08', 1, '14', 148.0, 7, 7, 0.011],
  ['44A28', 1, '14', 195.91, 7, 7, 0.015],
  ['44A30', 1, '14', 338.76, 7, 7, 0.011],
  ['45A57', 2, '04', 118.4, 3, 9, 0.05],
  ['45A56', 2, '04', 109.8, 3, 8, 0.05],
  ['41A12', 3, '16', 101.03, 3, 8, 0.035],
  ['41A18', 3, '16', 58.65, 3, 7, 0.025],
  ['45A52', 4, '04', 72.0, 2, 6, 0.05],
  ['50A08', 4, '83', 1, 35_000, 90_000, 0.02],
  ['45A48', 5, '04', 72.0, 2, 6, 0.26],
  ['45A51', 5, '04', 78.0, 2, 6, 0.12],
  ['45A49', 5, '04', 52.8, 2, 5, 0.08],
  ['45A53', 5, '04', 97.2, 2, 5, 0.16],
  ['45A06', 5, '04', 109.8, 2, 5, 0.06],
  ['40A04', 5, '04', 46.8, 3, 9, 0.04],
];

export const demoProducts: readonly DemoProduct[] = rows.map(
  ([code, segment, unit, euros, low, high, share]) => ({
    code: productCode(code) ?? fail(code),
    name: productName(code) ?? fail(code),
    segment,
    unit,
    variant: unit === '83' ? 'outputgericht' : 'inspanningsgericht',
    cents2020: Math.round(euros * 100),
    extent: [low, high],
    share,
  }),
);

function fail(code: string): never {
  throw new Error(`${code} is no standard product code`);
}

export const segmentNames: readonly string[] = [
  'Jeugdhulp met verblijf',
  'Hoog-specialistische jeugdhulp',
  'Dagbesteding en dagbehandeling',
  'Onderwijs-jeugdhulp',
  'Veelvoorkomende jeugdhulp',
];

/**
 * Price level against the year before. 2024 and 2025 are the published index (6.30 % and 4.96 %); the other years are our own
 * assumption, because no published index was found for them.
 */
const index: Readonly<Record<number, number>> = {
  2021: 1.02,
  2022: 1.03,
  2023: 1.05,
  2024: 1.063,
  2025: 1.0496,
  2026: 1.04,
};

export function priceIndex(year: number): number {
  return index[year] ?? 1.03;
}

function priceLevel(year: number): number {
  let level = 1;
  for (let y = 2021; y <= year; y += 1) level *= priceIndex(y);
  return level;
}

/** The region's rate in a year, in cents; a provider's own rate lies a few percent around it. */
export function rateIn(product: DemoProduct, year: number, factor = 1): number {
  return product.unit === '83' ? 1 : Math.round(product.cents2020 * priceLevel(year) * factor);
}
