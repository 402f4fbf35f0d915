/**
 * Writes `src/generated/` from `data/`: typed message objects and compact tables. Run as
 * `node packages/ijw/tools/generate.ts`; the test `generated.test.ts` fails when the result is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generatedMakers } from './makers.ts';
import { generatedTables } from './tables.ts';
import { generatedTypes } from './types.ts';

const root = new URL('..', import.meta.url);

function data(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`data/${name}.json`, root), 'utf8'));
}

/** Every generated file, by its name in `src/generated/`. */
export function generated(): Map<string, string> {
  return new Map([...generatedTypes(data), ...generatedTables(data), ...generatedMakers(data)]);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  mkdirSync(new URL('src/generated/', root), { recursive: true });
  for (const [name, text] of generated()) writeFileSync(new URL(`src/generated/${name}`, root), text);
}
