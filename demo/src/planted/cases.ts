import {
  addDays,
  addMonths,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type Day,
  type Random,
} from '@jeugdregie/kernel';
import type { DemoClient } from '../persons.ts';
import { demoProducts, type DemoProduct } from '../products.ts';
import type { DemoProvider } from '../providers.ts';
import type { Draft, Trajectory } from '../trajectory.ts';
import type { Place } from '../places.ts';
import { numbered } from '../trajectories.ts';
import { isDeliveredOn, maximumExtent } from './case-lists.ts';
import { moveDrafts } from './moves.ts';

/** How many of each case a municipality gets at least: mostly made out of youths who are there already. */
const perMunicipality = {
  stackedHelp: 1,
  hoursOverTheMaximum: 1,
  seventeenInResidence: 1,
  wlzBorder: 1,
  claimedToTheLimit: 1,
} as const;

/** Plants cases in a municipality: changes some trajectories and adds a few. */
export function plantCases(
  trajectories: readonly Trajectory[],
  place: Place & { readonly isLarge: boolean; readonly isLargest: boolean },
  random: Random,
): Trajectory[] {
  const on = lastDayOf(place.story.window.last);
  const desk: Desk = { list: [...trajectories], place, on, random };
  plantHoursOver(desk);
  plantSeventeen(desk);
  plantClaimedToTheLimit(desk);
  const drafts = [
    ...stackedDrafts(desk),
    ...wlzDrafts(desk),
    ...withoutRateDrafts(desk, place.isLargest ? 3 : place.isLarge ? 1 : 0),
    ...(place.isLargest ? withdrawnDrafts(desk) : []),
    ...moveDrafts(place),
  ];
  for (const draft of drafts) desk.list.push(numbered(draft, place.index, desk.list.length));
  return desk.list;
}

interface Desk {
  readonly list: Trajectory[];
  readonly place: Place;
  /** The day of the lists. */
  readonly on: Day;
  readonly random: Random;
}

/** Some trajectories that meet a condition, each of another client, in a random order. */
function some(desk: Desk, count: number, fits: (one: Trajectory) => boolean): Trajectory[] {
  const left = desk.list.filter(fits);
  const chosen: Trajectory[] = [];
  while (chosen.length < count && left.length > 0) {
    const [one] = left.splice(desk.random.integer(0, left.length - 1), 1);
    if (one && !chosen.some(({ client }) => client.bsn === one.client.bsn)) chosen.push(one);
  }
  return chosen;
}

function replace(desk: Desk, one: Trajectory, changes: Partial<Trajectory>): void {
  desk.list[desk.list.indexOf(one)] = { ...one, ...changes };
}

function plantHoursOver(desk: Desk): void {
  const fits = (one: Trajectory): boolean => one.product.unit === '04' && isDeliveredOn(one, desk.on);
  for (const one of some(desk, perMunicipality.hoursOverTheMaximum, fits)) {
    replace(desk, one, { extent: maximumExtent(one) + desk.random.integer(3, 8) });
  }
}

/** A client in residence gets a birth date that makes it 17 on the day of the lists, and 18 within half a year. */
function plantSeventeen(desk: Desk): void {
  const fits = (one: Trajectory): boolean => one.product.segment === 1 && isDeliveredOn(one, desk.on);
  for (const { client } of some(desk, perMunicipality.seventeenInResidence, fits)) {
    const eighteenOn = addDays(desk.on, desk.random.integer(20, 170));
    const birthDate = addDays(eighteenOn, -6574); // eighteen years: four or five leap days, so never a day too many
    const older: DemoClient = { ...client, birthDate };
    for (const one of desk.list.filter((other) => other.client === client))
      replace(desk, one, { client: older });
  }
}

/** Care that is claimed to the last hour of every week: months share weeks, so the whole allocation runs over (TR322). */
function plantClaimedToTheLimit(desk: Desk): void {
  const { window, lateProvider } = desk.place.story;
  const last = lastDayOf(addMonths(window.last, -2));
  const fits = ({ product, provider, from, until, begun, ended }: Trajectory): boolean =>
    product.unit === '04' &&
    provider !== lateProvider.provider &&
    from >= firstDayOf(window.first) &&
    until <= last &&
    daysBetween(begun, ended) > 150;
  for (const one of some(desk, perMunicipality.claimedToTheLimit, fits)) {
    replace(desk, one, { isClaimedToTheLimit: true });
  }
}

