/** Where a command writes, and what day it is there. */
export interface CliIo {
  /** Standard output. */
  write(text: string): void;
  /** Standard error. */
  warn(text: string): void;
  /** The present day, ISO text. */
  today(): string;
}

/** Exit codes: all right, something is wrong with a file, the command was not understood. */
export const fine = 0;
export const wrong = 1;
export const usage = 2;

export const asksHelp: ReadonlySet<string> = new Set(['--help', '-h', 'help']);

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'bestaat niet',
  EACCES: 'mag niet worden gelezen of geschreven',
  EPERM: 'mag niet worden gelezen of geschreven',
  EISDIR: 'is een map; noem de bestanden die erin staan',
  ENOTDIR: 'ligt niet in een map',
  ENOSPC: 'past niet meer op de schijf',
};

/** Reads the file; a fault names it, which the engine leaves out for a folder. */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) Object.assign(error, { path: file });
    throw error;
  }
}

/** A Dutch line when a file could not be opened, read or written; null when something else is wrong. */
export function whyNotOpened(error: unknown): string | null {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return null;
  const { path, code } = error as NodeJS.ErrnoException;
  const why = reasons[code ?? ''] ?? `is niet te openen (${code ?? 'onbekend'})`;
  return `${path ?? 'Het bestand'}: ${why}.\n`;
}
