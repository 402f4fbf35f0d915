import { answerCommand } from './cli/answer-command.ts';
import { checkCommand } from './cli/check-command.ts';
import { convertCommand } from './cli/convert-command.ts';
import { explainCommand } from './cli/explain-command.ts';
import { usage, type CliIo } from './cli/io.ts';

export type { CliIo } from './cli/io.ts';
export { answerCommand, checkCommand, convertCommand, explainCommand };

const help =
  'ijw check BESTAND…     controleer berichten\n' +
  'ijw answer BESTAND     maak het retour- of antwoordbericht\n' +
  'ijw explain REGEL…     leg een regel uit\n' +
  'ijw convert BESTAND    zet een bericht om naar json of csv\n';

type Command = (words: readonly string[], io: CliIo) => Promise<number> | number;

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
  const [name, ...rest] = words;
  try {
    const command = commands.get(name ?? '');
    if (command !== undefined) return await command(rest, io);
    io.warn(help);
    return usage;
  } catch (error) {
    if (!isFileError(error)) throw error;
    io.warn(`${error.path ?? 'Bestand'}: niet te openen (${error.code}).\n`);
    return usage;
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}
