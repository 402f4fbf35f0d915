import { ijw } from '@jeugdregie/ijw/cli';
import { methodsCli } from '@jeugdregie/methods/cli';
import { systemToday } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { complain, print } from './output.ts';

const io = { out: print, err: complain };
const ijwIo = {
  write: (text: string) => void process.stdout.write(text),
  warn: (text: string) => void process.stderr.write(text),
  today: systemToday as () => string,
};

/** The commands that the packages bring themselves; they read their own arguments. */
export function addPackages(program: Command, end: (code: number) => void): void {
  const bring = (name: string, text: string, run: (args: readonly string[]) => Promise<number>): void => {
    program
      .command(name)
      .description(text)
      .argument('[opdracht...]', 'zie de uitleg van de opdracht zelf')
      .allowUnknownOption()
      .helpOption(false)
      .passThroughOptions()
      .action(async (args: string[]) => end(await run(args)));
  };
  program.enablePositionalOptions();
  bring(
    'ijw',
    'iJw-berichten controleren, beantwoorden, uitleggen en omzetten (check, answer, explain, convert)',
    (args) => ijw(args, ijwIo),
  );
  bring('methods', 'statistische methoden (list, run, fixture)', (args) => methodsCli(args, io));
}
