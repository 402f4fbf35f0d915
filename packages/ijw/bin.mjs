#!/usr/bin/env node
// The command `ijw` of the published package: the edge of the program, so it may read the clock.
import * as modules from 'node:module';

// What node compiled is kept for the next run, where it can; the program is loaded after that is arranged.
modules.enableCompileCache?.();
const { ijw } = await import('./dist/cli.js');
const { systemToday } = await import('./dist/kernel/days.js');

process.exitCode = await ijw(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  today: () => systemToday(),
});
