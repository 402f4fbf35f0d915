import { addStep, type ReceivedFile } from '@jeugdregie/core/exchange';
import { sql, type Tx } from '@jeugdregie/core/db';
import { maxBytes, readEnvelope, type Bericht, type Envelope } from '@jeugdregie/ijw';
import { municipalityCode, type MunicipalityCode, type Problem } from '@jeugdregie/kernel';
import { machine } from './task.ts';

/** Largest file at the door: a message of 25 MB, in base64 inside an envelope. */
export const maxEnvelopeBytes = Math.floor(maxBytes * 1.4);

/** What the outside of a message said; the message itself is taken out. */
export type Cover = Omit<Envelope, 'bericht'>;

/** A file with its envelope taken off: the message, and what the outside said. */
export interface Opened {
  readonly bytes: Uint8Array;
  /** Null when the file came without an envelope, or in one that cannot be read. */
  readonly cover: Cover | null;
  /** Why the envelope cannot be opened; then `bytes` is the file as it came. */
  readonly fault: Problem | null;
}

const headLength = 4096;

/** Whether a file begins as a StUF-GGk envelope, by its first few thousand bytes. */
export function isEnvelope(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, headLength)).toString('latin1');
  return /<(?:[\w.-]+:)?envelop(?:Heen|Retour)bericht-ggk_D[iu]01[\s>]/.test(head);
}

/** Takes the envelope off; a file without one passes as it is. */
export function openEnvelope(name: string, bytes: Uint8Array): Opened {
  if (!isEnvelope(bytes)) return { bytes, cover: null, fault: null };
  const read = readEnvelope(bytes);
  if ('why' in read) return { bytes, cover: null, fault: unopened(name, read.code, read.why) };
  const { bericht, ...cover } = read;
  return { bytes: bericht, cover, fault: null };
}

/** The municipality that an envelope names, for a message that itself cannot be read. */
export function municipalityOn(cover: Cover | null): MunicipalityCode | null {
  if (cover === null) return null;
  return municipalityCode(cover.zender.organisatie) ?? municipalityCode(cover.ontvanger.organisatie);
}

/**
 * Where envelope and message contradict each other, or null. A return message copies the header of the message that it
 * answers, so its own sender stands in that header as receiver.
 */
export function contradiction(name: string, cover: Cover, bericht: Bericht): Problem | null {
  const { afzender, ontvanger, berichtIdentificatie } = bericht.header;
  const retour = 'identificatieRetour' in bericht.header ? bericht.header.identificatieRetour : undefined;
  const [sender, receiver] = retour === undefined ? [afzender, ontvanger] : [ontvanger, afzender];
  const pairs: readonly (readonly [string, string, readonly (string | undefined)[]])[] = [
    ['functie', cover.functie, [bericht.message]],
    ['zender', cover.zender.organisatie, [sender]],
    ['ontvanger', cover.ontvanger.organisatie, [receiver]],
    [
      'referentienummerBericht',
      cover.referentienummerBericht,
      [retour as string | undefined, berichtIdentificatie.identificatie],
    ],
  ];
  const wrong = pairs.find(([, outside, inside]) => !inside.includes(outside.trim()));
  if (!wrong) return null;
  const [field, outside, inside] = wrong;
  return {
    code: 'ENVELOP-SPREEKT-TEGEN',
    what: 'De envelop en het bericht erin spreken elkaar tegen.',
    where: `${name}, ${field}`,
    why: `Op de envelop staat ${outside.slice(0, 40)}, in het bericht ${inside[0] ?? inside[1] ?? 'niets'}.`,
    remedy:
      'Vraag de afzender wat juist is. Klopt het bericht, kies dan Bied opnieuw aan; klopt het niet, laat het dan opnieuw sturen.',
  };
}

function unopened(name: string, code: string, why: string): Problem {
  return {
    code: `ENVELOP-${code}`,
    what: 'Deze envelop kan niet worden geopend.',
    where: name,
    why: `${why} Er is niets verwerkt (transportfout ${code}).`,
    remedy: 'Vraag de afzender om het bericht opnieuw te versturen, of lever het bericht zonder envelop aan.',
  };
}

/** Keeps what the outside said, so that the answer can refer to it. */
export async function keepCover(tx: Tx, file: ReceivedFile, cover: Cover): Promise<void> {
  const { zender, ontvanger, referentienummer, tijdstipBericht } = cover;
  await tx.query(sql`
    insert into jobs_covers (municipality, file_id, reference, sent_at, sender, receiver)
    values (${file.municipality}, ${file.fileId}, ${referentienummer.slice(0, 200)}, ${tijdstipBericht.slice(0, 40)},
      ${zender.organisatie.slice(0, 40)}, ${ontvanger.organisatie.slice(0, 40)})`);
  const note = `StUF-GGk-envelop met referentienummer ${referentienummer.slice(0, 60)}; bewaard is het bericht erin.`;
  await addStep(tx, file, { step: 'Uitgepakt', outcome: 'ok', actor: machine, note });
}

/** Reference number of the envelope in which a file came, or null when it came without. */
export async function referenceOf(tx: Tx, fileId: string): Promise<string | null> {
  const rows = await tx.query(sql<{ reference: string }>`
    select reference from jobs_covers where file_id = ${fileId}`);
  return rows[0]?.reference ?? null;
}
