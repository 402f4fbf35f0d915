/** Options that take every following word, one word, or none. */
export type OptionKind = 'list' | 'one' | 'flag';

export interface Parsed {
  readonly files: readonly string[];
  /** Absent options are absent; a flag has an empty list. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/**
 * Splits the words of a command. `--context A B` takes every word up to the next option or `--`; the words after
 * `--` are files again; a file whose name begins with a hyphen is written as `./-name`. A text is the mistake, in Dutch.
 */
export function parseArguments(
  words: readonly string[],
  kinds: Readonly<Record<string, OptionKind>>,
): Parsed | string {
  const files: string[] = [];
  const options = new Map<string, string[]>();
  let open: { readonly kind: OptionKind; readonly name: string; readonly values: string[] } | null = null;
  for (const word of words) {
    if (word === '--') open = null;
    else if (word.length > 1 && word.startsWith('-')) {
      const name = word.replace(/^--/, '');
      const kind = kinds[name];
      if (kind === undefined) return `Onbekende optie ${word}.`;
      if (open?.kind === 'one' && open.values.length === 0) return `Na --${open.name} hoort een waarde.`;
      const values = options.get(name) ?? [];
      options.set(name, values);
      open = kind === 'flag' ? null : { kind, name, values };
    } else if (open === null) files.push(word);
    else {
      open.values.push(word);
      if (open.kind === 'one') open = null;
    }
  }
  return open?.kind === 'one' ? `Na --${open.name} hoort een waarde.` : { files, options };
}
