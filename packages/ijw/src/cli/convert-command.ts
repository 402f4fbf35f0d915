import { check } from '../check.ts';
import { parseArguments, type Parsed } from './arguments.ts';
import { blocksOfFile } from './blocks.ts';
import { csvOf } from './csv.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';
import { notReadable } from './judge.ts';

const help =
  'Gebruik: ijw convert BESTAND --to json|csv\n' +
  '  --to json   het bericht als object, met de namen van het schema\n' +
  '  --to csv    een rij per product, prestatie of antwoord; puntkomma’s, voor een rekenblad\n' +
  'Uitgang: 0 gelukt, 1 geen leesbaar bericht, 2 niet begrepen of niet te openen.\n';

/** `ijw convert`: a message that passed level 1 as JSON or CSV. */
export async function convertCommand(words: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(words, { to: 'one', help: 'flag' });
  if (typeof parsed !== 'string' && parsed.options.has('help')) {
    io.write(help);
    return fine;
  }
  const asked = typeof parsed === 'string' ? parsed : askedOf(parsed);
  if (typeof asked === 'string') {
    io.warn(`${asked}\n${help}`);
    return usage;
  }
  const { bericht, findings } = await check(blocksOfFile(asked.file));
  if (bericht === null) {
    io.warn(`${notReadable(asked.file, findings[0])}\nAlles wat er mis mee is: ijw check ${asked.file}\n`);
    return wrong;
  }
  io.write(asked.to === 'json' ? `${JSON.stringify(bericht, null, 2)}\n` : csvOf(bericht));
  return fine;
}

/** File and form, or what is wrong with the words. */
function askedOf({ files, options }: Parsed): { readonly file: string; readonly to: string } | string {
  const [file, second] = files;
  if (file === undefined || second !== undefined) return 'Noem precies één bestand.';
  const to = options.get('to')?.[0];
  if (to === 'json' || to === 'csv') return { file, to };
  return `Noem met --to de vorm: json of csv${to === undefined ? '' : `, niet ${to}`}.`;
}
