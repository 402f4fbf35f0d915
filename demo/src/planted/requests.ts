import { addDays, addWorkingDays, isWorkingDay, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { answerMessage, changeMessage, requestMessage, type Envelope } from '../messages.ts';
import type { Outbox } from '../outbox.ts';
import { spareBsn, type DemoClient } from '../persons.ts';
import type { Place } from '../places.ts';
import type { Trajectory } from '../trajectory.ts';
import { isDeliveredOn } from './case-lists.ts';

/** A request that was not granted when the region ends, and how far it must be. */
export interface PlantedRequest {
  readonly kind: string;
  readonly municipality: MunicipalityCode;
  readonly provider: string;
  readonly message: 'JW315' | 'JW317';
  readonly reference: string;
  readonly state: 'new' | 'investigating' | 'rejected';
  /** How the term stands on the last day; null when the request is settled. */
  readonly term: 'ahead' | 'near' | 'over' | null;
}

interface Desk {
  readonly place: Place;
  readonly trajectories: readonly Trajectory[];
  readonly nextId: () => string;
  readonly out: Outbox;
}

/** Number of the first spare test BSN for youths who never had help here. */
const firstNewcomer = 81;

/** What waits in the inbox of a municipality on the last day: requests in every state and at every point of the term. */
export function plantRequests(desk: Desk): PlantedRequest[] {
  const { until } = desk.place.story;
  const asking = requesters(desk);
  const changing = changers(desk);
  const next = addWorkingDays(until, 1);
  const near = latestWith((term) => term <= next, until);
  const over = latestWith((term) => term < until, until);
  const last = latestWith(() => true, until);
  return [
    ...vot(desk, newcomer(desk, asking[0]), {
      kind: 'first-help-asked',
      on: last,
      state: 'new',
      term: 'ahead',
    }),
    ...vot(desk, asking[1], { kind: 'help-asked', on: near, state: 'new', term: 'near' }),
    ...vot(desk, asking[2], { kind: 'term-over', on: over, state: 'new', term: 'over' }),
    ...vot(desk, asking[3], {
      kind: 'under-investigation',
      on: addDays(over, -7),
      state: 'investigating',
      term: 'ahead',
    }),
    ...vot(desk, asking[4], { kind: 'rejected', on: addDays(until, -40), state: 'rejected', term: null }),
    ...vow(desk, changing[0], { kind: 'longer-asked', on: near, state: 'new', term: 'near' }),
    ...vow(desk, changing[1], {
      kind: 'longer-investigated',
      on: addDays(until, -48),
      state: 'investigating',
      term: 'ahead',
    }),
    ...vow(desk, changing[2], {
      kind: 'longer-long-ago',
      on: addDays(until, -60),
      state: 'investigating',
      term: 'over',
    }),
  ];
}

/** What a provider wrote with it in free words; nothing that leads to a person. */
const comments: Readonly<Record<string, string>> = {
  'help-asked': 'Afgestemd met de jeugdarts. Er is plaats vanaf de gevraagde datum.',
  'term-over': 'School dringt aan op snelheid; graag binnen een week bericht.',
};

type Case = Pick<PlantedRequest, 'kind' | 'state' | 'term'> & { readonly on: Day };

/** The last working day before `until` whose term for a first answer, five working days, fits. */
function latestWith(fits: (term: Day) => boolean, until: Day): Day {
  let on = addDays(until, -1);
  while (!isWorkingDay(on) || !fits(addWorkingDays(on, 5))) on = addDays(on, -1);
  return on;
}

/** What a youth with help asks of a provider who does not help yet: the product of another trajectory there. */
function requesters({ trajectories, place }: Desk): Trajectory[] {
  const { until } = place.story;
  const byDoctor = trajectories.filter(({ referrerName }) => referrerName !== null);
  const found: Trajectory[] = [];
  for (const one of trajectories.filter((each) => isDeliveredOn(each, until))) {
    const own = trajectories.filter(({ client }) => client.bsn === one.client.bsn);
    if (found.some(({ client }) => client.bsn === one.client.bsn)) continue;
    const other = byDoctor.find(({ provider }) => !own.some((each) => each.provider.code === provider.code));
    if (other) found.push({ ...other, client: one.client });
    if (found.length === 5) break;
  }
  return found;
}

/** A youth of whom no allocation was ever sent. */
function newcomer({ place }: Desk, like: Trajectory | undefined): Trajectory | undefined {
  if (!like) return undefined;
  const client: DemoClient = {
    ...like.client,
    bsn: spareBsn(firstNewcomer + place.index),
    surname: 'Nieuwkomer',
    firstNames: 'Mika',
    initials: 'M',
  };
  return { ...like, client };
}

/** Allocations that run on and never changed, of youths with nothing else at that provider: a VOW must name it all. */
function changers({ trajectories, place }: Desk): Trajectory[] {
  const { until } = place.story;
  const long = trajectories.filter(
    (one) => isDeliveredOn(one, until) && one.sentOn < addDays(until, -70) && one.shortened === null,
  );
  return long
    .filter((one) => {
      const same = trajectories.filter(
        ({ client, provider }) => client.bsn === one.client.bsn && provider.code === one.provider.code,
      );
      return same.length === 1 && one.until > addDays(until, 5);
    })
    .slice(0, 3);
}

function envelope({ place, nextId }: Desk, { provider }: Trajectory, on: Day): Envelope {
  return { municipality: place.profile.code, provider: provider.code, id: nextId(), on };
}

/** One of a kind per municipality, so the day tells them apart; ordinary requests have no dashes. */
function referenceOf(kind: string, { place }: Desk, { on }: Case): string {
  return `${kind}-${place.profile.code}-${on.replaceAll('-', '')}`;
}

function vot(desk: Desk, like: Trajectory | undefined, planted: Case): PlantedRequest[] {
  if (!like) return [];
  const reference = referenceOf('VOT', desk, planted);
  const from = addDays(planted.on, 14);
  const asked = { ...like, reference, from, until: addDays(from, 181), shortened: null };
  const comment = comments[planted.kind] ?? null;
  const message = requestMessage([asked], envelope(desk, like, planted.on), comment);
  return sent(desk, message, { like, reference, planted });
}

function vow(desk: Desk, like: Trajectory | undefined, planted: Case): PlantedRequest[] {
  if (!like) return [];
  const reference = referenceOf('VOW', desk, planted);
  const message = changeMessage(
    like,
    { reference, until: addDays(like.until, 92) },
    envelope(desk, like, planted.on),
  );
  return sent(desk, message, { like, reference, planted });
}

/** With the answer that a request under investigation, or a rejected one, got two days later. */
function sent(
  desk: Desk,
  message: ReturnType<typeof requestMessage> | ReturnType<typeof changeMessage>,
  about: { readonly like: Trajectory; readonly reference: string; readonly planted: Case },
): PlantedRequest[] {
  const { like, reference, planted } = about;
  const { kind, state, term, on } = planted;
  if (desk.out.send(message) === null) return [];
  if (state !== 'new') {
    const answer = state === 'rejected' ? { answer: '1', reason: '7' } : { answer: '2', reason: null };
    desk.out.send(answerMessage({ reference, ...answer }, envelope(desk, like, addDays(on, 2))));
  }
  const municipality = desk.place.profile.code;
  return [
    { kind, municipality, provider: like.provider.code, message: message.message, reference, state, term },
  ];
}
