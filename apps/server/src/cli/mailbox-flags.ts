import { resolve } from 'node:path';
import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import type { MailboxSettings } from '../mailbox/model.ts';

/** As given on the command line; each wins over its environment variable. */
export interface MailboxFlags {
  readonly postvak?: string | undefined;
  readonly envelop?: boolean | undefined;
  readonly bewaardagen?: string | undefined;
}

/** The options that `post` and `start` share. */
export function mailboxFlags(command: Command): Command {
  return command
    .option('--postvak <map>', 'map waarin de gateway bestanden zet en ophaalt (of POSTVAK_DIR)')
    .option('--envelop', 'verpak uitgaande berichten in een StUF-GGk-envelop (of POSTVAK_ENVELOP=1)')
    .option(
      '--bewaardagen <aantal>',
      'verwijder verwerkte bestanden na zo veel dagen (of POSTVAK_BEWAARDAGEN)',
    );
}

/** The mailbox that flags and environment name; null when they name none. */
export function mailboxSettings(
  flags: MailboxFlags,
  environment: NodeJS.ProcessEnv,
): Result<MailboxSettings | null, Problem> {
  const root = flags.postvak ?? environment['POSTVAK_DIR'] ?? '';
  if (root === '') return ok(null);
  const days = flags.bewaardagen ?? environment['POSTVAK_BEWAARDAGEN'] ?? '';
  const keepDays = days === '' ? null : Number(days);
  if (keepDays !== null && !(Number.isSafeInteger(keepDays) && keepDays >= 1 && keepDays <= 3650)) {
    return fail({
      code: 'POSTVAK-BEWAARDAGEN',
      what: 'Het aantal bewaardagen klopt niet.',
      where: flags.bewaardagen === undefined ? 'POSTVAK_BEWAARDAGEN' : '--bewaardagen',
      why: `"${days.slice(0, 40)}" is geen heel getal van 1 tot en met 3650.`,
      remedy: 'Geef een aantal dagen, of laat het weg om verwerkte bestanden te bewaren.',
    });
  }
  const wraps = flags.envelop ?? environment['POSTVAK_ENVELOP'] === '1';
  return ok({ root: resolve(root), wraps, keepDays });
}
