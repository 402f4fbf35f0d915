import { addDays, firstDayOf, monthOf, type Day, type Random } from '@jeugdregie/kernel';
import { evenDraws, evenSteps, pickAt } from './even-draws.ts';
import { durationAt, repeatShare, residenceWithMore, threeShare, type Flow } from './flow.ts';
import { eighteenthBirthday, inventClient, type DemoClient } from './persons.ts';
import { demoProducts, type DemoProduct } from './products.ts';
import { weightIn, type DemoProvider } from './providers.ts';
import { nameOfReferrer, outlierName, practicesOf } from './referrers.ts';
import type { Story } from './story.ts';
import type { Draft } from './trajectory.ts';
import type { Place } from './places.ts';

/** A youth who came before, and when. */
interface Known {
  readonly client: DemoClient;
  readonly lastFrom: Day;
}

/** Everything that is drawn about a municipality's episodes, with the sequences that keep its shares even. */
interface Draws {
  readonly place: Place;
  readonly flow: Flow;
  readonly random: Random;
  readonly practices: readonly string[];
  readonly outlier: string | null;
  readonly even: {
    readonly [Name in 'repeat' | 'residence' | 'several' | 'referrer' | 'product' | 'duration']: () => number;
  };
  /** In order of coming; a youth who comes again stands in it twice. */
  readonly known: Known[];
}

/**
 * Makes the episodes of a municipality one by one: a youth comes, for the first time or again, and is referred for one
 * product or for several at a time. What was over before the window is left out: nobody will ever hear of it.
 */
export function episodeMaker(place: Place, flow: Flow, random: Random): (month: Day) => readonly Draft[] {
  const practices = practicesOf(place.profile, place.scale);
  const spread = (i: number): (() => number) => evenDraws(random.next(), evenSteps[i] ?? 0.5);
  const draws: Draws = {
    place,
    flow,
    random,
    practices,
    outlier: outlierName(place.story.outlierReferrer, place.profile, practices),
    even: {
      repeat: spread(0),
      residence: spread(1),
      several: spread(2),
      referrer: spread(3),
      product: spread(4),
      duration: spread(5),
    },
    known: [],
  };
  return (month) => episode(draws, addDays(month, random.integer(0, 27)));
}

function episode(draws: Draws, from: Day): readonly Draft[] {
  const { even, flow, place, random } = draws;
  const { profile } = place;
  const again = even.repeat() < repeatShare ? returning(draws, from) : null;
  const client =
    again ?? inventClient(profile, { municipality: place.index, bsn: place.nextBsn(), on: from }, random);
  draws.known.push({ client, lastFrom: from });
  const hasResidence = even.residence() < flow.residenceShare;
  const isSeveral = even.several() < (hasResidence ? residenceWithMore : flow.severalShare);
  const { referrer, name } = referrerFor(draws);
  const drafts: Draft[] = [];
  for (let left = isSeveral ? severalOf(random) : 1; left > 0; left -= 1) {
    const isFirst = drafts.length === 0;
    const product = productFor(draws, { isResidence: hasResidence && isFirst, name, taken: drafts });
    const provider = providerFor(product, drafts[0]?.provider ?? null, draws);
    if (!provider) continue;
    const own = isFirst || random.next() < 0.6 ? from : addDays(from, random.integer(5, 60));
    const isReturning = again !== null;
    const draft = { client, provider, product, referrer, referrerName: name, from: own, isReturning };
    if (!isPrevented(draft, place.story, random)) {
      // Only the first is drawn evenly: draws in a row keep apart, and durations of one youth would too.
      drafts.push(datesOf(draft, isFirst ? even.duration() : random.next(), draws));
    }
  }
  return drafts.filter(({ ended }) => ended >= firstDayOf(place.story.window.first));
}

/** A youth who came at least three months and at most four years ago, and is still under eighteen. */
function returning({ known, random }: Draws, from: Day): DemoClient | null {
  const [earliest, latest, soon] = [addDays(from, -1460), addDays(from, -90), addDays(from, 60)];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const one = known[known.length - 1 - Math.floor(random.next() ** 1.3 * known.length)];
    if (!one || one.lastFrom > latest || one.lastFrom < earliest) continue;
    if (eighteenthBirthday(one.client) > soon) return one.client;
  }
  return null;
}

