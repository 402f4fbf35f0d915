import { randomBytes } from 'node:crypto';
import { addAccount, listAccounts, roles } from '@jeugdregie/core/access';
import { system } from '@jeugdregie/core/db';
import { municipalityCode, type MunicipalityCode } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { complain, exitCodes, print, printProblem, printTable } from './output.ts';
import { withHouse } from './with-house.ts';

interface UserFlags {
  readonly email: string;
  readonly naam: string;
  readonly rol: string;
  readonly gemeente?: readonly string[];
}

/** Accounts from the command line: the first administrator has nobody who could make one on screen. */
export function addUsers(program: Command, end: (code: number) => void): void {
  const users = program.command('users').description('accounts');
  users
    .command('add')
    .requiredOption('--email <adres>', 'waarmee iemand zich aanmeldt')
    .requiredOption('--naam <naam>', 'hoe iemand heet')
    .requiredOption('--rol <rol>', `een van ${roles.join(', ')}`)
    .option(
      '--gemeente <code...>',
      'CBS-code van elke gemeente waarvoor iemand werkt; zonder: het Servicebureau',
    )
    .description('maakt een account met een nieuw wachtwoord, dat één keer wordt getoond')
    .action(async (flags: UserFlags) => end(await add(flags)));
  users
    .command('list')
    .description('toont de accounts')
    .action(async () => end(await list()));
}

async function add({ email, naam, rol, gemeente = [] }: UserFlags): Promise<number> {
  const role = roles.find((known) => known === rol);
  const codes = gemeente.map((text) => municipalityCode(text));
  const municipalities = codes.filter((code): code is MunicipalityCode => code !== null);
  if (!role || municipalities.length < codes.length) {
    complain(`--rol is een van ${roles.join(', ')}; --gemeente is een code van vier cijfers.`);
    return exitCodes.usage;
  }
  return withHouse(async (house) => {
    const password = randomBytes(12).toString('base64url');
    const result = await addAccount(
      house.db,
      { commandLine: true },
      { email, name: naam, role, municipalities, password },
    );
    if (!result.ok) {
      printProblem(result.error);
      return exitCodes.cannot;
    }
    print(`Account gemaakt voor ${email}. Wachtwoord (wordt niet nog eens getoond): ${password}`);
    return exitCodes.done;
  });
}

async function list(): Promise<number> {
  return withHouse(async (house) => {
    const accounts = await house.db.transaction(system, (tx) => listAccounts(tx, null));
    const rows = accounts.map(({ email, name, role, municipalities, isActive }) => [
      email,
      name,
      role,
      municipalities.join(' ') || 'Servicebureau',
      isActive ? 'ja' : 'nee',
    ]);
    printTable(['E-mail', 'Naam', 'Rol', 'Gemeenten', 'Actief'], rows);
    return exitCodes.done;
  });
}
