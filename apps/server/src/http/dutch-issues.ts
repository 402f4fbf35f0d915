import type { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

/**
 * What is wrong with one field of a request, in Dutch, where its schema says nothing itself. Unknown kinds get a plain
 * sentence, so that no English of the library reaches a user.
 */
export function dutchIssue(issue: Issue): string {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'Dit ontbreekt.';
    return `Dit moet ${typeNames[issue.expected] ?? 'anders'} zijn.`;
  }
  if (issue.code === 'invalid_value') return `Kies ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'too_small') return `Dit moet minstens ${sizeOf(issue.minimum, issue.origin)} zijn.`;
  if (issue.code === 'too_big') return `Dit mag hoogstens ${sizeOf(issue.maximum, issue.origin)} zijn.`;
  if (issue.code === 'unrecognized_keys') return `Hier hoort niet: ${issue.keys.join(', ')}.`;
  return 'Deze waarde klopt niet.';
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'tekst',
  number: 'een getal',
  int: 'een geheel getal',
  boolean: 'true of false',
  array: 'een lijst',
  object: 'een object',
};

function sizeOf(size: number | bigint, origin: string): string {
  if (origin === 'string') return `${size} tekens lang`;
  return origin === 'array' ? `${size} lang` : String(size);
}
