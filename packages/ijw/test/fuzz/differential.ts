import { isDeepStrictEqual } from 'node:util';
import { checkSync } from '../../src/index.ts';
import { verdictOf } from '../oracle.ts';
import { readWithSaxes } from './saxes-reader.ts';

/** Rules that refuse more than XML and the schemas do, on purpose: DOCTYPE, OP192, limits. */
const stricter = new Set(['DOCTYPE', 'ENCODING', 'LIMIT']);

/** The XML declaration of another version than 1.0 is refused; libxml2 only warns. */
function hasOtherVersion(bytes: Buffer): boolean {
  return /^<\?xml\s+version\s*=\s*["'](?!1\.0["'])/.test(bytes.toString('latin1', 0, 60));
}

/** xsi:type and xsi:nil could be valid by the letter of XML Schema; the standard uses no attributes. */
function hasSchemaAttribute(bytes: Buffer): boolean {
  return /\sxsi:(?:type|nil)/.test(bytes.toString('latin1'));
}

/** A sentence about a difference between level 1 and libxml2 that has no explanation; null when they agree. */
export function unexplained(bytes: Buffer): string | null {
  const { level, findings } = checkSync(bytes);
  const ours = level === 1 ? 'refused' : 'accepted';
  const { verdict, why } = verdictOf(bytes);
  const theirs = verdict === 'valid' ? 'accepted' : 'refused';
  if (ours === theirs) return null;
  if (ours === 'refused') {
    if (findings.every(({ rule }) => stricter.has(rule))) return null;
    if (hasOtherVersion(bytes) || hasSchemaAttribute(bytes)) return null;
    return `refused as ${findings.map(({ rule, path }) => `${rule} ${path}`).join(', ')}; libxml2 accepts`;
  }
  return `accepted; libxml2 says ${verdict}: ${why.slice(0, 200)}`;
}

/** A sentence about a difference between the byte tokenizer and saxes behind the same reader; null when they agree. */
export function unlikeSaxes(bytes: Buffer): string | null {
  const { bericht, findings } = checkSync(bytes);
  const theirs = readWithSaxes(bytes);
  if (bericht !== null && theirs !== null) {
    return isDeepStrictEqual(bericht, theirs) ? null : 'both accept, but read something else';
  }
  if (bericht === null && theirs === null) return null;
  if (bericht !== null) return 'accepted; saxes refuses';
  if (findings.every(({ rule }) => stricter.has(rule)) || hasOtherVersion(bytes)) return null;
  // saxes lets a few things pass that libxml2 refuses as well, such as `<?x?y?>`.
  if (verdictOf(bytes).verdict !== 'valid') return null;
  return `refused as ${findings.map(({ rule, path }) => `${rule} ${path}`).join(', ')}; saxes accepts`;
}
