import type { Random } from '@jeugdregie/kernel';
import { numbering, sentApart, writeCare } from './care-files.ts';
import { claimsOf } from './claims.ts';
import { linesOf } from './lines.ts';
import { claimMessage } from './messages.ts';
import type { Outbox } from './outbox.ts';
import { paymentsOf } from './payments.ts';
import { plantCases } from './planted/cases.ts';
import { plantClaimMistakes } from './planted/claim-mistakes.ts';
import { plantFiles, type PlantedFile } from './planted/files.ts';
import { plantLineMistakes } from './planted/line-mistakes.ts';
import { plantRequests } from './planted/requests.ts';
import type { Place } from './places.ts';
import { trajectoriesOf } from './trajectories.ts';
import type { MadeMunicipality } from './truth/of-municipality.ts';

/** Municipalities with so many youths in care get mistakes in whole claims and files too. */
const largeFrom = 4_000;
const largestFrom = 10_000;

/** Makes what happened in one municipality and writes it as messages. */
export function makeMunicipality(
  place: Place,
  out: Outbox,
  random: Random,
): { readonly made: MadeMunicipality; readonly files: readonly PlantedFile[] } {
  const { profile, story } = place;
  const municipality = profile.code;
  const isLarge = profile.youths >= largeFrom;
  const isLargest = profile.youths >= largestFrom;
  const nextId = numbering(municipality);

  const ordinary = trajectoriesOf(place, random.fork('trajectories'));
  const trajectories = sentApart(
    plantCases(ordinary, { ...place, isLarge, isLargest }, random.fork('cases')),
  );
  writeCare(trajectories, municipality, nextId, out);

  const honest = linesOf(trajectories, story, random.fork('lines'));
  const lines = plantLineMistakes(honest, isLargest ? 1 : 0, random.fork('mistakes'));
  const right = claimsOf(lines, `D${municipality}`, story);
  const claims = isLarge ? plantClaimMistakes(right, story) : right;
  const sent = claims.flatMap((claim) => {
    const path = out.send(claimMessage(claim, municipality));
    return path === null ? [] : [{ claim, path }];
  });
  const payments = paymentsOf(claims, story.until, isLargest);
  const files = isLarge ? plantFiles({ municipality, trajectories, claims, story, nextId, out }) : [];
  const requests = plantRequests({ place, trajectories, nextId, out });
  return { made: { place, municipality, trajectories, honest, claims, sent, payments, requests }, files };
}
