import { currentVersion, loadReference, type Reference } from '@jeugdregie/core/contracts';
import type { Database, Tx } from '@jeugdregie/core/db';
import type { Keys } from '@jeugdregie/core/identity';

/** What processing needs besides the file: the database, the keys, and the contracts as they stand. */
export interface Desk {
  readonly db: Database;
  readonly keys: Keys;
  /**
   * The applied contract version with everything in it; null before the first workbook. Read once per version, and
   * asked for once per transaction, so that whoever knows that it will be needed can ask early.
   */
  reference(tx: Tx): Promise<Reference | null>;
}

export function openDesk(db: Database, keys: Keys): Desk {
  let known: Reference | null = null;
  const asked = new WeakMap<Tx, Promise<Reference | null>>();
  const load = async (tx: Tx): Promise<Reference | null> => {
    const version = await currentVersion(tx);
    if (version === null) return null;
    if (known?.version !== version) known = await loadReference(tx, version);
    return known;
  };
  return {
    db,
    keys,
    reference(tx) {
      const given = asked.get(tx) ?? load(tx);
      asked.set(tx, given);
      return given;
    },
  };
}
