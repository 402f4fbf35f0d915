import type { Day } from '@jeugdregie/kernel';
import { ageOn } from '../persons.ts';
import type { Trajectory } from '../trajectory.ts';

/** The largest extent per week that is usual for a product: what lies above it is on the list. */
export function maximumExtent({ product }: Pick<Trajectory, 'product'>): number {
  return product.extent[1];
}

/** A client on a list, with the allocations that put it there. */
export interface ListedClient {
  readonly bsn: string;
  readonly allocations: readonly number[];
}

/** The lists of cases that a region is steered by, on one day. Complete: who is not on a list does not belong there. */
export interface CaseLists {
  readonly on: Day;
  /** Three or more products are being delivered, by at least two providers. */
  readonly stackedHelp: readonly ListedClient[];
  /** An allocation in hours is above the largest usual extent per week. */
  readonly hoursOverTheMaximum: readonly ListedClient[];
  /** Aged 17, and residence (segment 1) is being delivered. */
  readonly seventeenInResidence: readonly ListedClient[];
  /** Personal care (category 40) and day care or day treatment (category 41) are being delivered at once. */
  readonly wlzBorder: readonly ListedClient[];
}

export function caseLists(trajectories: readonly Trajectory[], on: Day): CaseLists {
  const delivered = trajectories.filter((one) => isDeliveredOn(one, on));
  const clients = [...Map.groupBy(delivered, ({ client }) => client.bsn)];
  const listed = (select: (own: readonly Trajectory[]) => readonly Trajectory[]): ListedClient[] =>
    clients
      .map(([bsn, own]) => ({ bsn, allocations: select(own).map(({ number }) => number) }))
      .filter(({ allocations }) => allocations.length > 0)
      .sort((a, b) => (a.bsn < b.bsn ? -1 : 1));
  return {
    on,
    stackedHelp: listed((own) => (isStacked(own) ? own : [])),
    hoursOverTheMaximum: listed((own) =>
      own.filter((one) => one.product.unit === '04' && one.extent > maximumExtent(one)),
    ),
    seventeenInResidence: listed((own) =>
      own.filter(({ client, product }) => product.segment === 1 && ageOn(client, on) === 17),
    ),
    wlzBorder: listed((own) => {
      const [care, day] = ['40', '41'].map((category) =>
        own.filter(({ product }) => product.code.startsWith(category)),
      );
      return care?.length && day?.length ? [...care, ...day] : [];
    }),
  };
}

export function isDeliveredOn({ begun, ended, shortened }: Trajectory, on: Day): boolean {
  return begun <= on && on <= ended && shortened?.reason !== '13';
}

function isStacked(own: readonly Trajectory[]): boolean {
  return own.length >= 3 && new Set(own.map(({ provider }) => provider.code)).size >= 2;
}
