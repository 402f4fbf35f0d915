import { regional } from '@jeugdregie/core/db';
import { breakdown, indicator, queryFor, type Breakdown, type IndicatorId } from '@jeugdregie/core/figures';
import {
  addDays,
  day,
  firstDayOf,
  lastDayOf,
  month,
  monthOf,
  type Day,
  type Month,
} from '@jeugdregie/kernel';
import type { Command } from 'commander';
import { complain, exitCodes, print, printJson, printProblem, printTable } from './output.ts';
import { withHouse } from './with-house.ts';

interface FigureFlags {
  readonly peildatum?: string;
  readonly van?: string;
  readonly tot?: string;
  readonly json?: boolean;
}

const shown: readonly IndicatorId[] = [
  'youths',
  'share-of-residents',
  'new-trajectories',
  'cost',
  'cost-per-youth',
  'rejected-share',
];

export function addFigures(program: Command, end: (code: number) => void): void {
  program
    .command('figures')
    .option('--peildatum <dag>', 'laatste dag van een maand; wat later bekend werd telt niet mee')
    .option('--van <maand>', 'eerste maand van levering, zoals 2026-01; anders januari van het jaar')
    .option('--tot <maand>', 'laatste maand van levering; anders de maand van de peildatum')
    .option('--json', 'uitkomst als JSON, met definities')
    .description('de kerncijfers per gemeente en voor de regio')
    .action(async (flags: FigureFlags) => end(await figures(flags)));
}

interface Range {
  readonly from: Month;
  readonly until: Month;
  readonly cutOff: Day;
}

async function figures(flags: FigureFlags): Promise<number> {
  return withHouse(async (house) => {
    const range = rangeOf(flags, house.today());
    if (!range) return exitCodes.usage;
    const found: Breakdown[] = [];
    for (const id of shown) {
      const result = await house.db.transaction(regional, (tx) =>
        breakdown(tx, queryFor(id, range), 'municipality'),
      );
      if (!result.ok) {
        printProblem(result.error);
        return exitCodes.cannot;
      }
      found.push(result.value);
    }
    if (flags.json) printJson(found);
    else report(found, range);
    return exitCodes.done;
  });
}

/** Without a cut-off the last month-end before today: the newest cut-off that will not change any more. */
function rangeOf(flags: FigureFlags, today: Day): Range | null {
  const given = flags.peildatum === undefined ? null : day(flags.peildatum);
  if (flags.peildatum !== undefined && (given === null || lastDayOf(monthOf(given)) !== given)) {
    complain(`--peildatum ${flags.peildatum} is geen laatste dag van een maand, zoals 2026-09-30.`);
    return null;
  }
  const cutOff = given ?? addDays(firstDayOf(monthOf(today)), -1);
  const from = flags.van === undefined ? (`${cutOff.slice(0, 4)}-01` as Month) : month(flags.van);
  const until = flags.tot === undefined ? monthOf(cutOff) : month(flags.tot);
  if (from && until && from <= until) return { from, until, cutOff };
  complain('--van en --tot zijn maanden zoals 2026-01, de eerste niet na de laatste.');
  return null;
}

function report(found: readonly Breakdown[], { from, until, cutOff }: Range): void {
  const keys = new Map(found.flatMap(({ parts }) => parts.map(({ key, name }) => [key, name] as const)));
  const rows = [...keys].map(([key, name]) => [
    name,
    ...found.map(({ parts }) => parts.find((part) => part.key === key)?.shown ?? '–'),
  ]);
  rows.push(['Regio', ...found.map(({ figure }) => figure.shown)]);
  print(`Levering ${from} tot en met ${until}, zoals bekend op ${cutOff}`);
  printTable(['Gemeente', ...shown.map((id) => indicator(id).definition.name.nl)], rows);
}
