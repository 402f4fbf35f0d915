import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectFiles, root } from './house/sources.ts';

/**
 * Runs every `*.bench.ts` of the project one after the other, each in a process of its own, so that memory and warm-up
 * of one say nothing about the next. `npm run bench -- ijw figures` runs those whose path has one of the words.
 */
const words = process.argv.slice(2);
const files = projectFiles()
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

let failed = 0;
for (const file of files) {
  process.stdout.write(`\n## ${file}\n\n`);
  failed += await run(file);
}
process.exit(failed === 0 ? 0 : 1);

function run(file: string): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(root, file)], { cwd: root, stdio: 'inherit' });
    child.on('close', (code) => done(code === 0 ? 0 : 1));
  });
}
