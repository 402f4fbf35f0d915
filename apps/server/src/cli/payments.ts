import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { importPayments } from '../jobs/import-payments.ts';
import { complain, exitCodes, print } from './output.ts';
import { withHouse } from './with-house.ts';

export function addPayments(program: Command, end: (code: number) => void): void {
  program
    .command('payments')
    .description('betalingen')
    .command('import')
    .argument(
      '<csv>',
      'betalingen uit het financiële pakket: AGB;gemeente;declaratienummer;betaald op;bedrag',
    )
    .description('boekt betalingen, alles of niets; dezelfde regel boekt één keer')
    .action(async (file: string) => end(await run(resolve(file))));
}

async function run(path: string): Promise<number> {
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) {
    complain(`${path} kan niet worden gelezen. Noem een CSV-bestand.`);
    return exitCodes.usage;
  }
  return withHouse(async (house) => {
    const result = await importPayments(house.db, { name: basename(path), bytes, today: house.today() });
    if (!result.ok) {
      complain(`${basename(path)} klopt niet: ${result.error.length} fouten. Er is niets geboekt.`);
      for (const { line, column, value, message, remedy } of result.error.slice(0, 20)) {
        complain(`  regel ${line}, ${column} "${value}": ${message} ${remedy}`);
      }
      return exitCodes.findings;
    }
    const { booked, already, overpaid } = result.value;
    print(
      `${booked} betalingen geboekt, ${already} waren er al, ${overpaid.length} boven het toegekende bedrag.`,
    );
    return overpaid.length > 0 ? exitCodes.findings : exitCodes.done;
  });
}
