import { claimPhrases } from './claims.ts';
import { filePhrases } from './files.ts';
import { figurePhrases } from './figures.ts';
import { labelPhrases } from './labels.ts';
import { taskPhrases } from './tasks.ts';
import { trailPhrases } from './trail.ts';
import type { Phrase } from '../../phrases.ts';

/** In this order: where two would fit, the one that stands first counts. */
export const phrases: readonly Phrase[] = [
  ...labelPhrases,
  ...filePhrases,
  ...trailPhrases,
  ...taskPhrases,
  ...claimPhrases,
  ...figurePhrases,
];
