import { importsOf, isSource, isTest, projectFiles, resolveImport, type Breach } from './sources.ts';

/** Rooms of packages/core/src in the order in which the money flows; a room sees only those before it. */
export const rooms = [
  'db',
  'audit',
  'access',
  'rest',
  'identity',
  'exchange',
  'contracts',
  'care',
  'claims',
  'ledger',
  'figures',
  'letters',
  'schema',
] as const;

const house = '@jeugdregie/';

/** Which packages of the house a package may import. */
const allowedPackages: Readonly<Record<string, readonly string[]>> = {
  'packages/kernel': [],
  'packages/ijw': ['kernel'],
  'packages/methods': ['kernel'],
  'packages/core': ['kernel', 'ijw', 'methods'],
  demo: ['kernel', 'ijw'],
  'apps/server': ['kernel', 'ijw', 'methods', 'core', 'demo'],
  'apps/web': [],
  e2e: ['kernel', 'ijw', 'core', 'server', 'demo'],
  tools: ['kernel', 'ijw', 'methods', 'core', 'server', 'demo'],
};

export function packageOf(file: string): string | null {
  return Object.keys(allowedPackages).find((name) => file.startsWith(`${name}/`)) ?? null;
}

export function roomOf(file: string): string | null {
  return /^packages\/core\/src\/([^/]+)\//.exec(file)?.[1] ?? null;
}

export function boundaryBreaches(): Breach[] {
  const files = projectFiles().filter(isSource);
  return [
    ...files.flatMap(packageBreaches),
    ...files.flatMap(roomBreaches),
    ...purityBreaches(files),
    ...cycles(files),
  ];
}

function packageBreaches(file: string): Breach[] {
  const from = packageOf(file);
  if (from === null) return [];
  const allowed = allowedPackages[from] ?? [];
  return importsOf(file).flatMap(({ line, target }) => {
    const resolved = resolveImport(file, target);
    if (resolved !== null && packageOf(resolved) !== from) {
      return [{ file, line, message: `reaches out of ${from} by a path: import the package by its name` }];
    }
    if (!target.startsWith(house)) return [];
    const to = target.slice(house.length).split('/')[0] ?? '';
    if (allowed.includes(to)) return [];
    return [
      {
        file,
        line,
        message: `${from} may not import ${target} (allowed: ${allowed.join(', ') || 'nothing'})`,
      },
    ];
  });
}

function roomBreaches(file: string): Breach[] {
  const room = roomOf(file);
  if (room === null) return [];
  const position = rooms.indexOf(room as (typeof rooms)[number]);
  if (position < 0)
    return [
      { file, line: 1, message: `room ${room} is not in the order of rooms (tools/house/boundaries.ts)` },
    ];
  return importsOf(file).flatMap(({ line, target }) => {
    const resolved = resolveImport(file, target);
    const other = resolved === null ? null : roomOf(resolved);
    if (resolved === null || other === null || other === room) return [];
    if (rooms.indexOf(other as (typeof rooms)[number]) > position && !isTest(file)) {
      return [
        { file, line, message: `${room} comes before ${other}: what it must know arrives as a new fact` },
      ];
    }
    const isDoor =
      resolved.endsWith(`/${other}/index.ts`) || (isTest(file) && resolved.endsWith('/testing.ts'));
    return isDoor ? [] : [{ file, line, message: `use the door ${other}/index.ts, not a file inside` }];
  });
}

/** Rules and methods decide; they fetch nothing and know no clock. */
function purityBreaches(files: readonly string[]): Breach[] {
  const pure = files.filter(
    (file) =>
      !isTest(file) &&
      (/\/rules\/|\/adjudicate\.ts$/.test(file) ||
        (file.startsWith('packages/methods/src/') && !file.endsWith('cli.ts'))),
  );
  return pure.flatMap((file) =>
    importsOf(file).flatMap(({ line, target, isTypeOnly }) =>
      !isTypeOnly &&
      /\/store\.ts$|\/service\.ts$|\/db\/|^pg$|^kysely$|^node:(fs|http|net|child_process)/.test(target)
        ? [{ file, line, message: `pure code may not import ${target}` }]
        : [],
    ),
  );
}

/** Import cycles between files, each reported once; types count as well: who reads one file has to read the other. */
function cycles(files: readonly string[]): Breach[] {
  const edges = new Map(
    files.map((file) => [
      file,
      importsOf(file).flatMap(({ target }) => {
        const to = resolveImport(file, target);
        return to === null ? [] : [to];
      }),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const found: Breach[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      found.push({
        file,
        line: 1,
        message: `import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`,
      });
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  return found;
}
