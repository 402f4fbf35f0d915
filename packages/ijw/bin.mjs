#!/usr/bin/env node
// The command `ijw` of the published package.
import { ijw } from './dist/cli.js';

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date());
process.exitCode = await ijw(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  warn: (text) => process.stderr.write(text),
  today,
});
