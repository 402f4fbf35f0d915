import { asksHelp, fine, usage, whyNotOpened, type CliIo } from './cli/io.ts';

export type { CliIo } from './cli/io.ts';

const help =
  'ijw check BESTAND…     controleer berichten\n' +
  'ijw answer BESTAND     maak het retour- of antwoordbericht\n' +
  'ijw explain REGEL…     leg een regel of retourcode uit\n' +
  'ijw convert BESTAND    zet een bericht om naar json of csv\n' +
  'ijw OPDRACHT --help    hoe een opdracht werkt\n';

type Command = (words: readonly string[], io: CliIo) => Promise<number> | number;

/** Each command loads what it needs: a check of a small file takes no longer than its start. */
export const checkCommand: Command = async (words, io) =>
  (await import('./cli/check-command.ts')).checkCommand(words, io);
export const answerCommand: Command = async (words, io) =>
  (await import('./cli/answer-command.ts')).answerCommand(words, io);
export const explainCommand: Command = async (words, io) =>
  (await import('./cli/explain-command.ts')).explainCommand(words, io);
export const convertCommand: Command = async (words, io) =>
  (await import('./cli/convert-command.ts')).convertCommand(words, io);

const commands = new Map<string, Command>([
  ['check', checkCommand],
  ['answer', answerCommand],
  ['explain', explainCommand],
  ['convert', convertCommand],
]);

/**
 * The command `ijw`. Exit code 0 when all is well, 1 when something is wrong with a file, 2 when the command was not
 * understood or a file cannot be opened.
 */
export async function ijw(words: readonly string[], io: CliIo): Promise<number> {
  const [name = '', ...rest] = words;
  const command = commands.get(name);
  if (command === undefined) {
    const isAsked = asksHelp.has(name);
    if (!isAsked) io.warn(name === '' ? 'Noem een opdracht.\n' : `Onbekende opdracht ${name}.\n`);
    (isAsked ? io.write : io.warn)(help);
    return isAsked ? fine : usage;
  }
  try {
    const [only] = rest;
    return await command(only !== undefined && asksHelp.has(only) ? ['--help'] : rest, io);
  } catch (error) {
    const why = whyNotOpened(error);
    if (why === null) throw error;
    io.warn(why);
    return usage;
  }
}
