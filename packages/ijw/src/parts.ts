import type { Bericht } from './generated/berichten.ts';

/** Where a part of a claim (JW323) stands in the whole. */
export interface Place {
  /** Clients before the first client of the part. */
  readonly clientsBefore: number;
  /** Lines of that first client that stood in earlier parts: a client with thousands of lines is handed over in pieces. */
  readonly ownLinesBefore: number;
  /** Lines of all clients in earlier parts. */
  readonly linesBefore: number;
  /** Whether nothing follows: what stands around the clients is now complete. */
  readonly isLast: boolean;
}

/** A message, or some clients of a claim with what stands around them. */
export interface Part extends Place {
  readonly bericht: Bericht;
}

/** The place of a message that is not in parts. */
export const whole: Place = { clientsBefore: 0, ownLinesBefore: 0, linesBefore: 0, isLast: true };

const clientAndLine = /\/Client\[(\d+)\](?:\/Prestaties\/Prestatie\[(\d+)\])?/;

/** The path in the whole message of a path in the part. */
export function pathInWhole(path: string, { clientsBefore, ownLinesBefore }: Place): string {
  if (clientsBefore === 0 && ownLinesBefore === 0) return path;
  return path.replace(clientAndLine, (_all, client: string, line: string | undefined) => {
    const before = client === '1' ? ownLinesBefore : 0;
    const rest = line === undefined ? '' : `/Prestaties/Prestatie[${Number(line) + before}]`;
    return `/Client[${Number(client) + clientsBefore}]${rest}`;
  });
}
