import { xsdVersie, xsltVersie } from './answer-versions.ts';
import type {
  JW323Bericht,
  JW323Client,
  JW323Prestatie,
  JW325Bericht,
  JW325Client,
  JW325DeclaratieAntwoord,
  JW325Prestatie,
  TotaalBedragMetDC,
} from './generated/berichten.ts';
import type { Finding } from './model.ts';

/** A rejected line or client: its place in document order over the whole message, from 0, and why. */
export interface Rejected {
  readonly index: number;
  readonly returnCodes: readonly string[];
}

export interface ClaimReplyOptions {
  /** Identification of the answer, at most 12 characters, unique for the municipality. */
  readonly identificatie: string;
  /** Day of the answer, ISO text. */
  readonly dagtekening: string;
  readonly rejected: readonly Rejected[];
  /** Clients that are rejected as a whole (8187): all their lines come back with 0233. */
  readonly rejectedClients?: readonly Rejected[];
  /** The claim is rejected as a whole (such as 9333): nothing is accepted, it counts as never sent. */
  readonly declaratieCodes?: readonly string[];
  /** The header is rejected (0001 at level 2, or such as 9056): the answer is a header only. */
  readonly headerCodes?: readonly string[];
}

/**
 * The answer to a claim (JW325, IV087): swapped parties, only the rejected lines, and the amount that is accepted.
 * Without anything rejected the answer is 0200 with 8001 and holds no clients.
 */
export function claimReply(declaratie: JW323Bericht, options: ClaimReplyOptions): JW325Bericht {
  const { headerCodes = [] } = options;
  const header = headerOf(declaratie, options, headerCodes.length > 0 ? headerCodes : ['0200']);
  if (headerCodes.length > 0) return { message: 'JW325', header };
  return { message: 'JW325', header, declaratieAntwoord: replyBody(declaratie, options) };
}

function headerOf(
  { header }: JW323Bericht,
  options: ClaimReplyOptions,
  codes: readonly string[],
): JW325Bericht['header'] {
  return {
    berichtCode: '491',
    berichtVersie: header.berichtVersie,
    berichtSubversie: header.berichtSubversie,
    afzender: header.ontvanger,
    ontvanger: header.afzender,
    berichtIdentificatie: { identificatie: options.identificatie, dagtekening: options.dagtekening },
    xsdVersie,
    declaratieIdentificatie: header.berichtIdentificatie,
    ...(codes.includes('0001') && { xsltVersie }),
    xsdVersieDeclaratie: header.xsdVersie,
    retourCodes: { retourCode: codes },
  };
}

function replyBody({ declaratie }: JW323Bericht, options: ClaimReplyOptions): JW325DeclaratieAntwoord {
  const { declaratieNummer, totaalIngediendBedrag } = declaratie;
  const shared = { declaratieNummer, totaalIngediendBedrag };
  if (options.declaratieCodes !== undefined && options.declaratieCodes.length > 0) {
    const totaalToegekendBedrag: TotaalBedragMetDC = { totaalBedrag: '0', debetCredit: 'D' };
    return { ...shared, totaalToegekendBedrag, retourCodes: { retourCode: options.declaratieCodes } };
  }
  const { clients, accepted } = rejectedClients(declaratie.clienten.client, options);
  return {
    ...shared,
    totaalToegekendBedrag: signed(accepted),
    ...(clients.length > 0 && { clienten: { client: clients } }),
    retourCodes: { retourCode: [clients.length > 0 ? '0200' : '8001'] },
  };
}

function rejectedClients(
  clients: readonly JW323Client[],
  options: ClaimReplyOptions,
): { readonly clients: readonly JW325Client[]; readonly accepted: bigint } {
  const lineCodes = new Map(options.rejected.map(({ index, returnCodes }) => [index, returnCodes]));
  const clientCodes = new Map(options.rejectedClients?.map(({ index, returnCodes }) => [index, returnCodes]));
  const rejected: JW325Client[] = [];
  let accepted = 0n;
  let line = 0;
  for (const [c, client] of clients.entries()) {
    const codes = clientCodes.get(c);
    const lines: JW325Prestatie[] = [];
    for (const prestatie of client.prestaties.prestatie) {
      const returnCodes = codes === undefined ? lineCodes.get(line) : ['0233'];
      line += 1;
      if (returnCodes === undefined) accepted += signedAmount(prestatie);
      else lines.push({ ...prestatie, retourCodes: { retourCode: returnCodes } });
    }
    if (lines.length === 0) continue;
    rejected.push({
      bsn: client.bsn,
      prestaties: { prestatie: lines },
      retourCodes: { retourCode: codes ?? ['0200'] },
    });
  }
  return { clients: rejected, accepted };
}

function signedAmount({ ingediendBedrag }: JW323Prestatie): bigint {
  const amount = BigInt(Number(ingediendBedrag.bedrag));
  return ingediendBedrag.debetCredit === 'C' ? -amount : amount;
}

/** Zero is debit (CS325). */
function signed(amount: bigint): TotaalBedragMetDC {
  return amount < 0n
    ? { totaalBedrag: String(-amount), debetCredit: 'C' }
    : { totaalBedrag: String(amount), debetCredit: 'D' };
}

/** The answer that findings of levels 2, 3 and 4 lead to; each finding says by its path what it rejects. */
export function claimAnswer(
  declaratie: JW323Bericht,
  level: 2 | null,
  findings: readonly Finding[],
  options: { readonly identificatie: string; readonly dagtekening: string },
): JW325Bericht {
  const { identificatie, dagtekening } = options;
  const moment = { identificatie, dagtekening };
  if (level === 2) return claimReply(declaratie, { ...moment, rejected: [], headerCodes: ['0001'] });
  const header = new Map<number, string[]>();
  const whole = new Map<number, string[]>();
  const clients = new Map<number, string[]>();
  const lines = new Map<number, string[]>();
  const firstLine = firstLines(declaratie.declaratie.clienten.client);
  for (const { path, returnCode } of findings) {
    if (returnCode === null) continue;
    const place = /^Bericht\/Declaratie\/Clienten\/Client\[(\d+)\](?:\/Prestaties\/Prestatie\[(\d+)\])?/.exec(
      path,
    );
    if (path.startsWith('Bericht/Header')) add(header, 0, returnCode);
    else if (place === null) add(whole, 0, returnCode);
    else if (place[2] === undefined) add(clients, Number(place[1]) - 1, returnCode);
    else add(lines, (firstLine[Number(place[1]) - 1] ?? 0) + Number(place[2]) - 1, returnCode);
  }
  return claimReply(declaratie, {
    ...moment,
    rejected: listed(lines),
    rejectedClients: listed(clients),
    declaratieCodes: whole.get(0) ?? [],
    headerCodes: header.get(0) ?? [],
  });
}

/** Number of the first line of each client. */
function firstLines(clients: readonly JW323Client[]): number[] {
  let count = 0;
  return clients.map((client) => {
    const first = count;
    count += client.prestaties.prestatie.length;
    return first;
  });
}

function add(codes: Map<number, string[]>, index: number, code: string): void {
  const known = codes.get(index);
  if (known === undefined) codes.set(index, [code]);
  else if (!known.includes(code)) known.push(code);
}

function listed(codes: ReadonlyMap<number, readonly string[]>): Rejected[] {
  return [...codes].map(([index, returnCodes]) => ({ index, returnCodes }));
}
