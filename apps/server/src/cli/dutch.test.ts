import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Command, CommanderError } from 'commander';
import { speakDutch } from './dutch.ts';

function said(...words: string[]): string {
  let text = '';
  const program = new Command('jeugdregie').exitOverride().helpOption('--help', 'toont deze uitleg');
  speakDutch(program);
  program.configureOutput({
    writeOut: (out) => (text += out),
    writeErr: (out) => (text += out),
  });
  const letter = program.command('letter').argument('<map>', 'waarheen');
  letter
    .option('--peildatum <dag>', 'welke dag', 'vandaag')
    .requiredOption('--gemeente <code>', 'welke gemeente');
  letter.action(() => undefined);
  try {
    program.parse(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
  }
  return text;
}

describe('commander in Dutch', () => {
  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['a command that is none', ['brief'], "'brief' is geen opdracht.\n"],
    ['a word that is nearly one', ['leter'], "'leter' is geen opdracht.\nBedoelt u letter?\n"],
    ['a needed option', ['letter', 'x'], "De optie '--gemeente <code>' is nodig.\n"],
    [
      'an unknown option',
      ['letter', '--foo', '--gemeente', 'x'],
      "'--foo' is geen optie van deze opdracht.\n",
    ],
    ['a needed argument', ['letter', '--gemeente', 'x'], 'Er ontbreekt iets: <map>.\n'],
    [
      'an option without its value',
      ['letter', '--gemeente'],
      "Achter '--gemeente <code>' ontbreekt een waarde.\n",
    ],
    ['too much', ['letter', 'x', 'y', '--gemeente', 'x'], 'Er staat te veel achter deze opdracht.\n'],
  ];
  for (const [name, words, expected] of cases) it(name, () => assert.equal(said(...words), expected));

  it('has Dutch help', () => {
    const help = said('letter', '--help');
    assert.match(help, /^Gebruik: jeugdregie letter \[opties\] <map>/);
    assert.match(help, /Argumenten:\n.*\n\nOpties:\n/);
    assert.match(help, /\(standaard: "vandaag"\)/);
    assert.doesNotMatch(help, /Usage|Options|default/);
  });
});
