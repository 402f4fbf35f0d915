import {
  addDays,
  addMonths,
  firstDayOf,
  municipalityCode,
  type Day,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { postcodeOf, spareBsn, type DemoClient } from '../persons.ts';
import { demoProducts, type DemoProduct } from '../products.ts';
import type { Story } from '../story.ts';
import type { Draft } from '../trajectory.ts';
import type { Place } from '../places.ts';

/** A youth who moves within the region. */
export interface Move {
  readonly bsn: string;
  readonly from: MunicipalityCode;
  readonly to: MunicipalityCode;
  readonly on: Day;
  /** Care without residence follows the new address; residence stays with the municipality it came from. */
  readonly staysBehind: readonly string[];
  readonly follows: readonly string[];
}

/** Two moves, halfway the window: one with help at home only, one in residence (woonplaatsbeginsel since 2022). */
export function movesOf({ window }: Story): readonly Move[] {
  const code = (text: string): MunicipalityCode => municipalityCode(text) ?? missing(text);
  return [
    {
      bsn: spareBsn(60),
      from: code('0603'),
      to: code('0503'),
      on: addDays(firstDayOf(addMonths(window.first, 17)), 14),
      staysBehind: [],
      follows: ['45A48'],
    },
    {
      bsn: spareBsn(61),
      from: code('0637'),
      to: code('1916'),
      on: addDays(firstDayOf(addMonths(window.first, 20)), 9),
      staysBehind: ['44A08'],
      follows: ['45A51'],
    },
  ];
}

/** What a move gives in this municipality: care that ends or stays, or care that begins. */
export function moveDrafts(place: Place): Draft[] {
  const { profile, story } = place;
  return movesOf(story).flatMap((move) => {
    const client = clientOf(move, place);
    const draft = (code: string): Draft => {
      const product = productOf(code);
      const provider = place.providers.find((seller) => seller.products.includes(product)) ?? missing(code);
      const from = addDays(firstDayOf(addMonths(story.window.first, 6)), 4);
      const planned = addDays(firstDayOf(story.window.last), 25);
      return {
        client,
        provider,
        product,
        referrer: '01',
        referrerName: null,
        isReturning: false,
        from,
        until: planned,
        begun: from,
        ended: planned,
        extent: product.extent[0],
        sentOn: from,
        shortened: null,
        isClaimedToTheLimit: false,
      };
    };
    if (profile.code === move.from) {
      return [...move.staysBehind.map(draft), ...move.follows.map((code) => cutShort(draft(code), move.on))];
    }
    if (profile.code !== move.to) return [];
    return move.follows.map((code) => ({
      ...draft(code),
      isReturning: true,
      from: move.on,
      begun: move.on,
      sentOn: move.on,
    }));
  });
}

/** A new version of the allocation ends it the day before the move (reason 07). */
function cutShort(draft: Draft, on: Day): Draft {
  const last = addDays(on, -1);
  return { ...draft, until: last, ended: last, shortened: { firstUntil: draft.until, on, reason: '07' } };
}

/** The same person in both municipalities, at an address of each. */
function clientOf({ bsn }: Move, { profile, index, story }: Place): DemoClient {
  const [district] = profile.districts;
  if (!district) return missing(`district of ${profile.name}`);
  return {
    bsn,
    municipality: profile.code,
    birthDate: addDays(firstDayOf(story.window.first), -9 * 365),
    sex: '2',
    surname: 'Verhuisman',
    firstNames: 'Evi',
    initials: 'E',
    district,
    postcode: `${postcodeOf(index, 0)}XX`,
    houseNumber: '7',
  };
}

function productOf(code: string): DemoProduct {
  return demoProducts.find((product) => product.code === code) ?? missing(code);
}

function missing(what: string): never {
  throw new Error(`there is no ${what}`);
}
