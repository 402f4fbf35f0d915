import { compose, type Bericht, type JW305Bericht, type JW315Bericht } from '@jeugdregie/ijw';
import { addDays, firstDayOf, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { startSentOn, stopSentOn } from '../care-files.ts';
import type { DemoClaim } from '../claims.ts';
import { claimMessage, requestMessage, startMessage, stopMessage, type Envelope } from '../messages.ts';
import type { Outbox, RawFile } from '../outbox.ts';
import type { Story } from '../story.ts';
import type { Trajectory } from '../trajectory.ts';

/** A file that is wrong as a file, or as a message, and what must become of it. */
export interface PlantedFile {
  readonly kind: string;
  /** Under the folder `berichten`. */
  readonly path: string;
  readonly municipality: MunicipalityCode;
  readonly outcome: 'processed' | 'already' | 'rejected' | 'set-aside' | 'refused';
  /** Level of the finding; null when nothing is wrong with the message itself. */
  readonly level: 1 | 2 | 3 | null;
  readonly rule: string | null;
  readonly returnCode: string | null;
}

/** What wrong files are made of: the care and the claims of one municipality, and where its messages go. */
export interface FileDesk {
  readonly municipality: MunicipalityCode;
  readonly trajectories: readonly Trajectory[];
  readonly claims: readonly DemoClaim[];
  readonly story: Story;
  readonly nextId: () => string;
  readonly out: Outbox;
}

/** Each of them beside the right message, which is sent too: so nothing else hangs on it. */
export function plantFiles(desk: FileDesk): PlantedFile[] {
  const [first, second, third, fourth, fifth] = wholeStories(desk);
  const claims = desk.claims.filter(({ planted }) => planted === null);
  const [early, middle, late] = [0.3, 0.5, 0.7].map((part) => claims[Math.floor(claims.length * part)]);
  return [
    ...(first ? careOutOfPlace(first, desk) : []),
    ...(second ? careNotValid(second, desk) : []),
    ...(third ? [requestWithoutName(third, desk), requestAgain(third, desk)] : []),
    ...(fourth ? [impossibleDate(fourth, desk)] : []),
    ...(early ? [totalIsNotTheSum(early, desk)] : []),
    ...(middle ? [cutOff(middle, desk)] : []),
    ...(late ? [sameFileTwice(late, desk)] : []),
    ...(fifth ? [startAgain(fifth, desk)] : []),
  ].filter((file) => file !== null);
}

/** Trajectories that began and ended in the window and were referred by a doctor, spread over it. */
function wholeStories({ trajectories, story }: FileDesk): Trajectory[] {
  const first = firstDayOf(story.window.first);
  const whole = trajectories.filter(
    (one) => one.from > first && stopSentOn(one) < story.until && ['02', '03', '05'].includes(one.referrer),
  );
  return [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((part) =>
    whole.slice(Math.floor(whole.length * part)).slice(0, 1),
  );
}

function envelope({ municipality, nextId }: FileDesk, { provider }: Trajectory, on: Day): Envelope {
  return { municipality, provider: provider.code, id: nextId(), on };
}

type Expected = Pick<PlantedFile, 'kind' | 'level' | 'rule' | 'returnCode' | 'outcome'>;

function rejected(kind: string, level: 2 | 3, rule: string, returnCode = '0001'): Expected {
  return { kind, level, rule, returnCode, outcome: 'rejected' };
}

function send(desk: FileDesk, bericht: Bericht, expected: Expected): PlantedFile | null {
  const path = desk.out.send(bericht);
  return path === null ? null : { ...expected, path, municipality: desk.municipality };
}

function sendBytes(desk: FileDesk, file: Omit<RawFile, 'municipality'>, expected: Expected): PlantedFile {
  const { municipality } = desk;
  return { ...expected, path: desk.out.sendBytes({ ...file, municipality }), municipality };
}

const unknownAllocation = 980_000_001;

/** Level 3: right by itself, wrong beside what was sent before. */
function careOutOfPlace(one: Trajectory, desk: FileDesk): (PlantedFile | null)[] {
  const unknown = { ...one, number: unknownAllocation };
  const otherStart = { ...one, begun: addDays(one.begun, 1) };
  const onStop = addDays(stopSentOn(one), -1);
  return [
    send(
      desk,
      startMessage(unknown, envelope(desk, one, startSentOn(one))),
      rejected('start-of-an-unknown-allocation', 3, 'TR019', '9019'),
    ),
    send(
      desk,
      stopMessage(otherStart, envelope(desk, one, onStop)),
      rejected('stop-of-another-start', 3, 'TR382', '9069'),
    ),
  ];
}

function startAgain(one: Trajectory, desk: FileDesk): PlantedFile | null {
  const on = addDays(startSentOn(one), 4);
  return send(
    desk,
    startMessage(one, envelope(desk, one, on)),
    rejected('start-sent-twice', 3, 'TR074', '9074'),
  );
}

function requestAgain(one: Trajectory, desk: FileDesk): PlantedFile | null {
  const again = requestMessage([one], envelope(desk, one, addDays(one.sentOn, 3)));
  return send(desk, again, rejected('request-sent-twice', 3, 'TR347', '9347'));
}

/** Level 2: wrong within itself. */
function careNotValid(one: Trajectory, desk: FileDesk): (PlantedFile | null)[] {
  const inFuture = { ...one, begun: addDays(one.sentOn, 9) };
  const backwards = { ...one, ended: addDays(one.begun, -1) };
  return [
    send(
      desk,
      startMessage(inFuture, envelope(desk, one, one.sentOn)),
      rejected('start-in-the-future', 2, 'TR134'),
    ),
    send(
      desk,
      stopMessage(backwards, envelope(desk, one, addDays(startSentOn(one), 1))),
      rejected('stop-before-the-start', 2, 'TR018'),
    ),
  ];
}

function requestWithoutName(one: Trajectory, desk: FileDesk): PlantedFile | null {
  const right: JW315Bericht = requestMessage(
    [{ ...one, referrerName: null }],
    envelope(desk, one, one.sentOn),
  );
  return send(desk, right, rejected('referrer-without-a-name', 2, 'CD067'));
}

function totalIsNotTheSum(claim: DemoClaim, desk: FileDesk): PlantedFile | null {
  const dated = addDays(claim.dated, -1);
  const wrong = claimMessage({ ...claim, dated, identification: `${claim.number}T` }, desk.municipality);
  const { totaalIngediendBedrag } = wrong.declaratie;
  const totaalBedrag = String(Number(totaalIngediendBedrag.totaalBedrag) + 1);
  const bericht: Bericht = {
    ...wrong,
    declaratie: { ...wrong.declaratie, totaalIngediendBedrag: { ...totaalIngediendBedrag, totaalBedrag } },
  };
  return send(desk, bericht, rejected('total-is-not-the-sum', 2, 'TR358'));
}

/** Level 1: no message at all. */
function cutOff(claim: DemoClaim, desk: FileDesk): PlantedFile {
  const bytes = compose(claimMessage(claim, desk.municipality));
  const file = {
    on: claim.dated,
    name: `JW323-${claim.dated}-afgebroken.xml`,
    // In the middle of a tag.
    bytes: bytes.subarray(0, bytes.lastIndexOf(0x3c, Math.floor(bytes.length * 0.6)) + 4),
  };
  return sendBytes(desk, file, {
    kind: 'cut-off',
    outcome: 'refused',
    level: 1,
    rule: 'WELLFORMED',
    returnCode: null,
  });
}

function impossibleDate(one: Trajectory, desk: FileDesk): PlantedFile | null {
  const right = startMessage(one, envelope(desk, one, startSentOn(one)));
  const [start] = right.client.startProducten.startProduct;
  if (!start) return null;
  const bericht: JW305Bericht = {
    ...right,
    client: { ...right.client, startProducten: { startProduct: [{ ...start, begindatum: '2025-02-30' }] } },
  };
  return send(desk, bericht, {
    kind: 'impossible-date',
    outcome: 'refused',
    level: 1,
    rule: 'TYPE',
    returnCode: null,
  });
}

/** The same bytes under another name: known by what is in it. */
function sameFileTwice(claim: DemoClaim, desk: FileDesk): PlantedFile {
  const bytes = compose(claimMessage(claim, desk.municipality));
  const file = { on: claim.dated, name: `kopie van JW323-${claim.dated}-${claim.number}.xml`, bytes };
  return sendBytes(desk, file, {
    kind: 'same-file-twice',
    outcome: 'already',
    level: null,
    rule: null,
    returnCode: null,
  });
}
