import type { FastifyReply } from 'fastify';
import { csvOf, xlsxOf, type ExportTable } from './export.ts';

export function isFile(asked: 'json' | 'csv' | 'xlsx' | undefined): asked is 'csv' | 'xlsx' {
  return asked === 'csv' || asked === 'xlsx';
}

/** Bytes go out as they are, past the JSON schema of the route; hence `never`. */
export async function sendFile(reply: FastifyReply, as: 'csv' | 'xlsx', table: ExportTable): Promise<never> {
  const file = as === 'csv' ? csvOf(table, fileName(table)) : await xlsxOf(table, fileName(table));
  return reply
    .header('content-type', file.mediaType)
    .header('content-disposition', `attachment; filename="${file.fileName}"`)
    .send(Buffer.from(file.bytes)) as never;
}

function fileName(table: ExportTable): string {
  return table.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
}
