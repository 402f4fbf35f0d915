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
    for (const one of group) if (one.reference) out.send(requestMessage(one, envelope(one, one.sentOn)));
    const [first] = group;
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

/**
 * Allocations of one client to one provider on one day go in one message. A second one of the same product goes in a
 * message of its own: within a message they may not overlap (TR302).
 */
function allocatedTogether(trajectories: readonly Trajectory[]): Trajectory[][] {
  const groups = new Map<string, Trajectory[]>();
  for (const one of trajectories) {
    const base = `${one.client.bsn} ${one.provider.code} ${one.sentOn}`;
    let key = base;
    for (let i = 1; groups.get(key)?.some(({ product }) => product === one.product); i += 1)
      key = `${base} ${i}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
