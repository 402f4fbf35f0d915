import { unknownMember, type Grain } from './model.ts';

/** The sides of one fact. A side that is not known is `unknownMember`, so that parts still add up to the whole. */
export interface Combination {
  readonly provider: string;
  readonly product: string;
  readonly referrer: string;
  readonly district: string;
  readonly segment: string;
}

/** Where a fact is counted: grain, segment and member, joined by tabs (none of them holds a tab). */
export type CellKey = string;

export function combinationOf(fact: {
  readonly provider: string;
  readonly product: string | null;
  readonly referrer: string;
  readonly district: string | null;
  readonly segment: number | null;
}): Combination {
  return {
    provider: fact.provider,
    product: fact.product ?? unknownMember,
    referrer: fact.referrer || unknownMember,
    district: fact.district ?? unknownMember,
    segment: fact.segment === null ? unknownMember : String(fact.segment),
  };
}

export function combinationText(c: Combination): string {
  return `${c.provider}\t${c.product}\t${c.referrer}\t${c.district}\t${c.segment}`;
}

/** The ten cells in which one fact counts: five grains, each in its own segment and in all segments together. */
export function cellKeys(c: Combination): readonly CellKey[] {
  const sides: readonly (readonly [Grain, string])[] = [
    ['all', ''],
    ['provider', c.provider],
    ['product', c.product],
    ['referrer', c.referrer],
    ['district', c.district],
  ];
  return sides.flatMap(([grain, member]) => [`${grain}\t\t${member}`, `${grain}\t${c.segment}\t${member}`]);
}

export function partsOf(key: CellKey): { grain: string; segment: string; member: string } {
  const [grain = '', segment = '', member = ''] = key.split('\t');
  return { grain, segment, member };
}
