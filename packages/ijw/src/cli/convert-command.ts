import { check } from '../check.ts';
import { parseArguments } from './arguments.ts';
import { blocksOfFile } from './blocks.ts';
import { csvOf } from './csv.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';

const help = 'Gebruik: ijw convert BESTAND --to json|csv\n';

/** `ijw convert`: a message that passed level 1 as JSON or CSV. */
export async function convertCommand(words: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(words, { to: 'one' });
  const to = typeof parsed === 'string' ? undefined : parsed.options.get('to')?.[0];
  const file = typeof parsed === 'string' ? undefined : parsed.files[0];
  if (file === undefined || (to !== 'json' && to !== 'csv')) {
    io.warn(typeof parsed === 'string' ? `${parsed}\n${help}` : help);
    return usage;
  }
  const { bericht, findings } = await check(blocksOfFile(file));
  if (bericht === null) {
    io.warn(
      `${file}: geen leesbaar iJw-bericht (${findings[0]?.rule ?? ''}, regel ${findings[0]?.line ?? 0}).\n`,
    );
    return wrong;
  }
  io.write(to === 'json' ? `${JSON.stringify(bericht, null, 2)}\n` : csvOf(bericht));
  return fine;
}
