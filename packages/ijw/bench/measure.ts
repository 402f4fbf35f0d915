/** One measurement in a process of its own: `node measure.ts ours|libxml2 FILE` prints milliseconds and peak memory. */
import { createReadStream, readFileSync } from 'node:fs';
import { check } from '../src/index.ts';

const [way, file = ''] = process.argv.slice(2);
const start = performance.now();
if (way === 'ours') {
  const { level } = await check(createReadStream(file, { highWaterMark: 1 << 18 }));
  if (level !== null) throw new Error(`level ${level}`);
} else {
  const { verdictOf } = await import('../test/oracle.ts');
  const { verdict } = verdictOf(readFileSync(file));
  if (verdict !== 'valid') throw new Error(verdict);
}
const millis = Math.round(performance.now() - start);
process.stdout.write(`${millis} ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`);
