import type { Command } from 'commander';
import { startServer } from '../start-server.ts';
import { mailboxFlags, type MailboxFlags } from './mailbox-flags.ts';

interface StartFlags extends MailboxFlags {
  readonly leeg?: boolean;
}

export function addStart(program: Command, end: (code: number) => void): void {
  mailboxFlags(program.command('start'))
    .option('--leeg', 'begin zonder fictieve regio')
    .description('start de server; op een lege toestand komt eerst de fictieve regio binnen')
    .action(async (flags: StartFlags) =>
      end(await startServer({ isEmptyWanted: flags.leeg ?? false, mailbox: flags })),
    );
}
