import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { daysBetween, type Day } from '@jeugdregie/kernel';
import { letterView } from './letter-view.ts';
import type { LetterText } from './model.ts';

const epoch = '1970-01-01' as Day;
const secondsPerDay = 86_400;
const weights = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'] as const;

let kept: NodeCompiler | null = null;

/** The compiler keeps its fonts and its cache; one is enough for the process. */
function compiler(): NodeCompiler {
  if (kept !== null) return kept;
  const folder = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'),
  );
  const fonts = weights.map((weight) => readFileSync(join(folder, weight, `SourceSans3_${weight}.ttf`)));
  kept = NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts }] });
  return kept;
}

const source = readFileSync(new URL('letter.typ', import.meta.url), 'utf8');

/** The letter as PDF/UA-1 (tagged, with a title and real footnotes). The same text gives the same bytes. */
export function pdfOf(text: LetterText): Uint8Array {
  const inputs = { letter: JSON.stringify(text), view: JSON.stringify(letterView(text)) };
  return compiler().pdf(
    { mainFileContent: source, inputs },
    {
      pdfStandard: 'ua-1' as never, // the declared enum is not there at run time; its values are these names
      creationTimestamp: daysBetween(epoch, text.dated) * secondsPerDay,
    },
  );
}
