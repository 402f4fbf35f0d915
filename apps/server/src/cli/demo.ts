import { resolve } from 'node:path';
import { defaultScale, generateRegion } from '@jeugdregie/demo';
import { systemToday } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { complain, exitCodes, print, progress } from './output.ts';

interface DemoFlags {
  readonly out: string;
  readonly scale: string;
  readonly seed: string;
}

export function addDemo(program: Command, end: (code: number) => void): void {
  program
    .command('demo')
    .requiredOption('--out <map>', 'waar de bestanden van de fictieve regio komen')
    .option('--scale <deel>', 'welk deel van de regio; 1 is de hele', String(defaultScale))
    .option('--seed <tekst>', 'andere tekst, andere regio', 'haaglanden')
    .description(
      'maakt de fictieve regio als bestanden: berichten, contractwerkboek, betalingen en wat erin is verstopt',
    )
    .action(async (flags: DemoFlags) => end(await make(flags)));
}

async function make({ out, scale, seed }: DemoFlags): Promise<number> {
  const part = Number(scale);
  if (!(part > 0 && part <= 1)) {
    complain('--scale is een getal boven 0 en hoogstens 1.');
    return exitCodes.usage;
  }
  const folder = resolve(out);
  const bar = progress('Fictieve regio maken');
  await generateRegion({ folder, seed, scale: part, until: systemToday(), onProgress: bar.update });
  bar.stop();
  print(`De fictieve regio staat in ${folder}.`);
  return exitCodes.done;
}
