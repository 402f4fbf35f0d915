import { systemToday } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { complain, print } from './output.ts';

type End = (code: number) => void;

/** The command that `packages/ijw` brings itself. */
export function addIjw(program: Command, end: End): void {
  const text =
    'iJw-berichten controleren, beantwoorden, uitleggen en omzetten (check, answer, explain, convert)';
  bring(program, end, { name: 'ijw', text }, async (args) => {
    const { ijw } = await import('@jeugdregie/ijw/cli');
    return ijw(args, {
      write: (out) => void process.stdout.write(out),
      warn: (out) => void process.stderr.write(out),
      today: systemToday as () => string,
    });
  });
}

/** The command that `packages/methods` brings itself. */
export function addMethods(program: Command, end: End): void {
  const text = 'statistische methoden (list, run, fixture)';
  bring(program, end, { name: 'methods', text }, async (args) => {
    const { methodsCli } = await import('@jeugdregie/methods/cli');
    return methodsCli(args, { out: print, err: complain });
  });
}

/** Passes all words on: the package reads its own arguments. */
function bring(
  program: Command,
  end: End,
  { name, text }: { readonly name: string; readonly text: string },
  run: (args: readonly string[]) => Promise<number>,
): void {
  program.enablePositionalOptions();
  program
    .command(name)
    .description(text)
    .argument('[opdracht...]', 'zie de uitleg van de opdracht zelf')
    .allowUnknownOption()
    .helpOption(false)
    .passThroughOptions()
    .action(async (args: string[]) => end(await run(args)));
}
