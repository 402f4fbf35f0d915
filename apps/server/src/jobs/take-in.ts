import { record, type Actor } from '@jeugdregie/core/audit';
import { isTemporary, municipal, regional, type Tx } from '@jeugdregie/core/db';
import {
  packContent,
  receive,
  unknownMunicipality,
  type FileState,
  type PackedContent,
  type Receipt,
  type ReceivedFile,
} from '@jeugdregie/core/exchange';
import { check, maxBytes, type Checked } from '@jeugdregie/ijw';
import type { Day, MunicipalityCode, Problem } from '@jeugdregie/kernel';
import type { Desk } from './desk.ts';
import { municipalityInName } from './municipality-in-name.ts';
import {
  contradiction,
  keepCover,
  municipalityOn,
  openEnvelope,
  type Cover,
  type Opened,
} from './open-envelope.ts';
import { brokenOff, notYours, otherMunicipality } from './problems.ts';
import { processMessage } from './process-message.ts';
import { headerOf, routeOf } from './route-of.ts';
import { setApart, type Taken } from './task.ts';

/** A file at the front door. */
export interface Incoming {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  /** Day of receipt: today, or null for loading history, where the message's own Dagtekening counts. */
  readonly receivedOn: Day | null;
  readonly today: Day;
  /** The municipality for which the sender of the file works; null on the command line, which serves the region. */
  readonly own: MunicipalityCode | null;
}

/**
 * Takes one file all the way in, in one transaction: kept, checked, decided, booked, answered. When the work itself
 * breaks off, nothing of it stays, and the file is kept apart with the reason. Throws when the cause is temporary (the
 * database is away, a disk is full): then nothing was kept, and the same file can be offered again.
 */
export async function takeIn(desk: Desk, incoming: Incoming): Promise<Taken> {
  const arrived = await atDoor(desk, incoming);
  const { checked, home } = arrived;
  try {
    const take = async (tx: Tx): Promise<Taken> => {
      const [receipt] = await Promise.all([keepFile(desk, tx, arrived), desk.reference(tx)]);
      if (receipt.kind === 'already') return alreadyThere(receipt.file, incoming.name);
      if (home.problem) return setApart(tx, receipt.file, home.state, home.problem);
      return processMessage(desk, tx, {
        file: receipt.file,
        checked,
        actor: incoming.actor,
        isHistory: incoming.receivedOn === null,
      });
    };
    return await desk.db.transaction(municipal(home.municipality), take, { repeats: true });
  } catch (error) {
    if (isTemporary(error)) throw error; // nothing is wrong with the file: whoever offers it does so again later
    return keepApart(desk, arrived, error);
  }
}

/** Keeps a file and leaves the processing to the queue; what can be told at the door is told at once. */
export async function keepForLater(
  desk: Desk,
  incoming: Incoming,
): Promise<{ readonly file: ReceivedFile; readonly wasThere: boolean; readonly problem: Problem | null }> {
  const arrived = await atDoor(desk, incoming);
  const { home } = arrived;
  return desk.db.transaction(municipal(home.municipality), async (tx) => {
    const receipt = await keepFile(desk, tx, arrived);
    const wasThere = receipt.kind === 'already';
    if (home.problem && !wasThere) await setApart(tx, receipt.file, home.state, home.problem);
    return { file: receipt.file, wasThere, problem: home.problem };
  });
}

/** Processes a file that was kept before: after an upload, a retry, or a kill. */
export async function takeUp(
  desk: Desk,
  file: ReceivedFile,
  bytes: Uint8Array,
  actor: Actor,
): Promise<Taken> {
  const checked = await check(bytes, { limits: { bytes: maxBytes } });
  try {
    return await desk.db.transaction(municipal(file.municipality), (tx) =>
      processMessage(desk, tx, { file, checked, actor, isHistory: false }),
    );
  } catch (error) {
    if (isTemporary(error)) throw error; // the queue tries again
    return desk.db.transaction(municipal(file.municipality), (tx) =>
      setApart(tx, file, 'set-aside', brokenOff(file.name, error)),
    );
  }
}

