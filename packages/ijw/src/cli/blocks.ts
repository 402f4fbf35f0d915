import { closeSync, openSync, readSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { reading } from './io.ts';

const size = 1 << 18;
const blocksPerTurn = 8;

/**
 * The file in blocks that share one buffer. A command may wait for its disk, and is quicker for it; every two megabytes
 * the event loop gets its turn, without which the engine does not clear up what is no longer used.
 */
export async function* blocksOfFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(size);
    for (let block = 1; ; block += 1) {
      const length = reading(file, () => readSync(handle, buffer));
      if (length === 0) return;
      yield buffer.subarray(0, length);
      if (block % blocksPerTurn === 0) await setImmediate();
    }
  } finally {
    closeSync(handle);
  }
}
