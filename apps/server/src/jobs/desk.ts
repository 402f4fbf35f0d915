import { currentVersion, loadReference, type Reference } from '@jeugdregie/core/contracts';
import type { Database, Tx } from '@jeugdregie/core/db';
import type { Keys } from '@jeugdregie/core/identity';

/** What processing needs besides the file: the database, the keys, and the contracts as they stand. */
export interface Desk {
  readonly db: Database;
  readonly keys: Keys;
  /** The applied contract version with everything in it; null before the first workbook. Read once per version. */
  reference(tx: Tx): Promise<Reference | null>;
}

export function openDesk(db: Database, keys: Keys): Desk {
  let known: Reference | null = null;
  return {
    db,
    keys,
    async reference(tx) {
      const version = await currentVersion(tx);
      if (version === null) return null;
      if (known?.version !== version) known = await loadReference(tx, version);
      return known;
    },
  };
}
