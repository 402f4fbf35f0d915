import { care } from './en/care.ts';
import { claims } from './en/claims.ts';
import { contracts } from './en/contracts.ts';
import { exchange } from './en/exchange.ts';
import { figures } from './en/figures.ts';
import { frame } from './en/frame.ts';
import { manage } from './en/manage.ts';
import { words } from './en/words.ts';
import type { nl } from './nl.ts';

/** The same in English: every text of the Dutch module, and nothing else. */
export const en = {
  ...frame,
  ...exchange,
  ...care,
  ...claims,
  ...contracts,
  ...figures,
  ...manage,
  ...words,
} as const satisfies Record<keyof typeof nl, string>;
