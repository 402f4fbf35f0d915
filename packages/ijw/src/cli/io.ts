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
