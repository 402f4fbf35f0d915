import type { RawBuilder } from 'kysely';
import { addWorkingDays, assert, type Day, type MunicipalityCode } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import { fileColumns, type FileRow } from './file-row.ts';
import type { Alarm, FileFilter, FilePage, FileSort, ReceivedFile } from './model.ts';

/** What each sort goes by; each has an index of its own, with the file id behind it. */
const sortKeys: Readonly<Record<'received' | 'due' | 'name', { key: string; type: string }>> = {
  received: { key: 'received_at', type: 'timestamptz' },
  due: { key: "coalesce(due_on, 'infinity')", type: 'date' },
  name: { key: 'name', type: 'text' },
};

/** A page of files, by key: no total is counted, and a page costs the same however far it is. */
export async function listFiles(tx: Tx, filter: FileFilter): Promise<FilePage> {
  assert(filter.limit >= 1 && filter.limit <= 500, 'a page of files holds 1 to 500');
  const sort = filter.sort ?? '-received';
  const isDown = sort.startsWith('-');
  const { key, type } = sortKeys[sort.replace('-', '') as 'received' | 'due' | 'name'];
  const direction = sql.raw(isDown ? 'desc' : 'asc');
  const rows = await tx.query(sql<FileRow & { readonly at: string }>`
    select ${fileColumns}, (${sql.raw(key)})::text as at from exchange_files
    where ${sql.join([...conditions(filter), afterCursor(filter.after ?? null, { key, type, sort })], sql` and `)}
    order by ${sql.raw(key)} ${direction}, file_id ${direction} limit ${filter.limit + 1}`);
  const page = rows.slice(0, filter.limit);
  const last = page.at(-1);
  return {
    files: page.map(({ at: _at, ...file }) => file),
    next: rows.length > filter.limit && last ? cursorText({ sort, at: last.at, fileId: last.fileId }) : null,
  };
}

function conditions(filter: FileFilter): RawBuilder<unknown>[] {
  const { municipality, direction, message, state, provider, search } = filter;
  const given = [
    municipality === null ? null : sql`municipality = ${municipality}`,
    direction ? sql`direction = ${direction}` : null,
    message ? sql`message = ${message}` : null,
    state ? sql`state = ${state}` : null,
    provider ? sql`(sender = ${provider} or receiver = ${provider})` : null,
    search ? sql`search_text like lower(${within(search)})` : null,
  ];
  return [sql`true`, ...given.filter((condition) => condition !== null)];
}

function within(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
}

interface Cursor {
  readonly sort: FileSort;
  readonly at: string;
  readonly fileId: string;
}

function cursorText(cursor: Cursor): string {
  return Buffer.from(JSON.stringify([cursor.sort, cursor.at, cursor.fileId])).toString('base64url');
}

/** Where a page begins; null when the text is not a cursor of this sort. It came from outside. */
export function readCursor(text: string, sort: FileSort): Cursor | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(parts) || parts.length !== 3) return null;
    const [given, at, fileId] = parts as readonly unknown[];
    if (given !== sort || typeof at !== 'string' || typeof fileId !== 'string') return null;
    const isMoment = /^(infinity|\d{4}-\d{2}-\d{2}( \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00)?)$/.test(at);
    const isName = sort.endsWith('name') && !at.includes('\0');
    return (isName || isMoment) && /^[0-9a-f-]{36}$/.test(fileId) ? { sort, at, fileId } : null;
  } catch {
    return null;
  }
}

function afterCursor(
  text: string | null,
  { key, type, sort }: { readonly key: string; readonly type: string; readonly sort: FileSort },
): RawBuilder<unknown> {
  const cursor = text === null ? null : readCursor(text, sort);
  if (cursor === null) return sql`true`;
  const compare = sql.raw(sort.startsWith('-') ? '<' : '>');
  return sql`(${sql.raw(key)}, file_id) ${compare} (${cursor.at}::${sql.raw(type)}, ${cursor.fileId}::uuid)`;
}

/** How many working days before its end a term becomes an alarm. */
const warnDays = 1;

/**
 * What waits for a person, the most urgent first, at most 500: files that were set aside, files without an answer whose
 * term ends today, on the next working day, or has ended, answers that nobody picked up while the term ends, and messages
 * of our own for which the provider owes a return message (OP090: the sender watches over it).
 */
export async function alarmList(
  tx: Tx,
  today: Day,
  municipality: MunicipalityCode | null = null,
): Promise<Alarm[]> {
  const soon = addWorkingDays(today, warnDays);
  const own = municipality === null ? sql`true` : sql`municipality = ${municipality}`;
  const rows = await tx.query(sql<FileRow>`
    select ${fileColumns} from exchange_files
    where ${own} and ((state in ('received', 'set-aside', 'ready') and (state = 'set-aside' or due_on <= ${soon}))
      or (state = 'sent' and message in ('JW301', 'JW319') and answered_on is null and due_on < ${today}))
    order by coalesce(due_on, 'infinity'), received_at, file_id limit 500`);
  return rows.map((file) => ({
    file,
    kind: alarmKind(file),
    dueOn: file.dueOn,
    isLate: file.dueOn !== null && file.dueOn < today,
  }));
}

function alarmKind({ direction, state }: ReceivedFile): Alarm['kind'] {
  if (state === 'sent') return 'receipt-missing';
  if (direction === 'out') return 'answer-unsent';
  return state === 'set-aside' ? 'set-aside' : 'answer-due';
}

/** Files that were received and never finished, in the order in which they must be processed. Needs the system scope. */
export function pending(tx: Tx, municipality: MunicipalityCode | null = null): Promise<ReceivedFile[]> {
  assert(tx.scope.kind === 'system', 'the queue of files is read in the system scope');
  const own = municipality === null ? sql`true` : sql`municipality = ${municipality}`;
  return tx.query(sql<FileRow>`
    select ${fileColumns} from exchange_files where ${own} and state = 'received'
    order by municipality, message_date nulls last, message_order, received_at, file_id`);
}
