import cliProgress from 'cli-progress';
import type { Problem } from '@jeugdregie/kernel';

/** How a command ends: 0 done, 1 there is something to look at, 2 wrongly called, 3 could not be done. */
export const exitCodes = { done: 0, findings: 1, usage: 2, cannot: 3 } as const;

/** Whoever reads our output may stop when they have seen enough (`| head`): then we are done too. */
export function leaveWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.done);
    throw error;
  });
}

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

/** Shows how far long work is: a bar on a terminal; elsewhere a line per quarter. Both end with how long it took. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

export function progress(title: string, isQuiet = false): Progress {
  if (isQuiet) return { update: () => undefined, stop: () => undefined };
  return process.stderr.isTTY ? barProgress(title) : lineProgress(title, complain);
}

/** Bars that follow each other stand under each other. */
const titleWidth = 22;

function barProgress(title: string): Progress {
  const begin = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      format: `${title.padEnd(titleWidth)} {bar} {percentage}%  {value}/{total}  nog {eta_formatted}`,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_grey,
  );
  let isOpen = false;
  let all = 0;
  return {
    update(done, total) {
      if (!isOpen) bar.start(total, done);
      isOpen = true;
      all = total;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      bar.stop();
      if (all === 0) return; // nothing was done, so nothing is ready
      complain(`${title.padEnd(titleWidth)} ${whole(all)} in ${durationText(performance.now() - begin)}`);
    },
  };
}

/** For a log: few lines, each complete in itself. */
export function lineProgress(title: string, say: (line: string) => void): Progress {
  const begin = performance.now();
  let shown = 0;
  let all = 0;
  return {
    update(done, total) {
      all = total;
      const quarter = total === 0 ? 4 : Math.floor((done * 4) / total);
      if (quarter <= shown || quarter === 4) return;
      shown = quarter;
      say(`${title}: ${quarter * 25} %, ${whole(done)} van ${whole(total)}`);
    },
    stop() {
      if (all > 0) say(`${title}: klaar, ${whole(all)} in ${durationText(performance.now() - begin)}`);
    },
  };
}

function whole(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, '.');
}

/** Milliseconds in words: `0,4 s`, `12 s`, `1 min 32 s`. */
export function durationText(millis: number): string {
  const seconds = millis / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1).replace('.', ',')} s`;
  const rounded = Math.round(seconds);
  return rounded < 60 ? `${rounded} s` : `${Math.floor(rounded / 60)} min ${rounded % 60} s`;
}
