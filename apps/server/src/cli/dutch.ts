import type { Command } from 'commander';

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Gebruik:',
  'Options:': 'Opties:',
  'Commands:': 'Opdrachten:',
  'Arguments:': 'Argumenten:',
};

/** What commander says when a call is wrong, and how we say it; `$1` is the word it is about. */
const refusals: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown command '(.*?)'/, "'$1' is geen opdracht."],
  [/^error: unknown option '(.*?)'/, "'$1' is geen optie van deze opdracht."],
  [/^error: missing required argument '(.*?)'/, 'Er ontbreekt iets: <$1>.'],
  [/^error: option '(.*?)' argument missing/, "Achter '$1' ontbreekt een waarde."],
  [/^error: required option '(.*?)' not specified/, "De optie '$1' is nodig."],
  [/^error: too many arguments.*/, 'Er staat te veel achter deze opdracht.'],
  [/\(Did you mean (.*?)\?\)/, 'Bedoelt u $1?'],
];

/** Commander speaks English; our users read Dutch. Commands made after this inherit it. */
export function speakDutch(program: Command): void {
  program
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[opties]').replace('[command]', '[opdracht]'),
      styleOptionDescription: (text) => text.replace('(default: ', '(standaard: '),
      styleSubcommandTerm: (term) => term.replace('[options]', '[opties]'),
    })
    .configureOutput({
      outputError: (text, write) =>
        write(refusals.reduce((said, [english, dutch]) => said.replace(english, dutch), text)),
    });
}
