import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/**
 * Folder for database, keys and demo files: STATE_DIR, else `.state` in the checkout. Root's home may not be entered
 * by the account that runs PostgreSQL for root, so there the folder moves to /var/lib.
 */
export function stateDir(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment['STATE_DIR'];
  if (given) return resolve(given);
  const own = join(checkout, '.state');
  if (process.getuid?.() !== 0 || environment['DATABASE_URL'] || isOpenToOthers(checkout)) return own;
  const mark = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  return join('/var/lib/jeugdregie', mark);
}

function isOpenToOthers(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}
