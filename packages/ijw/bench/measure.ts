/**
 * One measurement in a process of its own: `node measure.ts parts|whole|command|libxml2 FILE` prints the milliseconds of the
 * check, the processor time of the process and its peak memory; `node measure.ts context COUNT` prints the
 * microseconds a line takes at levels 3 and 4 with so many allocations, and peak memory.
 */
import { existsSync, readFileSync } from 'node:fs';
import { blocksOfFile } from '../src/cli/blocks.ts';
import { check, checkAgainst, checkFile, checkInParts, checkSync, type JW323Bericht } from '../src/index.ts';
import { contextOf } from './claim-context.ts';
import { claimFile } from './claim-file.ts';

const [way = '', subject = ''] = process.argv.slice(2);
const start = performance.now();
if (way === 'context') printContext(Number(subject));
else {
  await read(way, subject);
  const millis = Math.round(performance.now() - start);
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${millis} ${Math.round((user + system) / 1000)} ${peak()}\n`);
}

async function read(way: string, file: string): Promise<void> {
  if (way === 'libxml2') {
    const { verdictOf } = await import('../test/oracle.ts');
    const { verdict } = verdictOf(readFileSync(file));
    if (verdict !== 'valid') throw new Error(verdict);
    return;
  }
  const blocks = (): AsyncIterable<Uint8Array> => blocksOfFile(file);
  const { level } = await checked(way, blocks);
  if (level !== null) throw new Error(`level ${level}`);
}

/** Levels 1 and 2 in parts or as a whole; or what `ijw check` does: the other levels too, as far as they go alone. */
function checked(
  way: string,
  blocks: () => AsyncIterable<Uint8Array>,
): Promise<{ readonly level: number | null }> {
  if (way === 'command') return checkFile(blocks, {});
  return way === 'parts' ? checkInParts(blocks(), () => undefined) : check(blocks());
}

function printContext(count: number): void {
  const claim = checkSync(claimFile(1000)).bericht as JW323Bericht;
  const history = contextOf(claim, count);
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 30; round += 1) {
    const begin = performance.now();
    const findings = checkAgainst(claim, { history });
    best = Math.min(best, performance.now() - begin);
    if (findings.length > 0) throw new Error(findings[0]?.rule);
  }
  process.stdout.write(`${best.toFixed(2)} ${peak()}\n`);
}

/** Peak memory in megabytes. The usage that Node reports starts at that of the parent process, so Linux is asked first. */
function peak(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /VmHWM:\s+(\d+)/.exec(status)?.[1];
  return Math.round(Number(own ?? process.resourceUsage().maxRSS) / 1024);
}
