import { uuid, type Uuid } from '@jeugdregie/kernel';
import type { FastifyReply } from 'fastify';
import { products, providers } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { notFound } from '../rest/index.ts';
import type { Names } from './api-json.ts';

/** Rows of an export; a page never holds as many. */
export const maxExport = 100_000;

export async function namesIn(tx: Tx): Promise<Names> {
  const known = await providers(tx);
  const list = await products(tx);
  return {
    providers: new Map(known.map((provider) => [provider.code, provider.name])),
    products: new Map(list.map((product) => [product.code, product.name])),
  };
}

export function claimId(text: string): Uuid {
  return uuid(text) ?? notFound('Deze declaratie', 'id');
}

/** Line ids count from 0 within their claim. */
export function lineIndex(text: string): number {
  return /^\d{1,7}$/.test(text) ? Number(text) : notFound('Deze regel', 'regelId');
}

/** Sends a file; bytes pass by the schema of the JSON answer. */
export function sendCsv(reply: FastifyReply, name: string, text: string): never {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a file has no JSON shape
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(Buffer.from(text, 'utf8')) as never;
}
