import { Command } from 'commander';
import { speakDutch } from './dutch.ts';
import { complain, exitCodes, leaveWithReader } from './output.ts';

type Add = (program: Command, end: (code: number) => void) => void;

/** A command loads only what it needs: checking one message must not wait for the server, PDF and Excel. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
  start: async () => (await import('./start.ts')).addStart,
  ijw: async () => (await import('./packages.ts')).addIjw,
  methods: async () => (await import('./packages.ts')).addMethods,
  ingest: async () => (await import('./ingest.ts')).addIngest,
  post: async () => (await import('./post.ts')).addPost,
  contracts: async () => (await import('./contracts.ts')).addContracts,
  payments: async () => (await import('./payments.ts')).addPayments,
  figures: async () => (await import('./figures.ts')).addFigures,
  letter: async () => (await import('./letter.ts')).addLetter,
  verify: async () => (await import('./verify.ts')).addVerify,
  backup: async () => (await import('./backup.ts')).addBackup,
  restore: async () => (await import('./backup.ts')).addRestore,
  demo: async () => (await import('./demo.ts')).addDemo,
  users: async () => (await import('./users.ts')).addUsers,
};

leaveWithReader();
const program = new Command('jeugdregie')
  .description('Van iJw-berichten tot raadsbrief: jeugdhulp regionaal inkopen, volgen en sturen.')
  .version('0.1.0', '--version', 'toont de versie')
  .helpOption('--help', 'toont deze uitleg')
  .helpCommand('help [opdracht]', 'uitleg bij een opdracht')
  .showHelpAfterError('Zie jeugdregie help.')
  .exitOverride();
speakDutch(program);

const end = (code: number): void => void (process.exitCode = code);

const asked = commands[process.argv[2] ?? ''];
for (const load of asked ? [asked] : Object.values(commands)) (await load())(program, end);

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
