import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ingestFolder, type IngestSummary } from '../jobs/ingest-folder.ts';
import { complain, exitCodes, print, printJson, printProblem, progress } from './output.ts';
import { withHouse } from './with-house.ts';

interface IngestFlags {
  readonly ontvangen: 'vandaag' | 'dagtekening';
  readonly json?: boolean;
}

export function addIngest(program: Command, end: (code: number) => void): void {
  program
    .command('ingest')
    .argument('<map>', 'map met iJw-berichten (xml, zip; met alles eronder)')
    .option(
      '--ontvangen <dag>',
      'dag van ontvangst: vandaag, of dagtekening (voor het laden van historie)',
      'vandaag',
    )
    .option('--json', 'uitkomst als JSON')
    .description('leest een map met berichten in: controleren, beoordelen, boeken, beantwoorden')
    .action(async (folder: string, flags: IngestFlags) => end(await ingest(resolve(folder), flags)));
}

async function ingest(folder: string, flags: IngestFlags): Promise<number> {
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    complain(`${folder} is geen map. Noem de map waarin de berichten staan.`);
    return exitCodes.usage;
  }
  if (flags.ontvangen !== 'vandaag' && flags.ontvangen !== 'dagtekening') {
    complain('--ontvangen is "vandaag" of "dagtekening".');
    return exitCodes.usage;
  }
  return withHouse(async (house, desk) => {
    const bar = progress('Inlezen', flags.json);
    const summary = await ingestFolder(desk, {
      folder,
      actor: { kind: 'system', name: 'opdrachtregel' },
      today: house.today(),
      receivedOn: flags.ontvangen === 'vandaag' ? house.today() : null,
      onProgress: bar.update,
    });
    bar.stop();
    if (flags.json) printJson(summary);
    else report(summary);
    const { counts } = summary;
    return counts.refused + counts.rejected + counts['set-aside'] > 0 ? exitCodes.findings : exitCodes.done;
  });
}

function report({ total, counts, notable }: IngestSummary): void {
  if (total === 0) {
    complain('In deze map staan geen bestanden. Noem de map met de iJw-berichten (xml of zip).');
    return;
  }
  for (const { name, summary, problem } of notable.slice(0, 20)) {
    if (problem) printProblem(problem);
    else complain(`${name}: ${summary}`);
  }
  if (notable.length > 20) complain(`… en nog ${notable.length - 20}; zie Berichten, of gebruik --json.`);
  print(
    `${total} bestanden: ${counts.processed} verwerkt, ${counts.already} waren er al, ${counts.rejected} afgekeurd,`,
  );
  print(`${counts['set-aside']} apart gezet voor een medewerker, ${counts.refused} geweigerd.`);
}
