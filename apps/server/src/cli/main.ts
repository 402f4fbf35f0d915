import { Command } from 'commander';
import { addBackup } from './backup.ts';
import { addContracts } from './contracts.ts';
import { addDemo } from './demo.ts';
import { addFigures } from './figures.ts';
import { addIngest } from './ingest.ts';
import { addLetter } from './letter.ts';
import { addPackages } from './packages.ts';
import { complain, exitCodes } from './output.ts';
import { addPayments } from './payments.ts';
import { addStart } from './start.ts';
import { addUsers } from './users.ts';
import { addVerify } from './verify.ts';

const program = new Command('jeugdregie')
  .description('Van iJw-berichten tot raadsbrief: jeugdhulp regionaal inkopen, volgen en sturen.')
  .version('0.1.0', '--version', 'toont de versie')
  .helpOption('--help', 'toont deze uitleg')
  .helpCommand('help [opdracht]', 'uitleg bij een opdracht')
  .showHelpAfterError('Zie jeugdregie help.')
  .exitOverride();

const end = (code: number): void => void (process.exitCode = code);
for (const add of [addStart, addPackages, addIngest, addContracts, addPayments, addFigures, addLetter])
  add(program, end);
for (const add of [addVerify, addBackup, addDemo, addUsers]) add(program, end);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitOf(error);
}

/** Commander throws to leave: asking for help is no failure, a wrong call is 2. */
function exitOf(error: unknown): number {
  const { code, exitCode } = error as { code?: string; exitCode?: number };
  if (code?.startsWith('commander.')) return exitCode === 0 ? exitCodes.done : exitCodes.usage;
  complain(
    error instanceof Error
      ? process.env['DEBUG']
        ? (error.stack ?? error.message)
        : error.message
      : String(error),
  );
  return exitCodes.cannot;
}
