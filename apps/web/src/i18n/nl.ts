import { care } from './nl/care.ts';
import { claims } from './nl/claims.ts';
import { contracts } from './nl/contracts.ts';
import { exchange } from './nl/exchange.ts';
import { figures } from './nl/figures.ts';
import { frame } from './nl/frame.ts';
import { manage } from './nl/manage.ts';
import { words } from './nl/words.ts';

/** Every text of the screens in Dutch. `{place}` is filled in; `one|many` is chosen by {n}. */
export const nl = {
  ...frame,
  ...exchange,
  ...care,
  ...claims,
  ...contracts,
  ...figures,
  ...manage,
  ...words,
} as const;

export type MessageKey = keyof typeof nl;
