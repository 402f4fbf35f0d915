import type { Command } from 'commander';
import { verify } from '../verify/verify.ts';
import { complain, exitCodes, print, printJson } from './output.ts';
import { withHouse } from './with-house.ts';

export function addVerify(program: Command, end: (code: number) => void): void {
  program
    .command('verify')
    .option('--json', 'uitkomst als JSON')
    .description('rekent alles na: cijfers, regio, grootboek en elk oordeel')
    .action(async ({ json }: { json?: boolean }) => {
      const code = await withHouse(async (house) => {
        const checks = await verify(house, ({ name, looked, differences }) => {
          if (json) return;
          print(`${differences.length === 0 ? 'klopt     ' : 'KLOPT NIET'}  ${name} (${looked} bekeken)`);
          for (const difference of differences.slice(0, 10)) complain(`  ${difference}`);
          if (differences.length > 10) complain(`  … en nog ${differences.length - 10}`);
        });
        if (json) printJson(checks);
        return checks.some(({ differences }) => differences.length > 0) ? exitCodes.findings : exitCodes.done;
      });
      end(code);
    });
}
