import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose, type Bericht } from '@jeugdregie/ijw';
import { monthOf, type Day, type MunicipalityCode } from '@jeugdregie/kernel';

/** Where the messages of the region go: a folder per municipality and month, a file per message. */
export interface Outbox {
  /** Writes a message, unless it would be sent after the last day. Gives its path under `berichten/`, or null. */
  send(bericht: Bericht): string | null;
  /** Writes bytes as a file of that day in a municipality's folder, whatever they are. */
  sendBytes(file: RawFile): string;
  /** Files written so far, and the messages among them by code. */
  counts(): { readonly total: number; readonly byMessage: Readonly<Record<string, number>> };
}

export interface RawFile {
  readonly municipality: MunicipalityCode;
  readonly on: Day;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `folder` is the folder of the region; its `berichten` of an earlier region go. */
export function openOutbox(folder: string, until: Day): Outbox {
  const base = join(folder, 'berichten');
  rmSync(base, { recursive: true, force: true });
  const made = new Set<string>();
  const byMessage = new Map<string, number>();
  let total = 0;
  const write = (place: string, name: string, bytes: Uint8Array): string => {
    if (!made.has(place)) mkdirSync(join(base, place), { recursive: true });
    made.add(place);
    total += 1;
    writeFileSync(`${base}/${place}/${name}`, bytes);
    return `${place}/${name}`;
  };
  return {
    sendBytes: ({ municipality, on, name, bytes }) => write(`${municipality}/${monthOf(on)}`, name, bytes),
    send(bericht) {
      const { message, header } = bericht;
      const { identificatie, dagtekening } = header.berichtIdentificatie;
      if (dagtekening > until) return null;
      byMessage.set(message, (byMessage.get(message) ?? 0) + 1);
      const { afzender, ontvanger } = header;
      const [municipality, provider] = afzender.length === 4 ? [afzender, ontvanger] : [ontvanger, afzender];
      const name = `${message}-${dagtekening}-${provider}-${identificatie}.xml`;
      return write(`${municipality}/${dagtekening.slice(0, 7)}`, name, compose(bericht));
    },
    counts: () => ({
      total,
      byMessage: Object.fromEntries([...byMessage].sort(([a], [b]) => (a < b ? -1 : 1))),
    }),
  };
}
