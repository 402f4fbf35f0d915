import type { Params } from '../../api/http.ts';
import { useAddress } from '../../view/address.ts';
import { monthPlus } from '../../view/months.ts';
import { useView } from '../../view/session.tsx';

/** The sides by which a figure can be split; all but segment and municipality also filter, one at a time. */
export const sides = ['gemeente', 'segment', 'aanbieder', 'product', 'verwijzer', 'wijk'] as const;
export type Side = (typeof sides)[number];
export const filterSides = ['aanbieder', 'product', 'verwijzer', 'wijk'] as const;

export interface FigureAddress {
  readonly indicator: string;
  readonly from: string;
  readonly until: string;
  readonly segment: string;
  readonly side: Side;
  /** What every request for a figure carries: view, period, cut-off and filters. */
  readonly params: Params;
  readonly filters: readonly { readonly side: Side; readonly code: string }[];
  readonly change: (patch: Readonly<Record<string, string>>) => void;
}

/** What the figures page is about, from the address; without anything: cost, the twelve months up to the cut-off. */
export function useFigureAddress(): FigureAddress {
  const { search, change } = useAddress();
  const view = useView();
  const cutOffMonth = view.cutOff.slice(0, 7);
  const until = search['tot'] ?? cutOffMonth;
  const from = search['van'] ?? monthPlus(until, -11);
  const segment = search['segment'] ?? '';
  const filters = filterSides.flatMap((side) => (search[side] ? [{ side, code: search[side] }] : []));
  const asked = sides.find((side) => side === search['naar']);
  return {
    indicator: search['indicator'] ?? 'kosten',
    from,
    until,
    segment,
    side: asked ?? (view.municipality === 'regio' ? 'gemeente' : 'segment'),
    params: {
      ...view.params,
      van: from,
      tot: until,
      peildatum: view.cutOff,
      segment,
      ...Object.fromEntries(filters.map(({ side, code }) => [side, code])),
    },
    filters,
    change,
  };
}