/** A further trajectory of a client, around the day of the lists. */
function further(
  { place, on, random }: Desk,
  like: Trajectory,
  product: DemoProduct,
  provider: DemoProvider,
): Draft {
  const from = addDays(on, -random.integer(60, 200));
  const ended = addDays(on, random.integer(40, 300));
  const start = from < firstDayOf(place.story.window.first) ? firstDayOf(place.story.window.first) : from;
  return {
    client: like.client,
    provider,
    product,
    referrer: '01',
    referrerName: null,
    isReturning: true,
    from: start,
    until: addDays(ended, 14),
    begun: addDays(start, 3),
    ended,
    extent: product.extent[0],
    sentOn: addDays(start, 1),
    shortened: null,
    isClaimedToTheLimit: false,
  };
}

function stackedDrafts(desk: Desk): Draft[] {
  const fits = (one: Trajectory): boolean => one.product.segment === 5 && isDeliveredOn(one, desk.on);
  return some(desk, perMunicipality.stackedHelp, fits).flatMap((one) => {
    const others = desk.place.providers.filter((provider) => provider !== one.provider);
    const products = demoProducts.filter(({ segment, code }) => segment === 5 && code !== one.product.code);
    return [0, 1].flatMap((i) => {
      const product = products[i];
      const provider = product && others.filter((seller) => seller.products.includes(product))[i];
      return product && provider ? [further(desk, one, product, provider)] : [];
    });
  });
}

/** Personal care and day treatment beside what there is: help that often belongs under the Wlz. */
function wlzDrafts(desk: Desk): Draft[] {
  const fits = (one: Trajectory): boolean =>
    isDeliveredOn(one, desk.on) && !/^4[01]/.test(one.product.code) && one.product.unit !== '14';
  return some(desk, perMunicipality.wlzBorder, fits).flatMap((one) =>
    ['40A04', '41A12'].flatMap((code) => {
      const product = demoProducts.find((each) => each.code === code);
      const provider = product && desk.place.providers.find((seller) => seller.products.includes(product));
      return product && provider ? [further(desk, one, product, provider)] : [];
    }),
  );
}

/** Care by providers whose contract has no rate for it: nobody but a person can say what is right (C-001). */
function withoutRateDrafts(desk: Desk, count: number): Draft[] {
  const { story, providers } = desk.place;
  const fits = (one: Trajectory): boolean => one.product.unit === '04' && isDeliveredOn(one, desk.on);
  return some(desk, count, fits).flatMap((one, i) => {
    const provider = providers[14 + i];
    const product = demoProducts.find(
      ({ unit, code }) => unit === '04' && !provider?.products.some((sold) => sold.code === code),
    );
    if (!provider || !product) return [];
    // A month before the last: of the last month nobody has claimed yet while the next one is young.
    const from = addDays(firstDayOf(addMonths(story.window.last, -1)), 2 + i);
    return [{ ...further(desk, one, product, provider), from, begun: from, sentOn: from }];
  });
}

/** Allocated by mistake and withdrawn the next day (reason 13); the provider claims it all the same (TR384). */
function withdrawnDrafts(desk: Desk): Draft[] {
  const { story } = desk.place;
  const fits = (one: Trajectory): boolean =>
    one.product.segment === 5 && one.provider !== story.lateProvider.provider && isDeliveredOn(one, desk.on);
  return some(desk, 1, fits).flatMap((one) => {
    const product = one.provider.products.find(
      ({ code, unit }) => unit === '04' && code !== one.product.code,
    );
    if (!product) return [];
    const from = addDays(firstDayOf(addMonths(story.window.last, -5)), 8);
    return [
      {
        ...further(desk, one, product, one.provider),
        from,
        until: from,
        begun: from,
        ended: from,
        sentOn: from,
        shortened: { firstUntil: addDays(from, 180), on: addDays(from, 1), reason: '13' },
      },
    ];
  });
}
