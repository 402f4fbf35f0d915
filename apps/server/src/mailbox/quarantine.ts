import { lstat, readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { unknownMunicipality } from '@jeugdregie/core/exchange';
import { municipalityCode, type MunicipalityCode, type Problem } from '@jeugdregie/kernel';
import { writeWhole } from './durable.ts';
import { entriesOf, isGone, moveInto, type Folders } from './folders.ts';
import { fitted, flatName, isIgnored, nthName, reasonEnding } from './names.ts';
import { withoutReason } from './problems.ts';

/** A file that could not be taken in, with the reason that lies beside it. */
export interface Quarantined {
  /** Below the quarantine folder, with slashes. */
  readonly path: string;
  /** '0000' when nobody can tell whose it is. */
  readonly municipality: MunicipalityCode;
  /** ISO instant of the last change of the explanation, or of the file. */
  readonly since: string;
  readonly problem: Problem;
}

/**
 * Moves a file to quarantine with its explanation, in the folder of its municipality when that is known. The
 * explanation is written first: whoever sees the file, sees why.
 */
export async function setInQuarantine(
  folders: Folders,
  from: string,
  as: { readonly name: string; readonly municipality: MunicipalityCode | null; readonly problem: Problem },
): Promise<void> {
  const wanted = placeOf(as.name, as.municipality);
  for (let n = 1; ; n += 1) {
    const relative = nthName(wanted, n);
    if (await exists(join(folders.quarantine, relative))) continue;
    await explain(folders, relative, as.problem);
    await moveInto(folders.quarantine, from, relative);
    return;
  }
}

/** The same for one message out of an archive, which has no file of its own yet. The same bytes twice are one file. */
export async function keepInQuarantine(
  folders: Folders,
  bytes: Uint8Array,
  as: { readonly name: string; readonly municipality: MunicipalityCode | null; readonly problem: Problem },
): Promise<void> {
  const wanted = placeOf(flatName(as.name), as.municipality);
  for (let n = 1; ; n += 1) {
    const path = join(folders.quarantine, nthName(wanted, n));
    const there = await readFile(path).catch((error: unknown) => {
      if (isGone(error)) return null;
      throw error;
    });
    if (there !== null && Buffer.compare(there, bytes) !== 0) continue;
    await explain(folders, nthName(wanted, n), as.problem);
    if (there === null) await writeWhole(path, bytes);
    return;
  }
}

function placeOf(name: string, municipality: MunicipalityCode | null): string {
  const isKnown = municipality !== null && municipality !== unknownMunicipality;
  return fitted(isKnown ? posix.join(municipality, name) : name);
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    (error: unknown) => {
      if (isGone(error)) return false;
      throw error;
    },
  );
}

async function explain(folders: Folders, relative: string, problem: Problem): Promise<void> {
  await writeWhole(join(folders.quarantine, `${relative}${reasonEnding}`), Buffer.from(reasonText(problem)));
}

const line = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The explanation beside a file in quarantine, for a person with nothing but a text editor. */
export function reasonText({ what, where, why, remedy, code }: Problem): string {
  return [
    'Dit bestand is niet ingelezen.',
    '',
    `Wat:     ${line(what)}`,
    `Waar:    ${line(where)}`,
    `Waarom:  ${line(why)}`,
    `Doe nu:  ${line(remedy)}`,
    `Code:    ${line(code)}`,
    '',
    'Is het hersteld, zet het bestand dan terug in de map "in". Is het niet meer nodig, verwijder dan het bestand;',
    'deze uitleg mag ook weg.',
    '',
  ].join('\r\n');
}

/** The problem out of an explanation; null when the text is not one of ours. */
export function readReason(text: string): Problem | null {
  const part = (label: string): string =>
    new RegExp(`^${label}: +(.*?)\\r?$`, 'm').exec(text)?.[1]?.slice(0, 500) ?? '';
  const problem = {
    code: part('Code'),
    what: part('Wat'),
    where: part('Waar'),
    why: part('Waarom'),
    remedy: part('Doe nu'),
  };
  return problem.what === '' ? null : problem;
}

const mostShown = 500;

/** What lies in quarantine now: the folder is the truth, so what a person takes out is out. */
export async function quarantined(folders: Folders): Promise<{ total: number; files: Quarantined[] }> {
  const entries = (await entriesOf(folders.quarantine)).filter(({ name }) => !isIgnored(name));
  const files: Quarantined[] = [];
  for (const { relative, path, name } of entries.slice(0, mostShown)) {
    const stats = await lstat(path).catch(() => null);
    if (stats === null) continue;
    const text = await readFile(`${path}${reasonEnding}`, 'utf8').catch(() => '');
    files.push({
      path: relative,
      municipality: municipalityCode(relative.split('/')[0] ?? '') ?? unknownMunicipality,
      since: stats.ctime.toISOString(),
      problem: readReason(text) ?? withoutReason(name),
    });
  }
  return { total: entries.length, files };
}
