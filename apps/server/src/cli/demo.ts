import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareWithPublicFigures, defaultScale, generateRegion } from '@jeugdregie/demo';
import { systemToday } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { stateDir } from '../state-dir.ts';
import { complain, exitCodes, print, printProblem, progress } from './output.ts';

interface DemoFlags {
  readonly out?: string;
  readonly scale: string;
  readonly seed: string;
  /** True: to standard output. */
  readonly verslag?: string | true;
}

export function addDemo(program: Command, end: (code: number) => void): void {
  program
    .command('demo')
    .option('--out <map>', 'maakt een fictieve regio in deze map')
    .option('--scale <deel>', 'welk deel van de regio; 1 is de hele', String(defaultScale))
    .option('--seed <tekst>', 'andere tekst, andere regio', 'haaglanden')
    .option(
      '--verslag [bestand]',
      'zet de regio naast de cijfers van het CBS (Markdown): die van --out, anders die van de draaiende demonstratie',
    )
    .description(
      'maakt de fictieve regio als bestanden: berichten, contractwerkboek, betalingen en wat erin is verstopt',
    )
    .action(async (flags: DemoFlags) => end(await demo(flags)));
}

async function demo({ out, verslag, ...wish }: DemoFlags): Promise<number> {
  if (out === undefined && verslag === undefined) {
    complain('Geef --out met de map waarin de bestanden komen, of --verslag voor de bestaande demonstratie.');
    return exitCodes.usage;
  }
  const folder = out === undefined ? join(stateDir(), 'demo') : resolve(out);
  const code = out === undefined ? exitCodes.done : await make(folder, wish);
  return code === exitCodes.done && verslag !== undefined ? report(folder, verslag) : code;
}

async function make(folder: string, { scale, seed }: Pick<DemoFlags, 'scale' | 'seed'>): Promise<number> {
  const part = Number(scale);
  if (!(part > 0 && part <= 1)) {
    complain('--scale is een getal boven 0 en hoogstens 1.');
    return exitCodes.usage;
  }
  const bar = progress('Fictieve regio maken');
  await generateRegion({ folder, seed, scale: part, until: systemToday(), onProgress: bar.update });
  bar.stop();
  complain(`De fictieve regio staat in ${folder}.`);
  return exitCodes.done;
}

async function report(folder: string, target: string | true): Promise<number> {
  if (!existsSync(join(folder, 'truth.json'))) {
    printProblem({
      code: 'DEMO-ONTBREEKT',
      what: 'Hier staat geen fictieve regio.',
      where: folder,
      why: 'In deze map is geen truth.json; het verslag telt wat daarin staat.',
      remedy: 'Maak er eerst een: npx jeugdregie demo --out MAP --verslag, of start de demonstratie.',
    });
    return exitCodes.cannot;
  }
  const { markdown } = await compareWithPublicFigures(folder);
  if (target === true) {
    print(markdown.trimEnd());
    return exitCodes.done;
  }
  await writeFile(resolve(target), markdown);
  complain(`Het verslag staat in ${resolve(target)}.`);
  return exitCodes.done;
}
