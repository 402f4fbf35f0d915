import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CaseContext } from './entry.ts';
import { parseFixture, runFixture, type Outcome } from './fixture.ts';
import { isInputError, isObject, parseObject, type JsonObject } from './input.ts';
import { methodNamed, methods } from './register.ts';

/** Where a command writes. */
export interface CliIo {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

const usage = `methods list                        the methods, by id
methods run METHOD INPUT.json       run a method on the input of one case, print the result as JSON
methods fixture FILE.json…          check fixture files, print pass or fail per expected value`;

/** The commands `methods list|run|fixture`. Exit code: 0 good, 1 a value failed or not enough data, 2 bad use. */
export async function methodsCli(args: readonly string[], io: CliIo): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'list') return list(io);
    if (command === 'run' && rest.length === 2) return await runMethod(rest[0] ?? '', rest[1] ?? '', io);
    if (command === 'fixture' && rest.length > 0) return await checkFixtures(rest, io);
  } catch (error) {
    if (!isInputError(error) && !isMissingFile(error)) throw error;
    io.err((error as Error).message);
    return 2;
  }
  io.err(usage);
  return 2;
}

function list(io: CliIo): number {
  for (const { id, title } of methods) io.out(`${id.padEnd(24)}${title}`);
  return 0;
}

async function runMethod(name: string, file: string, io: CliIo): Promise<number> {
  const entry = methodNamed(name);
  if (entry === null) {
    io.err(`there is no method ${name}; the methods are ${methods.map((m) => m.id).join(', ')}`);
    return 2;
  }
  const whole = parseObject(readFileSync(file, 'utf8'), file);
  // The input itself, or an object that holds it under `input`, as a case of a fixture does.
  const input: JsonObject = isObject(whole['input']) ? whole['input'] : whole;
  const result = await entry.cases(input, { name: '', earlier: [], load: loader(file) });
  io.out(JSON.stringify(result, jsonValue, 2));
  return result.ok ? 0 : 1;
}

async function checkFixtures(files: readonly string[], io: CliIo): Promise<number> {
  let failed = 0;
  let checked = 0;
  for (const file of files) {
    const fixture = parseFixture(readFileSync(file, 'utf8'), file);
    const entry = methodNamed(fixture.method) ?? methodNamed(fixture.id);
    if (entry === null) {
      io.err(`${file}: there is no method ${fixture.method}`);
      failed += 1;
      continue;
    }
    io.out(`${fixture.id}: ${fixture.title}`);
    const outcomes = await runFixture(fixture, entry, loader(file));
    for (const outcome of outcomes) io.out(line(outcome));
    checked += outcomes.length;
    failed += outcomes.filter((o) => !o.pass).length;
  }
  io.out(`${checked} values checked, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function line({ pass, caseName, path, origin, reason }: Outcome): string {
  return `  ${pass ? 'pass' : 'FAIL'}  ${caseName} · ${path} (${origin})${reason === '' ? '' : `: ${reason}`}`;
}

const ownFixtures = join(dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');

/** Finds a data file beside the input, in the working directory, or among the package's own data. */
export function loader(file: string): CaseContext['load'] {
  return (path) => {
    const places = [
      resolve(dirname(file), path),
      resolve(path),
      join(ownFixtures, path),
      resolve(dirname(file), 'data', basename(path)),
      join(ownFixtures, 'data', basename(path)),
    ];
    const found = places.find((p) => existsSync(p));
    return found === undefined ? null : readFileSync(found, 'utf8');
  };
}

/** Infinite and undefined numbers are "not estimable" in JSON; bigint cents become text-free integers. */
function jsonValue(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') {
    const plain = Number(value);
    return Number.isSafeInteger(plain) ? plain : value.toString();
  }
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

function isMissingFile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR');
}
