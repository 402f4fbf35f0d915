import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { systemMillis, type Day } from '@jeugdregie/kernel';
import type { Desk } from '../src/jobs/desk.ts';
import { watchfulness } from '../src/mailbox/completeness.ts';
import type { MailboxOptions, MailReport } from '../src/mailbox/model.ts';
import { runMailbox } from '../src/mailbox/run-mailbox.ts';

/** A mailbox in a folder of its own, as a gateway sees it. */
export interface TestMailbox {
  readonly root: string;
  /** Puts a file below the root, last changed an hour ago. */
  put(path: string, bytes: Uint8Array | string): void;
  /** Files below a folder of the root, relative to it, sorted. */
  list(folder: string): string[];
  read(path: string): Buffer;
  run(desk: Desk, changed?: Partial<MailboxOptions>): Promise<MailReport>;
  remove(): void;
}

export function testMailbox(): TestMailbox {
  const root = mkdtempSync(join(tmpdir(), 'jeugdregie-postvak-'));
  return {
    root,
    put(path, bytes) {
      const full = join(root, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, bytes);
      const past = systemMillis() / 1000 - 3600;
      utimesSync(full, past, past);
    },
    list(folder) {
      const full = join(root, folder);
      if (!existsSync(full)) return [];
      return readdirSync(full, { recursive: true, encoding: 'utf8' })
        .map((name) => join(full, name))
        .filter((path) => !statSync(path, { throwIfNoEntry: false })?.isDirectory())
        .map((path) => relative(full, path))
        .sort();
    },
    read: (path) => readFileSync(join(root, path)),
    run: (desk, changed = {}) =>
      runMailbox(desk, {
        root,
        wraps: false,
        keepDays: null,
        today: () => '2026-11-16' as Day,
        now: systemMillis,
        watched: watchfulness(),
        signal: new AbortController().signal,
        ...changed,
      }),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** An example message of the standard. */
export function example(file: string): Buffer {
  return readFileSync(new URL(`../../../packages/ijw/test/examples/${file}`, import.meta.url));
}

/** The request of the standard's story, for a client of its own: so that many may come and all are right. */
export function requestOf(n: number): Buffer {
  const text = example('01-JW315-vot.xml').toString();
  return Buffer.from(
    text
      .replaceAll('A2501060001', `V${String(n).padStart(9, '0')}`)
      .replaceAll('VOT-2025-0001', `VOT-2025-${n}`)
      .replaceAll('999990019', testNumber(n)),
  );
}

/** The n-th nine-digit number of a test person: 9999 and then what passes the eleven-test. */
function testNumber(n: number): string {
  const passes = (digits: string): boolean =>
    Array.from(digits, Number).reduce((sum, d, i) => sum + d * (i === 8 ? -1 : 9 - i), 0) % 11 === 0;
  const found: string[] = [];
  for (let tail = 0; found.length <= n; tail += 1) {
    const digits = `9999${String(tail).padStart(5, '0')}`;
    if (passes(digits)) found.push(digits);
  }
  return found[n] ?? '';
}
