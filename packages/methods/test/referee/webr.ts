import { WebR } from 'webr';

/** Values of one case, bound as R vectors. */
export type Bindings = Readonly<Record<string, readonly number[]>>;

/** Base R in WebAssembly as an independent referee. Numbers in, numbers out. */
export interface Referee {
  /**
   * Evaluates R code once per case with its numbers bound as variables; the code must end in a numeric vector. One
   * row per case, NA as NaN. All cases go over in one call: crossing into R costs far more than most of its work.
   */
  readonly each: (code: string, cases: readonly Bindings[]) => Promise<number[][]>;
  /** The same for one case. */
  readonly numbers: (code: string, bindings: Bindings) => Promise<number[]>;
  readonly close: () => void;
}

/** Starts R (about a second). Close it, or the process does not end. */
export async function startReferee(): Promise<Referee> {
  const webR = new WebR({ interactive: false });
  await webR.init();
  const each = async (code: string, cases: readonly Bindings[]): Promise<number[][]> => {
    const names = Object.keys(cases[0] ?? {});
    const list = cases.map((c) => `list(${names.map((n) => `${n} = ${literal(c[n] ?? [])}`).join(', ')})`);
    const text = await webR.evalRString(`local({
      f <- function(${names.join(', ')}) { ${code} }
      show <- function(v) paste(format(as.numeric(v), digits = 17), collapse = ' ')
      paste(vapply(list(${list.join(',')}), function(a) show(do.call(f, a)), ''), collapse = '\\n')
    })`);
    return text.split('\n').map(numbersOf);
  };
  return {
    each,
    numbers: async (code, bindings) => (await each(code, [bindings]))[0] ?? [],
    close: () => webR.close(),
  };
}

function literal(values: readonly number[]): string {
  return `c(${values.map((v) => (Number.isNaN(v) ? 'NA' : String(v))).join(',')})`;
}

function numbersOf(line: string): number[] {
  const words = line.trim().split(/\s+/);
  return words.filter((w) => w !== '').map((w) => (w === 'NA' ? Number.NaN : Number(w)));
}
