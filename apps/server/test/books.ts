import { sql, type Database } from '@jeugdregie/core/db';

/**
 * Everything that must be the same when the same files were taken in, whatever happened meanwhile: without ids and
 * moments, which differ from run to run.
 */
export async function booksOf(db: Database): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return db.asOwner(async (owner) => {
    const rows = async (query: string): Promise<readonly unknown[]> =>
      (await sql.raw(query).execute(owner)).rows.map((row) =>
        JSON.stringify(row, (_key, v: unknown) => (typeof v === 'bigint' ? v.toString() : v)),
      );
    return {
      files: await rows(`select municipality, direction, name, sha256, message, state, received_on, summary
        from exchange_files where direction = 'in' order by municipality, sha256`),
      answers: await rows(`select municipality, message, state, answered_on, count(*)::int as n
        from exchange_files where direction = 'out' group by 1, 2, 3, 4 order by 1, 2, 3, 4`),
      trails: await rows(`select f.municipality, f.sha256, s.sequence, s.step, s.outcome, s.note
        from exchange_steps s join exchange_files f using (municipality, file_id)
        where f.direction = 'in' order by 1, 2, 3`),
      allocations: await rows(`select municipality, number, version, content, known_on
        from care_allocations order by 1, 2, 3, 4`),
      deliveries: await rows(`select municipality, kind, allocation, begins_on, ends_on, reason, is_withdrawn
        from care_deliveries order by 1, 2, 3, 4, 5, 6, 7`),
      lines: await rows(`select municipality, provider, reference, line_index, state, amount_cents
        from claims_lines order by 1, 2, 3, 4, 5`),
      bookings: await rows(`select municipality, provider, month, segment, kind, cents, known_on
        from ledger_bookings order by 1, 2, 3, 4, 5, 6, 7`),
      cells: await rows('select * from figures_cells order by 1, 2, 3, 4, 5, 6'),
      region: await rows('select * from figures_region order by 1, 2, 3, 4'),
      regionCare: await rows('select * from figures_region_care order by 1, 2, 3, 4'),
      care: await rows('select * from figures_care order by 1, 2, 3, 4, 5, 6'),
      // A count that came and went is the same as one that never was.
      youths: await rows('select * from figures_youths where youths <> 0 order by 1, 2, 3, 4, 5, 6, 7'),
      presence: await rows(`select municipality, client_key, provider, product, referrer, district, segment,
        encode(history, 'hex') as history from figures_presence order by 1, 2, 3, 4, 5, 6, 7`),
      persons: await rows('select municipality, client_key from identity_persons order by 1, 2'),
    };
  });
}
