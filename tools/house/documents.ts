import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectFiles, root, textOf, type Breach } from './sources.ts';

/** Pages that point nowhere, and decisions that share a number or stand in no list. */
export function documentBreaches(): Breach[] {
  const pages = projectFiles().filter((file) => file.endsWith('.md'));
  return [...pages.flatMap(deadLinks), ...decisionBreaches(pages)];
}

/** Links to files of the project; those to the web and to a place on the same page are not looked at. */
function deadLinks(page: string): Breach[] {
  return textOf(page)
    .split('\n')
    .flatMap((text, i) =>
      [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map(([, target = '']) => decodeURI(target))
        .filter((target) => !/^[a-z]+:/i.test(target) && !existsSync(join(root, dirname(page), target)))
        .map((target) => ({ file: page, line: i + 1, message: `the link to ${target} leads nowhere` })),
    );
}

function decisionBreaches(pages: readonly string[]): Breach[] {
  const list = 'docs/decisions/README.md';
  const decisions = pages.filter((file) => /^docs\/decisions\/\d/.test(file));
  const byNumber = Map.groupBy(decisions, (file) => file.slice('docs/decisions/'.length).slice(0, 4));
  const shared = [...byNumber].flatMap(([number, files]) =>
    files.slice(1).map((file) => ({ file, line: 1, message: `${files[0]} is number ${number} already` })),
  );
  const unlisted = decisions
    .filter((file) => !textOf(list).includes(`(${file.slice('docs/decisions/'.length)})`))
    .map((file) => ({ file, line: 1, message: `is not in ${list}` }));
  return [...shared, ...unlisted];
}