function severalOf(random: Random): number {
  return random.next() < threeShare ? 3 : 2;
}

function referrerFor(draws: Draws): { readonly referrer: string; readonly name: string | null } {
  const { referrers } = draws.place.profile;
  const referrer = Object.keys(referrers)[pickAt(draws.even.referrer(), Object.values(referrers))] ?? '01';
  return { referrer, name: referrer === '02' ? practiceOf(draws) : nameOfReferrer(referrer) };
}

/** The first practices of the list are the largest. */
function practiceOf({ practices, random }: Draws): string {
  const at = random.weighted(practices.map((_, i) => 1 / (i + 2)));
  return practices[at] ?? '';
}

interface ProductChoice {
  readonly isResidence: boolean;
  readonly name: string | null;
  readonly taken: readonly Draft[];
}

/** Two products of one youth at one moment are never the same (TR302). */
function productFor(draws: Draws, { isResidence, name, taken }: ProductChoice): DemoProduct {
  const { outlierReferrer } = draws.place.story;
  const isOutlier = name !== null && name === draws.outlier;
  const weights = demoProducts.map((product) => {
    if ((product.segment === 1) !== isResidence) return 0;
    if (taken.some((draft) => draft.product === product)) return 0;
    return (
      product.share * (isOutlier && product.segment === outlierReferrer.segment ? outlierReferrer.times : 1)
    );
  });
  const product =
    demoProducts[pickAt(taken.length === 0 ? draws.even.product() : draws.random.next(), weights)];
  if (!product) throw new Error('there is always a product left');
  return product;
}

/** Half of the second products go to the same provider, when it sells them. */
function providerFor(
  product: DemoProduct,
  first: DemoProvider | null,
  { place, random }: Draws,
): DemoProvider | null {
  if (first?.products.includes(product) && random.next() < 0.5) return first;
  const sellers = place.providers.filter(({ products }) => products.includes(product));
  const weights = sellers.map((seller) => weightIn(seller, place.profile.code));
  return sellers[pickAt(random.next(), weights)] ?? null;
}

type Start = Pick<
  Draft,
  'client' | 'provider' | 'product' | 'referrer' | 'referrerName' | 'isReturning' | 'from'
>;

/** What a measure keeps away: only where one works, only its slice, only from its first month on. */
function isPrevented({ client, product, referrer, from }: Start, story: Story, random: Random): boolean {
  const measure = story.measures.find(
    ({ target, from: since, municipality }) =>
      municipality === client.municipality &&
      target.referrer === referrer &&
      target.segment === product.segment &&
      monthOf(from) >= since,
  );
  return measure !== undefined && random.next() < -measure.effect;
}

/** Nine in ten end before the eighteenth birthday; who starts close to it, or after it, goes on. */
function datesOf(start: Start, draw: number, { place: { story }, random }: Draws): Draft {
  const begun = addDays(start.from, random.integer(0, 9));
  const planned = addDays(begun, durationAt(draw, start.referrer, random));
  const lastAsChild = addDays(eighteenthBirthday(start.client), -1);
  const endsAtEighteen = planned > lastAsChild && addDays(begun, 60) < lastAsChild && random.next() < 0.9;
  const ended = endsAtEighteen ? lastAsChild : planned;
  const first = firstDayOf(story.window.first);
  return {
    ...start,
    begun,
    ended,
    until: addDays(ended, random.integer(0, 21)),
    extent: extentOf(start, story, random),
    sentOn: start.from < first ? first : addDays(start.from, random.integer(0, 3)),
    shortened: null,
    isClaimedToTheLimit: false,
  };
}

/** The usual extent; what the drifting provider asks grows to the largest that is usual. */
function extentOf({ product, provider, from }: Start, { driftingProvider }: Story, random: Random): number {
  const [least, most] = product.extent;
  const drawn = random.integer(least, most);
  if (provider !== driftingProvider.provider || product.unit === '14') return drawn;
  const months = monthsBetween(driftingProvider.from, monthOf(from));
  const grown = drawn * (1 + driftingProvider.growthPerMonth) ** Math.max(0, months);
  return Math.min(most, Math.floor(grown + random.next()));
}

function monthsBetween(from: string, until: string): number {
  const serial = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return serial(until) - serial(from);
}
