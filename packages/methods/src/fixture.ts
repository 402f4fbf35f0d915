import type { AsyncMethodEntry, CaseContext, Labels } from './entry.ts';
import {
  inputError,
  isInputError,
  isList,
  isObject,
  parseObject,
  textAt,
  type Json,
  type JsonObject,
} from './input.ts';

/** One expected value of a case, in the format `methods-fixture/1`. */
export interface Expectation {
  /** Label of the output; a path ending in AtMost or AtLeast is one-sided. */
  readonly path: string;
  readonly value: Json;
  readonly abs: number | null;
  readonly rel: number | null;
  /** `published` or `recomputed`. */
  readonly origin: string;
}

export interface FixtureCase {
  readonly name: string;
  /** Input with "as above" replaced by what it refers to. */
  readonly input: JsonObject;
  readonly expected: readonly Expectation[];
}

export interface Fixture {
  readonly id: string;
  readonly method: string;
  readonly title: string;
  readonly source: readonly string[];
  readonly cases: readonly FixtureCase[];
}

/** What one expected value came to. */
export interface Outcome {
  readonly caseName: string;
  readonly path: string;
  readonly expected: Json;
  readonly got: unknown;
  readonly origin: string;
  readonly pass: boolean;
  /** Empty on a pass; else why it failed. */
  readonly reason: string;
}

const aboveReference = /^as (above|(the )?first case)$/i;

/** Reads a fixture file; throws an input error when it is no `methods-fixture/1`. */
export function parseFixture(text: string, name: string): Fixture {
  const file = parseObject(text, name);
  if (file['schema'] !== 'methods-fixture/1') throw inputError(`${name} is no methods-fixture/1`);
  const list = file['cases'];
  if (!isList(list)) throw inputError(`${name} has no cases`);
  const cases: FixtureCase[] = [];
  for (const [i, item] of list.entries()) {
    if (!isObject(item)) throw inputError(`${name}: case ${i} is no object`);
    cases.push(readCase(item, cases[0]?.input ?? {}, `${name}: case ${i}`));
  }
  const source = isList(file['source'] ?? null)
    ? (file['source'] as readonly Json[]).map((line) =>
        typeof line === 'string' ? line : JSON.stringify(line),
      )
    : [];
  return {
    id: textAt(file, 'id', name),
    method: textAt(file, 'method'),
    title: textAt(file, 'title', ''),
    source,
    cases,
  };
}

function readCase(item: JsonObject, first: JsonObject, where: string): FixtureCase {
  const expected = item['expected'] ?? [];
  if (!isList(expected)) throw inputError(`${where}: expected must be a list`);
  return {
    name: textAt(item, 'name', where),
    input: resolveInput(item['input'] ?? {}, first, where),
    expected: expected.map((e) => readExpectation(e, where)),
  };
}

function resolveInput(input: Json, first: JsonObject, where: string): JsonObject {
  if (typeof input === 'string' && aboveReference.test(input)) return first;
  if (!isObject(input)) throw inputError(`${where}: input must be an object`);
  const resolved = Object.entries(input).map(([key, value]): [string, Json] => {
    const refers = typeof value === 'string' && aboveReference.test(value);
    return [key, refers ? (first[key] ?? value) : value];
  });
  return Object.fromEntries(resolved);
}

function readExpectation(item: Json, where: string): Expectation {
  if (!isObject(item)) throw inputError(`${where}: an expected value is no object`);
  const tolerance = (key: string): number | null => (typeof item[key] === 'number' ? item[key] : null);
  return {
    path: textAt(item, 'path'),
    value: item['value'] ?? null,
    abs: tolerance('abs'),
    rel: tolerance('rel'),
    origin: textAt(item, 'origin', 'unknown'),
  };
}

/** Runs every case of a fixture through its method and compares each expected value. */
export async function runFixture(
  fixture: Fixture,
  entry: AsyncMethodEntry,
  load: CaseContext['load'],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const earlier: JsonObject[] = [];
  for (const item of fixture.cases) {
    const { labels, problem } = await runCase(item, entry, { name: item.name, earlier: [...earlier], load });
    for (const expectation of item.expected) outcomes.push(judge(item.name, expectation, labels, problem));
    earlier.push(item.input);
  }
  return outcomes;
}

async function runCase(
  item: FixtureCase,
  entry: AsyncMethodEntry,
  context: CaseContext,
): Promise<{ labels: Labels; problem: string }> {
  try {
    const result = await entry.cases(item.input, context);
    if (result.ok) return { labels: result.value, problem: '' };
    return {
      labels: {},
      problem: `not enough ${result.what}: needed ${result.needed}, found ${result.found}`,
    };
  } catch (error) {
    if (!isInputError(error)) throw error;
    return { labels: {}, problem: error.message };
  }
}

