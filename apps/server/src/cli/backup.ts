import { resolve } from 'node:path';
import { backup, restore } from '@jeugdregie/core/db';
import type { Command } from 'commander';
import { keyProblem } from '../house.ts';
import { exitCodes, print, printProblem, progress } from './output.ts';
import { withHouse } from './with-house.ts';

export function addBackup(program: Command, end: (code: number) => void): void {
  program
    .command('backup')
    .argument('<bestand>', 'waar de reservekopie komt')
    .description('maakt een reservekopie van alles behalve de sleutel; bewaar identity.key apart')
    .action(async (file: string) => {
      const code = await withHouse(async (house) => {
        const bar = progress('Reservekopie');
        const result = await backup(house.db, resolve(file), (at) => bar.update(at.tablesDone, at.tables));
        bar.stop();
        if (!result.ok) {
          printProblem(result.error);
          return exitCodes.cannot;
        }
        const rows = result.value.tables.reduce((sum, table) => sum + table.rows, 0);
        print(`${resolve(file)}: ${result.value.tables.length} tabellen, ${rows} rijen.`);
        print(
          'De sleutel (identity.key in de toestandsmap) staat er niet in: bewaar die op een andere plaats.',
        );
        return exitCodes.done;
      });
      end(code);
    });
}

export function addRestore(program: Command, end: (code: number) => void): void {
  program
    .command('restore')
    .argument('<bestand>', 'de reservekopie')
    .description('zet een reservekopie terug in een lege toestand')
    .action(async (file: string) => {
      const code = await withHouse(async (house) => {
        const bar = progress('Terugzetten');
        const result = await restore(house.db, resolve(file), (at) => bar.update(at.tablesDone, at.tables));
        bar.stop();
        if (!result.ok) {
          printProblem(result.error);
          return exitCodes.cannot;
        }
        print(`Teruggezet: ${result.value.tables.length} tabellen.`);
        // The house opened while it was empty, when any key fits.
        const problem = await keyProblem(house);
        if (problem === null) return exitCodes.done;
        printProblem(problem);
        return exitCodes.findings;
      });
      end(code);
    });
}
