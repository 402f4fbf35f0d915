import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { region } from '@jeugdregie/core/contracts';
import { regional } from '@jeugdregie/core/db';
import { composeLetter, docxOf, pdfOf } from '@jeugdregie/core/letters';
import { day, municipalityCode, systemInstant, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { isDemoState } from '../demo-state.ts';
import type { House } from '../house.ts';
import { complain, exitCodes, print, printProblem } from './output.ts';
import { withHouse } from './with-house.ts';

interface LetterFlags {
  readonly gemeente: string;
  readonly peildatum: string;
  readonly out: string;
}

export function addLetter(program: Command, end: (code: number) => void): void {
  program
    .command('letter')
    .requiredOption('--gemeente <code>', 'CBS-code van vier cijfers, of alle')
    .requiredOption('--peildatum <dag>', 'laatste dag van een maand, zoals 2026-09-30')
    .option('--out <map>', 'waar PDF en Word komen', '.')
    .description('schrijft een raadsinformatiebrief als PDF (PDF/UA-1) en Word-document')
    .action(async (flags: LetterFlags) => end(await letters(flags)));
}

async function letters({ gemeente, peildatum, out }: LetterFlags): Promise<number> {
  const cutOff = day(peildatum);
  const one = gemeente === 'alle' ? null : municipalityCode(gemeente);
  if (cutOff === null || (gemeente !== 'alle' && one === null)) {
    complain('Geef --gemeente als vier cijfers (of "alle") en --peildatum als dag, zoals 2026-09-30.');
    return exitCodes.usage;
  }
  return withHouse(async (house) => {
    await mkdir(resolve(out), { recursive: true });
    const wanted = one ? [one] : await members(house, cutOff);
    let code: number = exitCodes.done;
    for (const municipality of wanted)
      code = Math.max(code, await write(house, municipality, cutOff, resolve(out)));
    return code;
  });
}

async function members(house: House, cutOff: Day): Promise<readonly MunicipalityCode[]> {
  const { municipalities } = await house.db.transaction(regional, (tx) => region(tx, cutOff));
  return municipalities.map(({ code }) => code);
}

async function write(
  house: House,
  municipality: MunicipalityCode,
  cutOff: Day,
  folder: string,
): Promise<number> {
  const result = await composeLetter(house.db, {
    municipality,
    cutOff,
    dated: house.today(),
    remark: null,
    actor: 'opdrachtregel',
    at: systemInstant(),
    isDemo: isDemoState(house.stateDir),
  });
  if (!result.ok) {
    printProblem(result.error);
    return exitCodes.cannot;
  }
  const { frame, text } = result.value;
  const path = join(folder, frame.reference);
  await writeFile(`${path}.pdf`, pdfOf(text));
  await writeFile(`${path}.docx`, await docxOf(text));
  print(`${path}.pdf en .docx`);
  return exitCodes.done;
}
