import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('examples/', import.meta.url);

/** One case of `invalid/expected.json`. */
export interface InvalidCase {
  readonly file: string;
  readonly message: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly rule: string;
  readonly retourcode: string | null;
  readonly at: string;
  readonly context: readonly string[];
  readonly alsoBreaks?: readonly string[];
}

export function bytesOf(file: string): Buffer {
  return readFileSync(new URL(file, root));
}

export function pathOf(file: string): string {
  return new URL(file, root).pathname;
}

export const validFiles: readonly string[] = readdirSync(root).filter((name) => name.endsWith('.xml'));

export const invalidCases: readonly InvalidCase[] = (
  JSON.parse(bytesOf('invalid/expected.json').toString('utf8')) as { cases: InvalidCase[] }
).cases;

export const story: readonly string[] = (
  JSON.parse(bytesOf('index.json').toString('utf8')) as { story: { file: string }[] }
).story.map(({ file }) => file);

/** The context files of a case, relative to the examples. */
export function contextFiles({ context }: InvalidCase): readonly string[] {
  return context.map((file) => file.replace(/^\.\.\//, ''));
}
