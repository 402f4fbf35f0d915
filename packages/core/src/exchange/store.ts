import type { RawBuilder } from 'kysely';
import type { MessageCode } from '@jeugdregie/ijw';
import type { Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';

import { sql, type Tx } from '../db/index.ts';
import { fileColumns, messageOrder, type FileRow } from './file-row.ts';
import type { FileFinding, FileState, ReceivedFile, Step, TrailStep } from './model.ts';

/** A new file with its content and its first step, in one statement; null when these bytes are kept already. */
export async function insertFile(
  tx: Tx,
  file: ReceivedFile,
  sealed: Uint8Array,
  first: Step,
): Promise<FileRow | null> {
  const rows = await tx.query(sql<FileRow>`
    with made as (
      insert into exchange_files (${fileInsertColumns})
      values (${fileValues(file)}, ${file.dueOn})
      on conflict (municipality, sha256) where direction = 'in' do nothing
      returning *
    ), ${contentAndStep(sealed, first)}
    select ${fileColumns} from made`);
  return rows[0] ?? null;
}

/**
 * An outgoing file like `insertFile`, with the term of the file that it answers, which is marked as answered; null when
 * that file is not there.
 */
export async function insertAnswer(
  tx: Tx,
  file: ReceivedFile & { readonly answersFileId: Uuid },
  sealed: Uint8Array,
  first: Step,
): Promise<FileRow | null> {
  const rows = await tx.query(sql<FileRow>`
    with question as (
      update exchange_files set answered_on = ${file.receivedOn}, answer_file_id = ${file.fileId}
      where municipality = ${file.municipality} and file_id = ${file.answersFileId}
      returning due_on
    ), made as (
      insert into exchange_files (${fileInsertColumns})
      select ${fileValues(file)}, question.due_on from question
      returning *
    ), ${contentAndStep(sealed, first)}
    select ${fileColumns} from made`);
  return rows[0] ?? null;
}

const fileInsertColumns =
  sql.raw(`municipality, file_id, direction, name, sha256, size, message, message_order, sender,
  receiver, identification, message_date, received_on, state, answers_file_id, summary, due_on`);

/** With their types, because only a row of VALUES takes them from the table. */
function fileValues(file: ReceivedFile): RawBuilder<unknown> {
  return sql`${file.municipality}::text, ${file.fileId}::uuid, ${file.direction}::text, ${file.name}::text,
    ${file.sha256}::text, ${file.size}::bigint, ${file.message}::text, ${messageOrder(file.message)}::smallint,
    ${file.sender}::text, ${file.receiver}::text, ${file.identification}::text, ${file.messageDate}::date,
    ${file.receivedOn}::date, ${file.state}::text, ${file.answersFileId}::uuid, ${file.summary}::text`;
}

/** What goes with the file that `made` made. */
function contentAndStep(sealed: Uint8Array, first: Step): RawBuilder<unknown> {
  return sql`content as (
      insert into exchange_contents (municipality, file_id, sealed)
      select municipality, file_id, ${Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)}::bytea from made
    ), step as (
      insert into exchange_steps (municipality, file_id, sequence, step, actor, outcome, note)
      select municipality, file_id, 1, ${first.step}, ${first.actor.name}, ${first.outcome}, ${first.note} from made
    )`;
}

export async function fileByHash(
  tx: Tx,
  municipality: MunicipalityCode,
  sha256: string,
): Promise<ReceivedFile | null> {
  const rows = await tx.query(sql<FileRow>`
    select ${fileColumns} from exchange_files
    where municipality = ${municipality} and sha256 = ${sha256} and direction = 'in'`);
  return rows[0] ?? null;
}

/** Ids are unique over all municipalities; the scope decides whether the file is seen. */
export async function fileById(tx: Tx, fileId: Uuid): Promise<ReceivedFile | null> {
  const rows = await tx.query(
    sql<FileRow>`select ${fileColumns} from exchange_files where file_id = ${fileId}`,
  );
  return rows[0] ?? null;
}

export async function insertSteps(
  tx: Tx,
  file: Pick<ReceivedFile, 'municipality' | 'fileId'>,
  steps: readonly Step[],
): Promise<void> {
  await tx.query(sql`${stepsInsert(file, steps)}`);
}

/** Numbers the steps on from those that are there. */
function stepsInsert(
  { municipality, fileId }: Pick<ReceivedFile, 'municipality' | 'fileId'>,
  steps: readonly Step[],
): RawBuilder<unknown> {
  return sql`
    insert into exchange_steps (municipality, file_id, sequence, step, actor, outcome, note, problem)
    select ${municipality}, ${fileId}::uuid, n + (select coalesce(max(sequence), 0) from exchange_steps
        where municipality = ${municipality} and file_id = ${fileId}::uuid),
      step, actor, outcome, note, problem::jsonb
    from unnest(${steps.map((s) => s.step)}::text[], ${steps.map((s) => s.actor.name)}::text[],
      ${steps.map((s) => s.outcome)}::text[], ${steps.map((s) => s.note)}::text[],
      ${steps.map((s) => (s.problem ? JSON.stringify(s.problem) : null))}::text[])
      with ordinality as given (step, actor, outcome, note, problem, n)`;
}

export function replaceFindings(
  tx: Tx,
  file: Pick<ReceivedFile, 'municipality' | 'fileId'>,
  findings: readonly FileFinding[],
): void {
  tx.send(sql`
    delete from exchange_findings where municipality = ${file.municipality} and file_id = ${file.fileId}`);
  if (findings.length === 0) return;
  tx.send(sql`
    insert into exchange_findings (municipality, file_id, sequence, rule, return_code, level, at, line)
    select ${file.municipality}, ${file.fileId}::uuid, n, rule, return_code, level, at, line
    from unnest(${findings.map((f) => f.rule)}::text[], ${findings.map((f) => f.returnCode)}::text[],
      ${findings.map((f) => f.level)}::smallint[], ${findings.map((f) => f.at)}::text[],
      ${findings.map((f) => f.line)}::integer[]) with ordinality as given (rule, return_code, level, at, line, n)`);
}

/** With its steps, in one statement. False when the file is no longer received or set aside. */
export async function updateEnd(
  tx: Tx,
  file: Pick<ReceivedFile, 'municipality' | 'fileId'>,
  end: {
    readonly state: FileState;
    readonly summary: string;
    readonly findings: number;
    readonly steps: readonly Step[];
  },
): Promise<boolean> {
  const rows = await tx.query(sql`
    with steps as (${stepsInsert(file, end.steps)})
    update exchange_files set state = ${end.state}, summary = ${end.summary}, findings = ${end.findings}
    where municipality = ${file.municipality} and file_id = ${file.fileId} and state in ('received', 'set-aside')
    returning file_id`);
  return rows.length > 0;
}

/** From one state to another; null when the file was not in that state (any more). */
export async function updateState(
  tx: Tx,
  fileId: Uuid,
  { from, to }: { readonly from: readonly FileState[]; readonly to: FileState },
): Promise<ReceivedFile | null> {
  const rows = await tx.query(sql<FileRow>`
    update exchange_files set state = ${to} where file_id = ${fileId} and state = any(${from}::text[])
    returning ${fileColumns}`);
  return rows[0] ?? null;
}

/** Another last day for the answer to a file. */
export async function updateDue(
  tx: Tx,
  { municipality, fileId }: Pick<ReceivedFile, 'municipality' | 'fileId'>,
  due: Day,
): Promise<void> {
  await tx.query(sql`
    update exchange_files set due_on = ${due} where municipality = ${municipality} and file_id = ${fileId}`);
}

/**
 * Ties a return message to the message with the same number and parties that it answers: ours in the outbox, else one
 * that came in and that nobody answered. Null when there is none.
 */
export async function updateReturned(
  tx: Tx,
  receipt: ReceivedFile,
  answers: MessageCode,
): Promise<ReceivedFile | null> {
  const { municipality, fileId, identification, sender, receiver, receivedOn } = receipt;
  const rows = await tx.query(sql<FileRow>`
    with answered as (
      update exchange_files set answered_on = ${receivedOn}, answer_file_id = ${fileId}
      where municipality = ${municipality} and file_id = (
        select file_id from exchange_files where municipality = ${municipality} and message = ${answers}
          and identification = ${identification} and sender = ${sender} and receiver = ${receiver}
          and (direction = 'out' or answered_on is null)
        order by direction desc, received_at desc limit 1)
      returning *),
    tied as (
      update exchange_files f set answers_file_id = answered.file_id from answered
      where f.municipality = ${municipality} and f.file_id = ${fileId})
    select ${fileColumns} from answered`);
  return rows[0] ?? null;
}

/** TR056: whether this sender used the number before for this kind of message; what was rejected counts as not sent. */
export async function isIdentificationUsed(tx: Tx, file: ReceivedFile): Promise<boolean> {
  const rows = await tx.query(sql`
    select 1 from exchange_files where municipality = ${file.municipality} and sender = ${file.sender}
      and message = ${file.message} and identification = ${file.identification} and file_id <> ${file.fileId}
      and direction = ${file.direction} and state not in ('rejected', 'refused') limit 1`);
  return rows.length > 0;
}

/** Files with these ids, in the order in which they came or were made. */
export function filesByIds(tx: Tx, ids: readonly Uuid[]): Promise<ReceivedFile[]> {
  return tx.query(sql<FileRow>`
    select ${fileColumns} from exchange_files where file_id = any(${ids}::uuid[]) order by received_at, file_id`);
}

/** Locks a file that waits, until the end of the transaction; null when it does not wait or another worker has it. */
export async function lockReceived(tx: Tx, fileId: Uuid): Promise<ReceivedFile | null> {
  const rows = await tx.query(sql<FileRow>`
    select ${fileColumns} from exchange_files where file_id = ${fileId} and state = 'received'
    for update skip locked`);
  return rows[0] ?? null;
}

export async function sealedContent(tx: Tx, file: ReceivedFile): Promise<Uint8Array | null> {
  const rows = await tx.query(sql<{ sealed: Buffer }>`
    select sealed from exchange_contents where municipality = ${file.municipality} and file_id = ${file.fileId}`);
  return rows[0]?.sealed ?? null;
}

export function stepsOf(tx: Tx, file: ReceivedFile): Promise<TrailStep[]> {
  return tx.query(sql<TrailStep>`
    select sequence, step, at, actor, outcome, note, problem from exchange_steps
    where municipality = ${file.municipality} and file_id = ${file.fileId} order by sequence`);
}

export function findingsOf(tx: Tx, file: ReceivedFile): Promise<FileFinding[]> {
  return tx.query(sql<FileFinding>`
    select rule, return_code as "returnCode", level, at, line from exchange_findings
    where municipality = ${file.municipality} and file_id = ${file.fileId} order by sequence`);
}