function judge(caseName: string, expectation: Expectation, labels: Labels, problem: string): Outcome {
  const got = problem === '' ? lookup(labels, expectation.path) : undefined;
  const reason = problem !== '' ? problem : compare(got, expectation);
  const { path, value: expected, origin } = expectation;
  return { caseName, path, expected, got: got ?? null, origin, pass: reason === '', reason };
}

const oneSided = /(AtMost|AtLeast)$/;

/**
 * The output that a path names: the label itself; else the label without AtMost, AtLeast or Published;
 * else `name[a..b]` as a slice (both ends included) and `name.key` as a member.
 */
export function lookup(labels: Labels, path: string): unknown {
  if (Object.hasOwn(labels, path)) return labels[path];
  const bare = path.replace(oneSided, '').replace(/Published$/, '');
  if (bare !== path) return lookup(labels, bare);
  const slice = /^(.*)\[(\d+)\.\.(\d+)\]$/.exec(path);
  if (slice) {
    const whole = lookup(labels, slice[1] ?? '');
    return Array.isArray(whole) ? whole.slice(Number(slice[2]), Number(slice[3]) + 1) : undefined;
  }
  return member(labels, path);
}

function member(labels: Labels, path: string): unknown {
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const holder = lookup(labels, path.slice(0, dot));
    const key = path.slice(dot + 1);
    if (typeof holder === 'object' && holder !== null && Object.hasOwn(holder, key)) {
      return (holder as Record<string, unknown>)[key];
    }
  }
  const element = /^(.*)\[(\d+)\]$/.exec(path);
  const list = element ? lookup(labels, element[1] ?? '') : undefined;
  return Array.isArray(list) ? (list as unknown[])[Number(element?.[2])] : undefined;
}

/** Empty text when the output agrees with the expectation, else why not. */
export function compare(got: unknown, { path, value, abs, rel }: Expectation): string {
  if (got === undefined) return 'there is no such output';
  const side = oneSided.exec(path)?.[1];
  if (side !== undefined && typeof value === 'number') {
    const slack = Math.max(abs ?? 0, (rel ?? 0) * Math.abs(value));
    const holds =
      typeof got === 'number' && (side === 'AtMost' ? got <= value + slack : got >= value - slack);
    return holds ? '' : `${show(got)} is not ${side === 'AtMost' ? 'at most' : 'at least'} ${value}`;
  }
  return differ(got, value, { abs, rel }, '');
}

interface Tolerance {
  readonly abs: number | null;
  readonly rel: number | null;
}

function differ(got: unknown, want: Json, tolerance: Tolerance, at: string): string {
  if (typeof want === 'number') return differNumber(got, want, tolerance, at);
  if (want === null) return isEstimable(got) ? `${at}got ${show(got)}, expected not estimable` : '';
  if (typeof want === 'string' || typeof want === 'boolean') {
    return got === want ? '' : `${at}got ${show(got)}, expected ${show(want)}`;
  }
  if (isList(want)) {
    if (!Array.isArray(got)) return `${at}got ${show(got)}, expected a list`;
    if (got.length !== want.length) return `${at}got ${got.length} elements, expected ${want.length}`;
    return firstProblem(want.map((w, i) => differ(got[i], w, tolerance, `[${i}] ${at}`)));
  }
  if (typeof got !== 'object' || got === null) return `${at}got ${show(got)}, expected an object`;
  const held = got as Record<string, unknown>;
  return firstProblem(
    Object.entries(want).map(([key, w]) => differ(held[key], w, tolerance, `${at}${key}: `)),
  );
}

function differNumber(got: unknown, want: number, { abs, rel }: Tolerance, at: string): string {
  const value = typeof got === 'bigint' ? Number(got) : got;
  if (typeof value !== 'number' || Number.isNaN(value)) return `${at}got ${show(got)}, expected ${want}`;
  const distance = Math.abs(value - want);
  const near = (abs !== null && distance <= abs) || (rel !== null && distance <= rel * Math.abs(want));
  return distance === 0 || near ? '' : `${at}got ${value}, expected ${want}`;
}

/** Null and not-a-number both say "not estimable". */
function isEstimable(got: unknown): boolean {
  return got !== null && !(typeof got === 'number' && Number.isNaN(got));
}

function firstProblem(problems: readonly string[]): string {
  return problems.find((p) => p !== '') ?? '';
}

function show(value: unknown): string {
  return typeof value === 'bigint' ? value.toString() : (JSON.stringify(value) ?? 'nothing');
}