interface Home {
  readonly municipality: MunicipalityCode;
  readonly problem: Problem | null;
  readonly state: FileState;
}

/** A file at the door, its envelope taken off, read and given a home. */
interface Arrived {
  /** The message itself, also when it came in an envelope. */
  readonly incoming: Incoming;
  readonly cover: Cover | null;
  readonly checked: Checked;
  readonly home: Home;
  readonly content: Promise<PackedContent>;
}

async function atDoor(desk: Desk, given: Incoming): Promise<Arrived> {
  const opened = openEnvelope(given.name, given.bytes);
  const incoming = { ...given, bytes: opened.bytes };
  const content = packContent(incoming.bytes); // before reading: a large file is packed on other threads meanwhile
  const checked = await check(incoming.bytes, { limits: { bytes: maxBytes } });
  const home = homeOf(incoming, checked, opened);
  const named = home.municipality === unknownMunicipality ? await municipalityNamed(desk, given.name) : null;
  return {
    incoming,
    checked,
    content,
    cover: opened.cover,
    home: named ? { ...home, municipality: named } : home,
  };
}

/** What the name tells about a file that tells nothing itself, so that the right back office sees it. */
async function municipalityNamed(desk: Desk, name: string): Promise<MunicipalityCode | null> {
  const reference = await desk.db.transaction(regional, (tx) => desk.reference(tx));
  return municipalityInName(name, new Set(reference?.municipalities.map(({ code }) => code)));
}

async function keepFile(desk: Desk, tx: Tx, arrived: Arrived): Promise<Receipt> {
  const { cover, home } = arrived;
  const receipt = await receive(tx, desk.keys, arrivalOf(arrived, home.municipality));
  if (cover && receipt.kind === 'new') await keepCover(tx, receipt.file, cover);
  return receipt;
}

/** Whose file it is. What cannot be told, or is another's, stays with whoever handed it in, and is not processed. */
function homeOf({ own, name }: Incoming, checked: Checked, { cover, fault }: Opened): Home {
  const route = checked.bericht ? routeOf(checked.bericht) : null;
  if (!checked.bericht) {
    const municipality = own ?? municipalityOn(cover) ?? unknownMunicipality;
    return { municipality, problem: fault, state: 'refused' };
  }
  if (!route) return { municipality: own ?? unknownMunicipality, problem: notYours(name), state: 'refused' };
  if (own !== null && own !== route.municipality) {
    return { municipality: own, problem: otherMunicipality(name, route.municipality, own), state: 'refused' };
  }
  const problem = cover && contradiction(name, cover, checked.bericht);
  return { municipality: route.municipality, problem, state: problem ? 'set-aside' : 'received' };
}

function arrivalOf({ incoming, checked, content }: Arrived, municipality: MunicipalityCode) {
  const header = headerOf(checked);
  const receivedOn = incoming.receivedOn ?? header.messageDate ?? incoming.today;
  return {
    ...header,
    municipality,
    name: incoming.name,
    bytes: incoming.bytes,
    content,
    receivedOn,
    actor: incoming.actor,
  };
}

function alreadyThere(file: ReceivedFile, name: string): Taken {
  return {
    name,
    fileId: file.fileId,
    outcome: 'already',
    summary: `Al ontvangen op ${file.receivedOn} als ${file.name}; niet opnieuw verwerkt.`,
    problem: null,
  };
}

async function keepApart(desk: Desk, arrived: Arrived, cause: unknown): Promise<Taken> {
  const { incoming, home } = arrived;
  return desk.db.transaction(municipal(home.municipality), async (tx) => {
    const receipt = await keepFile(desk, tx, arrived);
    const action = { actor: incoming.actor, action: 'jobs.process', outcome: 'failed' as const };
    await record(tx, { ...action, object: { kind: 'file', id: receipt.file.fileId } });
    return setApart(tx, receipt.file, 'set-aside', brokenOff(incoming.name, cause));
  });
}
