import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { projectFiles, root, textOf } from './house/sources.ts';

/** One thing that must succeed; its output is shown whole when it does not, or always with `shows`. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly shows?: boolean;
}

export type TestKind = 'quick' | 'database' | 'rooms' | 'slow' | 'browser';

/**
 * Test files by kind. `quick` needs nothing but the code and runs in `npm run check`; `database` are those that start
 * one, of which `rooms` run on a second PostgreSQL too; `slow` (fuzzing, referees, kills) and `browser` take minutes.
 */
function testFiles(kind: TestKind): string[] {
  const all = projectFiles().filter((file) => file.endsWith('.test.ts'));
  switch (kind) {
    case 'quick':
    case 'database':
    case 'slow':
    case 'browser':
      return all.filter((file) => kindOf(file) === kind);
    case 'rooms':
      return all.filter((file) => kindOf(file) === 'database' && file.startsWith('packages/core/'));
  }
}

function kindOf(file: string): TestKind {
  if (file.startsWith('e2e/')) return 'browser';
  if (file.endsWith('.slow.test.ts') || /\/(referee|simulation|fuzz)\//.test(file)) return 'slow';
  return /testServer|openTestHouse|openHouse/.test(textOf(file)) ? 'database' : 'quick';
}

/** A test that hangs says so after this long, instead of holding up the whole run. */
const longestTest = 15 * 60_000;

export function nodeTests(kind: TestKind, concurrency: number): Step['command'] {
  return [
    'node',
    '--test',
    '--import',
    './tools/property-seed.ts',
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${longestTest}`,
    ...testFiles(kind),
  ];
}

/** Runs steps one after the other and returns the exit code: 0 when all succeeded. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const failed: string[] = [];
  for (const step of steps) {
    const started = performance.now();
    const { code, output } = await run(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(6);
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${seconds} s  ${step.name}\n`);
    if (code !== 0) failed.push(step.name);
    if (code !== 0 || step.shows) process.stdout.write(`${output}\n`);
  }
  if (failed.length > 0) process.stdout.write(`\nFailed: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
}

function run(step: Step): Promise<{ code: number; output: string }> {
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const [program, ...args] = step.command;
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, ...step.env, PATH: path } });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });
}
