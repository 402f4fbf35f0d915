import { ruleRows } from '../generated/rules.ts';
import { lineFinder } from '../check.ts';
import type { Bericht } from '../generated/berichten.ts';
import type { Finding } from '../model.ts';
import { shown } from '../personal.ts';

/** A broken rule of level 3 or 4 at a place in the message. */
export interface CrossViolation {
  readonly rule: string;
  /** Class that carries the return code. */
  readonly at: string;
  /** Path of that class. */
  readonly path: string;
  readonly found?: string;
  readonly expected?: string;
}

export type Report = (rule: string, at: string, path: string, found?: string) => void;

const rows = new Map(ruleRows.map((row) => [row.id, row]));

/** Findings with their level, return code and line. */
export function findingsOf(bericht: Bericht, violations: readonly CrossViolation[]): Finding[] {
  const lineAt = lineFinder(
    bericht,
    violations.map(({ path }) => path),
  );
  return violations.map(({ rule, at, path, found, expected }) => {
    const row = rows.get(rule);
    const level = row?.level === 4 ? 4 : 3;
    const value = found === undefined ? {} : shown(path, found);
    const wanted = expected === undefined ? {} : { expected };
    const returnCode = row?.returnCode ?? null;
    return { rule, returnCode, level, at, line: lineAt(path), path, ...value, ...wanted };
  });
}
