#!/usr/bin/env node
// The command `ijw` of the published package: the edge of the program, so it may read the clock.
import { ijw } from './dist/cli.js';
import { systemToday } from './dist/kernel/days.js';

process.exitCode = await ijw(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  today: () => systemToday(),
});
