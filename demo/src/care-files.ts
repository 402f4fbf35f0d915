import { addDays, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import {
  allocationMessage,
  requestMessage,
  shortenedMessage,
  startMessage,
  stopMessage,
  type Envelope,
} from './messages.ts';
import type { Outbox } from './outbox.ts';
import type { Trajectory } from './trajectory.ts';

/** Numbers for the messages of one municipality: at most twelve characters, and no sender uses one twice. */
export function numbering(municipality: MunicipalityCode): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `${municipality}${String(count).padStart(8, '0')}`;
  };
}

/** Writes the requests, allocations, starts and stops of a municipality, each on the day on which it was sent. */
export function writeCare(
  trajectories: readonly Trajectory[],
  municipality: MunicipalityCode,
  nextId: () => string,
  out: Outbox,
): void {
  const envelope = ({ provider }: Trajectory, on: Day): Envelope => ({
    municipality,
    provider: provider.code,
    on,
    id: nextId(),
  });
  for (const group of allocatedTogether(trajectories)) {
    const [first] = group;
    const requested = group.filter(({ reference }) => reference !== null);
    if (first && requested.length > 0) out.send(requestMessage(requested, envelope(first, first.sentOn)));
    if (first) out.send(allocationMessage(group, envelope(first, first.sentOn)));
  }
  for (const one of trajectories) {
    if (one.shortened) out.send(shortenedMessage(one, envelope(one, one.shortened.on)));
    if (isWithdrawn(one)) continue;
    out.send(startMessage(one, envelope(one, startSentOn(one))));
    out.send(stopMessage(one, envelope(one, stopSentOn(one))));
  }
}

export function isWithdrawn({ shortened }: Pick<Trajectory, 'shortened'>): boolean {
  return shortened?.reason === '13';
}

/** Within five working days of the start, but never before the allocation. */
export function startSentOn({ begun, sentOn }: Trajectory): Day {
  return later(addDays(begun, 2), sentOn);
}

export function stopSentOn(one: Trajectory): Day {
  return later(addDays(one.ended, 3), startSentOn(one));
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Requests and allocations of one client and one provider on one day go in one message. */
function allocatedTogether(trajectories: readonly Trajectory[]): Iterable<Trajectory[]> {
  return Map.groupBy(trajectories, (one) => `${one.client.bsn} ${one.provider.code} ${one.sentOn}`).values();
}

/**
 * A second trajectory of the same product is sent the day after the first: within a message they may not overlap (TR302,
 * TR386), and while a request waits there may be no other (TR374).
 */
export function sentApart(trajectories: readonly Trajectory[]): Trajectory[] {
  const taken = new Set<string>();
  return trajectories.map((one) => {
    let { sentOn } = one;
    const key = (): string => `${one.client.bsn} ${one.provider.code} ${one.product.code} ${sentOn}`;
    while (taken.has(key())) sentOn = addDays(sentOn, 1);
    taken.add(key());
    return sentOn === one.sentOn ? one : { ...one, sentOn };
  });
}
