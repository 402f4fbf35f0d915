import { canonicalJson, type Day, type MunicipalityCode, type Uuid } from '@jeugdregie/kernel';
import { sql, type Tx } from '../db/index.ts';
import type { Frame, Letter, LetterText } from './model.ts';

/** One line of the list of letters. */
export interface LetterLine {
  readonly id: Uuid;
  readonly municipality: MunicipalityCode;
  readonly municipalityName: string;
  readonly reference: string;
  readonly dated: Day;
  readonly cutOff: Day;
  readonly subject: string;
}

/** The next reference of a municipality, such as RIB-2026-0637-001: numbered per calendar year. */
export async function nextReference(tx: Tx, municipality: MunicipalityCode, dated: Day): Promise<string> {
  const prefix = `RIB-${dated.slice(0, 4)}-${municipality}-`;
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('letters'), ${Number(municipality)}::int)`);
  const rows = await tx.query(sql<{ last: string | null }>`
    select max(reference) as last from letters_letters
    where municipality = ${municipality} and reference like ${`${prefix}%`}`);
  const last = Number(rows[0]?.last?.slice(prefix.length) ?? 0);
  return `${prefix}${String(last + 1).padStart(3, '0')}`;
}

interface LetterRow {
  readonly content: string;
  readonly frame: string;
  readonly hash: string;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

export async function saveLetter(tx: Tx, letter: Letter): Promise<void> {
  const { text } = letter;
  await tx.query(sql`
    insert into letters_letters (municipality, id, reference, dated, cut_off, municipality_name, subject, template, content,
      frame, hash, written_by, written_at)
    values (${text.municipality}, ${letter.id}, ${text.reference}, ${text.dated}, ${text.cutOff},
      ${text.municipalityName}, ${text.subject}, ${text.template}, ${canonicalJson(text)}, ${canonicalJson(letter.frame)}, ${letter.hash}, ${letter.writtenBy}, ${letter.writtenAt})`);
}

/** Newest first. `after`: the id of the last letter of the page before. */
export function listLetters(
  tx: Tx,
  asked: {
    readonly municipality: MunicipalityCode | null;
    readonly after: Uuid | null;
    readonly count: number;
  },
): Promise<LetterLine[]> {
  const own = asked.municipality === null ? sql`true` : sql`municipality = ${asked.municipality}`;
  const later = asked.after === null ? sql`true` : sql`id < ${asked.after}`;
  return tx.query(sql<LetterLine>`
    select id, municipality, municipality_name as "municipalityName", reference, dated,
      cut_off as "cutOff", subject
    from letters_letters where ${own} and ${later} order by id desc limit ${asked.count}`);
}

export async function letterOf(tx: Tx, id: Uuid): Promise<Letter | null> {
  const rows = await tx.query(sql<LetterRow>`
    select content, frame, hash, written_by as "writtenBy", written_at as "writtenAt" from letters_letters where id = ${id}`);
  const row = rows[0];
  if (row === undefined) return null;
  const { content, frame, ...rest } = row;
  return { id, text: JSON.parse(content) as LetterText, frame: JSON.parse(frame) as Frame, ...rest };
}
