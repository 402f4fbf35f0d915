import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import {
  applyImport,
  importWorkbook,
  templateWorkbook,
  type ImportOutcome,
  type ImportSource,
  type WorkbookFinding,
} from '@jeugdregie/core/contracts';
import { regional, type Tx } from '@jeugdregie/core/db';
import { systemInstant } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { recommitRegion } from '../jobs/recommit.ts';
import { complain, exitCodes, print, printJson, printProblem } from './output.ts';
import { withHouse } from './with-house.ts';

interface ImportFlags {
  readonly toepassen?: boolean;
  readonly json?: boolean;
}

/** A workbook of a whole region is far below this; what is larger is no contract workbook. */
export const maxWorkbookBytes = 25_000_000;

export function addContracts(program: Command, end: (code: number) => void): void {
  const contracts = program.command('contracts').description('contracten, producten en tarieven');
  contracts
    .command('import')
    .argument('<werkboek>', 'contractwerkboek (xlsx)')
    .option('--toepassen', 'neem de wijzigingen meteen over')
    .option('--json', 'uitkomst als JSON')
    .description(
      'controleert een contractwerkboek en toont de verschillen; met --toepassen worden ze overgenomen',
    )
    .action(async (file: string, flags: ImportFlags) => end(await importContracts(resolve(file), flags)));
  contracts
    .command('template')
    .argument('<werkboek>', 'waar het lege werkboek komt (xlsx)')
    .description('schrijft een leeg contractwerkboek met uitleg en voorbeelden')
    .action(async (file: string) => {
      await writeFile(resolve(file), await templateWorkbook());
      print(`Sjabloon geschreven: ${resolve(file)}`);
      end(exitCodes.done);
    });
}

async function importContracts(path: string, flags: ImportFlags): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) {
    complain(`${path} is geen bestand. Noem een contractwerkboek (xlsx).`);
    return exitCodes.usage;
  }
  if (found.size > maxWorkbookBytes) {
    complain(
      `${basename(path)} is ${Math.ceil(found.size / 1_000_000)} MB; een contractwerkboek is hoogstens 25 MB.`,
    );
    return exitCodes.cannot;
  }
  const bytes = await readFile(path);
  return withHouse(async (house, desk) => {
    const source = { name: basename(path), actor: 'opdrachtregel', at: systemInstant() };
    const outcome = await house.db.transaction(regional, (tx) =>
      importAndApply(tx, bytes, { source, flags }),
    );
    if (outcome.kind === 'read' && outcome.isApplied) await recommitRegion(desk, house.today());
    if (flags.json) printJson(outcome);
    else report(outcome);
    return outcome.kind === 'read' ? exitCodes.done : exitCodes.findings;
  });
}

/** With the differences that were found, also when they were applied. */
async function importAndApply(
  tx: Tx,
  bytes: Uint8Array,
  { source, flags }: { readonly source: ImportSource; readonly flags: ImportFlags },
): Promise<ImportOutcome> {
  const read = await importWorkbook(tx, bytes, source);
  if (!flags.toepassen || read.kind !== 'read' || read.isApplied) return read;
  const applied = await applyImport(tx, read.id, source);
  return applied.kind === 'read' ? { ...applied, differences: read.differences } : applied;
}

/** More of them are read in a file, not on a terminal. */
const mostWarnings = 20;

function report(outcome: ImportOutcome): void {
  switch (outcome.kind) {
    case 'unreadable':
      printProblem(outcome.problem);
      return;
    case 'refused':
      complain(`Het werkboek klopt niet: ${outcome.errors.length} fouten. Er is niets overgenomen.`);
      outcome.errors.forEach(printFinding);
      return;
    case 'read': {
      outcome.warnings.slice(0, mostWarnings).forEach(printFinding);
      if (outcome.warnings.length > mostWarnings)
        complain(`… en nog ${outcome.warnings.length - mostWarnings} waarschuwingen; alle staan in --json`);
      for (const { sheet, key, kind, field, before, after } of outcome.differences.slice(0, 40)) {
        const what = { new: 'nieuw', changed: 'gewijzigd', gone: 'vervallen' }[kind];
        print(
          `${sheet}: ${key} ${what}${field ? ` (${field}: ${before ?? 'leeg'} → ${after ?? 'leeg'})` : ''}`,
        );
      }
      if (outcome.differences.length > 40) print(`… en nog ${outcome.differences.length - 40} verschillen`);
      print(
        `${outcome.differences.length} verschillen; ${outcome.isApplied ? 'overgenomen' : 'nog niet overgenomen (gebruik --toepassen)'}.`,
      );
    }
  }
}

function printFinding({ sheet, cell, value, message, remedy, isWarning }: WorkbookFinding): void {
  complain(`${isWarning ? 'Let op' : 'Fout'}: ${sheet} ${cell} "${value}": ${message} ${remedy}`);
}
