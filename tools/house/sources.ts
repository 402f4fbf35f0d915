import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A broken house rule: where, what, and the cure. */
export interface Breach {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Paths, relative to the root, of every file that is in the repository or about to be. */
export function projectFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return list.split('\0').filter((file) => file !== '' && existsSync(join(root, file)));
}

const texts = new Map<string, string>();

export function textOf(file: string): string {
  const known = texts.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}

export function isSource(file: string): boolean {
  return /\.(ts|tsx)$/.test(file) && !file.includes('/generated/');
}

export function isTest(file: string): boolean {
  return /\.test\.tsx?$|\/test\/|\/testing\.ts$|^e2e\/|\/bench\/|\.bench\.ts$/.test(file);
}

/** One import or re-export of a file. */
export interface Import {
  readonly line: number;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

const importPattern =
  /^\s*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

export function importsOf(file: string): Import[] {
  const text = textOf(file);
  return [...text.matchAll(importPattern)].map((match) => ({
    line: text.slice(0, match.index).split('\n').length,
    target: match[2] ?? match[3] ?? '',
    isTypeOnly: match[1] !== undefined,
  }));
}

/** The project file that a relative import means, or null for a package. */
export function resolveImport(file: string, target: string): string | null {
  return target.startsWith('.') ? join(dirname(file), target) : null;
}
