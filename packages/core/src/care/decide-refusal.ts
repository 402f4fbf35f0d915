import type { Day, Uuid } from '@jeugdregie/kernel';
import type { CareDecision, CareFacts } from './model.ts';
import { obligedBetween, summed } from './obliged-change.ts';
import { eventsBetween } from './trajectory.ts';

/**
 * Pure: what follows when the provider rejects a JW301 as a whole. The message counts as not sent (OP286): its versions
 * no longer count, and what was learnt from them is taken back.
 */
export function decideRefusal(
  refused: { readonly fileId: Uuid; readonly knownOn: Day },
  facts: CareFacts,
): Pick<CareDecision, 'events' | 'obliged'> {
  const { fileId, knownOn } = refused;
  const own = facts.versions.filter((version) => version.fileId === fileId && version.refusedOn === null);
  const changes = [...new Set(own.map(({ number }) => number))].map((number) => {
    const before = {
      versions: facts.versions.filter((version) => version.number === number),
      deliveries: facts.deliveries.filter((delivery) => delivery.allocation === number),
      requests: facts.requests,
    };
    const versions = before.versions.map((version) =>
      version.fileId === fileId ? { ...version, refusedOn: knownOn } : version,
    );
    return { before, after: { ...before, versions } };
  });
  return {
    events: changes.flatMap(({ before, after }) => eventsBetween(before, after, knownOn)),
    obliged: summed(changes.flatMap(({ before, after }) => obligedBetween(before, after, facts))),
  };
}
