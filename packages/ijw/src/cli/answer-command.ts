import { writeFileSync } from 'node:fs';
import { answer, type AnswerOptions } from '../answer.ts';
import { compose } from '../compose.ts';
import { isXmlDate } from '../lexical/calendar.ts';
import { parseArguments, type Parsed } from './arguments.ts';
import { fine, usage, wrong, type CliIo } from './io.ts';
import { contextFrom, contextHelp, contextOptions, contextUsage, judgeWhole, type Whole } from './judge.ts';

const how = `Gebruik: ijw answer BESTAND ${contextUsage} [--identificatie ID] [--dagtekening DAG] [--out BESTAND]\n`;
const help =
  how +
  contextHelp +
  '  --identificatie ID   nummer van het antwoord, 1 tot 12 tekens; anders R met het nummer van het bericht\n' +
  '  --dagtekening DAG    datum van het antwoord; anders --today\n' +
  '  --out BESTAND        schrijf het antwoord daar; anders op het scherm\n' +
  'Uitgang: 0 gemaakt, 1 er hoort geen antwoord bij, 2 niet begrepen of niet te openen.\n';

/** `ijw answer`: the answer to one message on standard output, or in the file that `--out` names. */
export async function answerCommand(words: readonly string[], io: CliIo): Promise<number> {
  const parsed = parseArguments(words, {
    ...contextOptions,
    identificatie: 'one',
    dagtekening: 'one',
    out: 'one',
    help: 'flag',
  });
  if (typeof parsed === 'string') return refused(io, parsed);
  if (parsed.options.has('help')) {
    io.write(help);
    return fine;
  }
  const mistake = mistakeIn(parsed);
  if (mistake !== null) return refused(io, mistake);
  const [file] = parsed.files;
  if (file === undefined || parsed.files.length > 1) return refused(io, 'Noem precies één bestand.');
  const context = await contextFrom(parsed, io);
  if (typeof context === 'string') return refused(io, context);
  const judged = await judgeWhole(file, context);
  const made = answer(judged.checked, answerOptions(parsed, judged, context.today ?? io.today()));
  if (made === null) {
    io.warn(`${file}: ${whyNone(judged)}\n`);
    return wrong;
  }
  const bytes = compose(made);
  const out = parsed.options.get('out')?.[0];
  if (out === undefined) io.write(Buffer.from(bytes).toString('utf8'));
  else writeFileSync(out, bytes);
  return fine;
}

/** The answer must be a valid message itself. */
function mistakeIn({ options }: Parsed): string | null {
  const day = options.get('dagtekening')?.[0];
  if (day !== undefined && !isXmlDate(day)) return `--dagtekening ${day} is geen datum (JJJJ-MM-DD).`;
  const id = options.get('identificatie')?.[0];
  if (id === undefined || (id.trim() !== '' && id.length <= 12)) return null;
  return `--identificatie ${id} is geen identificatie: 1 tot 12 tekens.`;
}

function refused(io: CliIo, why: string): number {
  io.warn(`${why}\n${how}Meer: ijw answer --help\n`);
  return usage;
}

function answerOptions({ options }: Parsed, { checked, findings }: Whole, today: string): AnswerOptions {
  const own = checked.bericht?.header.berichtIdentificatie.identificatie ?? '';
  const identificatie = options.get('identificatie')?.[0] ?? `R${own.slice(-11)}`;
  return { identificatie, dagtekening: options.get('dagtekening')?.[0] ?? today, findings };
}

function whyNone({ checked }: Whole): string {
  return checked.level === 1
    ? 'afgekeurd op niveau 1; daarop volgt geen bericht maar een transportfout.'
    : `op een ${checked.message ?? 'onbekend bericht'} volgt geen antwoord.`;
}
