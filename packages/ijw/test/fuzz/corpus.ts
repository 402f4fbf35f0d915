import type { Random } from '@jeugdregie/kernel';
import { claimFile } from '../../bench/claim-file.ts';
import { bytesOf, validFiles } from '../fixtures.ts';

/** A claim whose lines repeat, so that the tokenizer meets runs that it knows, and changes in the middle of them. */
const claim = Buffer.from(claimFile(40));
const variants: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll('\r\n', '\n'),
  (text) => text.replaceAll(/>\s+</g, '><'),
  (text) => text.replaceAll(/(<jw323:Eenheid)(>)/g, '$1 $2'),
];

/** A valid file to mutate: an example of the standard, or a claim of forty lines in one of four layouts. */
export function pick(random: Random): Buffer {
  return random.next() < 0.6
    ? bytesOf(random.pick(validFiles))
    : Buffer.from(random.pick(variants)(claim.toString('utf8')));
}
