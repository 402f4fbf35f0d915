import { checkInParts } from '../check.ts';
import type { Bericht, MessageCode } from '../generated/berichten.ts';
import type { CheckOptions, Finding, Source } from '../model.ts';
import type { Part } from '../parts.ts';
import { checkAgainst } from './check-against.ts';
import { claimJudge } from './claim-judge.ts';
import type { Context } from './context.ts';

/** What all four levels make of a file. */
export interface Judged {
  readonly message: MessageCode | null;
  /** The lowest level at which something was found. */
  readonly level: 1 | 2 | 3 | 4 | null;
  /** Everything found at level 1, or at level 2, or at levels 3 and 4. */
  readonly findings: readonly Finding[];
}

/**
 * All four levels over a file, without holding a claim as a whole. `open` gives the file from its begin: once, and
 * twice more when a claim with credit lines is held against a history, for credits are processed first.
 */
export async function checkFile(
  open: () => Source,
  context: Context,
  options: CheckOptions = {},
): Promise<Judged> {
  let judge = claimJudge(context);
  let whole: Bericht | null = null;
  let hasCredits = false;
  const { message, level, findings } = await checkInParts(
    open(),
    (part) => {
      if (part.bericht.message !== 'JW323') whole = part.bericht;
      hasCredits ||= context.history !== undefined && holdsCredit(part);
      if (!hasCredits) judge.part(part);
    },
    options,
  );
  if (level !== null) return { message, level, findings };
  if (whole !== null) return outcome(message, checkAgainst(whole, context));
  if (hasCredits) {
    judge = claimJudge(context);
    for (const signs of ['C', 'D'] as const) {
      judge.pass(signs);
      await checkInParts(open(), (part) => judge.part(part), options);
    }
  }
  return outcome(message, judge.findings());
}

function outcome(message: MessageCode | null, findings: readonly Finding[]): Judged {
  const levels = findings.map(({ level }) => level);
  return { message, level: levels.includes(3) ? 3 : levels.includes(4) ? 4 : null, findings };
}

function holdsCredit({ bericht }: Part): boolean {
  if (bericht.message !== 'JW323') return false;
  return bericht.declaratie.clienten.client.some(({ prestaties }) =>
    prestaties.prestatie.some(({ ingediendBedrag }) => ingediendBedrag.debetCredit === 'C'),
  );
}
