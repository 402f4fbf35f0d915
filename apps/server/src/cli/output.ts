import cliProgress from 'cli-progress';
import type { Problem } from '@jeugdregie/kernel';

/** How a command ends: 0 done, 1 there is something to look at, 2 wrongly called, 3 could not be done. */
export const exitCodes = { done: 0, findings: 1, usage: 2, cannot: 3 } as const;

export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

export function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One JSON value on standard output, bigints as text, for other programs. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? v.toString() : v), 2));
}

export function printProblem({ what, where, why, remedy }: Problem): void {
  complain(what);
  complain(`  Waar:   ${where}`);
  complain(`  Waarom: ${why}`);
  complain(`  Doe nu: ${remedy}`);
}

/** A table in plain text; numbers (texts that look like one) stand right. */
export function printTable(heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const isNumber = (text: string): boolean => /^[€\s−-]*[\d.,]+\s*%?$/.test(text);
  const line = (cells: readonly string[]): string =>
    cells
      .map((c, i) => (isNumber(c) ? c.padStart(widths[i] ?? 0) : c.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  print(line(heads));
  print(widths.map((width) => '─'.repeat(width)).join('  '));
  for (const row of rows) print(line(row));
}

/** Shows how far long work is: a bar on a terminal, a line per tenth elsewhere. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

export function progress(title: string, isQuiet = false): Progress {
  if (isQuiet) return { update: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? barProgress(title) : lineProgress(title);
}

function barProgress(title: string): Progress {
  const bar = new cliProgress.SingleBar(
    { format: `${title} {bar} {percentage}%  {value}/{total}  nog {eta_formatted}`, hideCursor: true },
    cliProgress.Presets.shades_grey,
  );
  let isOpen = false;
  return {
    update(done, total) {
      if (!isOpen) bar.start(total, done);
      isOpen = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}

function lineProgress(title: string): Progress {
  let shown = -1;
  return {
    update(done, total) {
      const tenth = total === 0 ? 10 : Math.floor((done * 10) / total);
      if (tenth === shown) return;
      shown = tenth;
      complain(`${title}: ${done} van ${total}`);
    },
    stop: () => undefined,
  };
}
