import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { roomOf, rooms } from './boundaries.ts';
import { isSource, isTest, projectFiles, root, textOf, type Breach } from './sources.ts';

interface Word {
  readonly nl: string;
  readonly en: string;
  readonly definition: string;
  readonly forbidden?: readonly string[];
}

/** Every house rule that no linter knows. Each breach names file, line and cure. */
export function tidyBreaches(): Breach[] {
  const files = projectFiles();
  const sources = files.filter(isSource);
  return [
    ...glossaryBreaches(sources),
    ...municipalityNames(sources),
    ...testPersons(files),
    ...missingReadmes(files),
    ...strayNames(files),
    ...foreignPlaces(files),
    ...longSheets(files),
    ...installScripts(),
  ];
}

function lines(file: string, pattern: RegExp, message: (match: string) => string): Breach[] {
  return textOf(file)
    .split('\n')
    .flatMap((text, i) => {
      const match = pattern.exec(text);
      return match ? [{ file, line: i + 1, message: message(match[0]) }] : [];
    });
}

/** Where Dutch is the language, or is turned into English: wire, readers, REST, options, screens, letters, the demo. */
const dutchZones =
  /^packages\/ijw\/|\/api(-[\w-]+)?\.ts$|\/readers?\.ts$|^apps\/web\/|\/letters\/|^demo\/|^e2e\/|^apps\/server\/src\/(http|cli)\/|\.test\.tsx?$/;

function glossaryBreaches(sources: readonly string[]): Breach[] {
  const words = parse(readFileSync(join(root, 'docs/glossary.yml'), 'utf8')) as Word[];
  const incomplete = words.flatMap((word, i): Breach[] =>
    word.nl && word.en && word.definition
      ? []
      : [{ file: 'docs/glossary.yml', line: i + 1, message: `entry ${i + 1} needs nl, en and definition` }],
  );
  const english = sources.filter((file) => !dutchZones.test(file) && !isTest(file));
  const forbidden = words.flatMap((word) =>
    (word.forbidden ?? []).flatMap((bad) =>
      english.flatMap((file) =>
        lines(
          file,
          new RegExp(`\\b${bad}s?\\b`, 'i'),
          (found) => `"${found}": use ${word.en} (docs/glossary.yml)`,
        ),
      ),
    ),
  );
  return [...incomplete, ...forbidden, ...dutchIdentifiers(english, words)];
}

/** A Dutch word of the list may stand in a sentence for the user, never in a name of the code. */
function dutchIdentifiers(english: readonly string[], words: readonly Word[]): Breach[] {
  const dutch = words
    .flatMap((word) => word.nl.split(/,\s*/))
    .filter((word) => /^[a-z]{5,}$/.test(word) && !words.some(({ en }) => en.split(/[ ,(]+/).includes(word)));
  // A whole word of a camel-case name: `regio` in `regioNaam`, not in `regional`.
  const capitalised = dutch.map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const pattern = new RegExp(
    `\\b(?:const|let|function|interface|type|readonly)\\s+(?:(?:${dutch.join('|')})|\\w*(?:${capitalised.join('|')}))(?![a-z])\\w*`,
  );
  return english.flatMap((file) =>
    lines(file, pattern, (found) => `"${found}": Dutch stays at the door (docs/glossary.yml)`),
  );
}

/** The region is data: code that names a municipality serves one region only. */
function municipalityNames(sources: readonly string[]): Breach[] {
  const list = JSON.parse(readFileSync(join(root, 'data/municipalities.json'), 'utf8')) as {
    municipalities: { name: string }[];
  };
  const names = list.municipalities.map(({ name }) => name);
  const pattern = new RegExp(`\\b(?:${names.join('|')})\\b`);
  return sources
    .filter((file) => /^(packages|apps)\//.test(file) && !isTest(file))
    .flatMap((file) => lines(file, pattern, (found) => `"${found}": names of municipalities live in data/`));
}

/** A nine-digit number that passes the eleven-test could be somebody's: test persons begin with 9999. */
function testPersons(files: readonly string[]): Breach[] {
  return files
    .filter((file) => /\.(ts|tsx|xml|json|md|csv|yml)$/.test(file) && !/package-lock|^data\//.test(file))
    .flatMap((file) =>
      textOf(file)
        .split('\n')
        .flatMap((text, i) =>
          [...text.matchAll(/(?:bsn|Bsn|BSN)\W{1,12}(\d{9})\b/g)]
            .filter(
              ([, digits]) => digits !== undefined && passesElevenTest(digits) && !digits.startsWith('9999'),
            )
            .map(([, digits]) => ({
              file,
              line: i + 1,
              message: `${digits} could be a real BSN: begin with 9999`,
            })),
        ),
    );
}

function passesElevenTest(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, d, i) => total + d * (i === 8 ? -1 : 9 - i), 0);
  return sum % 11 === 0 && digits !== '000000000';
}

/** Nothing of a dependency runs when somebody installs: whoever brings a script is denied by name. */
function installScripts(): Breach[] {
  const { packages } = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
  };
  const { allowScripts } = JSON.parse(textOf('package.json')) as {
    readonly allowScripts: Readonly<Record<string, boolean>>;
  };
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript === true)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
    .filter((name) => allowScripts[name] !== false)
    .map((name) => ({
      file: 'package.json',
      line: 1,
      message: `deny the install script of ${name} (allowScripts)`,
    }));
}

function missingReadmes(files: readonly string[]): Breach[] {
  const homes = [
    ...rooms.map((room) => `packages/core/src/${room}`),
    'packages/kernel',
    'packages/ijw',
    'packages/methods',
    'apps/server',
    'apps/web',
    'demo',
    'e2e',
    'data',
  ];
  const unknown = new Set(
    files.map(roomOf).filter((room) => room !== null && !(rooms as readonly string[]).includes(room)),
  );
  return [
    ...homes
      .filter((home) => !files.includes(`${home}/README.md`))
      .map((home) => ({
        file: `${home}/README.md`,
        line: 1,
        message: 'missing: say what it decides and what it does not',
      })),
    ...[...unknown].map((room) => ({
      file: `packages/core/src/${room}`,
      line: 1,
      message: 'is not a room of the house',
    })),
  ];
}

function strayNames(files: readonly string[]): Breach[] {
  return files
    .filter((file) => /(^|\/)(utils?|helpers?|common|misc|manager)(\.tsx?|\/)/.test(file))
    .map((file) => ({ file, line: 1, message: 'name the file after the concept in it' }));
}

/** The linter holds code to this length; style sheets are read by people too. */
const longestSheet = 300;

function longSheets(files: readonly string[]): Breach[] {
  return files
    .filter((file) => file.endsWith('.css'))
    .map((file) => ({ file, length: textOf(file).split('\n').length - 1 }))
    .filter(({ length }) => length > longestSheet)
    .map(({ file, length }) => ({
      file,
      line: longestSheet + 1,
      message: `${length} lines: the limit is ${longestSheet}, split by what it dresses`,
    }));
}

/** The project stands alone: no path of one machine, no host of a registry. */
function foreignPlaces(files: readonly string[]): Breach[] {
  const pattern = /\/wor[k]\/|bash_job[s]|registry\.npm|deb\.debian|\.\.\/shared\//;
  return files
    .filter((file) => /\.(ts|tsx|mjs|md|json|yml|html|css|sh)$|^\.ci\//.test(file))
    .flatMap((file) => lines(file, pattern, (found) => `"${found}" belongs to one machine: take it out`));
}
