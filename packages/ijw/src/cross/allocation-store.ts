import type { Omvang, Product } from '../generated/berichten.ts';
import { productText, type AllocationVersion } from './facts.ts';
import { none, packedRows, pool, rowIndex, type PackedRows } from './packed-rows.ts';

/** Every version of every assignment. A region has a million of them, so each is a row of small integers. */
export interface AllocationStore {
  /** Adds a version, wherever its moment stands among those that are there. */
  add(version: AllocationVersion): void;
  /** Versions under a number of a municipality, the last that was added first; not those of `rejected` messages. */
  versions(gemeente: string, nummer: string, rejected: ReadonlySet<string>): readonly AllocationVersion[];
  /** The one of them that counts: the latest Toewijzingsdatum and -tijd (IV013). */
  current(gemeente: string, nummer: string, rejected: ReadonlySet<string>): AllocationVersion | undefined;
  /** Whether a client ever had an assignment of this municipality at this provider. */
  hasClient(client: ClientAt, rejected: ReadonlySet<string>): boolean;
  /** Numbers of those assignments, in order of arrival, each once. */
  numbersOf(client: ClientAt, rejected: ReadonlySet<string>): readonly string[];
}

/** A client of a municipality at a provider. */
export interface ClientAt {
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsn: string;
}

/** Columns of a row. Texts and objects stand in it by their number in a pool. */
const column = {
  bsn: 0,
  nummer: 1,
  gemeente: 2,
  aanbieder: 3,
  product: 4,
  ingangsdatum: 5,
  einddatum: 6,
  redenWijziging: 7,
  omvang: 8,
  budget: 9,
  moment: 10,
  source: 11,
  /** Row of the version before this one under the same number. */
  before: 12,
  /** Row of the assignment before this one of the same client at the same provider. */
  beforeOfClient: 13,
} as const;

/** Versions as rows: written with their own columns, read again as they were. */
interface VersionRows {
  readonly rows: PackedRows;
  add(version: AllocationVersion): number;
  read(row: number): AllocationVersion;
  /** Number of a text that some version holds. */
  find(text: string): number;
  text(row: number, column: number): string;
}

function versionRows(): VersionRows {
  const rows = packedRows();
  const texts = pool<string>();
  const products = pool<Product>();
  const sizes = pool<Omvang>();
  const numberOf = (value: string | undefined): number => texts.number(value ?? '', value);
  const text = (row: number, at: number): string => texts.value(rows.cell(row, at)) ?? '';
  return {
    rows,
    find: texts.find,
    text,
    add: ({ omvang, product, ...version }) =>
      rows.add([
        Number(version.bsn),
        Number(version.nummer),
        numberOf(version.gemeente),
        numberOf(version.aanbieder),
        products.number(productText(product), product),
        numberOf(version.ingangsdatum),
        numberOf(version.einddatum),
        numberOf(version.redenWijziging),
        sizes.number(sizeText(omvang), omvang),
        version.budget ?? none,
        numberOf(version.moment),
        numberOf(version.source),
      ]),
    read(row) {
      const budget = rows.cell(row, column.budget);
      return {
        source: text(row, column.source),
        gemeente: text(row, column.gemeente),
        aanbieder: text(row, column.aanbieder),
        bsn: String(rows.cell(row, column.bsn)).padStart(9, '0'),
        nummer: String(rows.cell(row, column.nummer)),
        product: products.value(rows.cell(row, column.product)),
        ingangsdatum: text(row, column.ingangsdatum),
        einddatum: texts.value(rows.cell(row, column.einddatum)),
        redenWijziging: texts.value(rows.cell(row, column.redenWijziging)),
        omvang: sizes.value(rows.cell(row, column.omvang)),
        budget: budget === none ? undefined : budget,
        moment: text(row, column.moment),
      };
    },
  };
}

function sizeText(omvang: Omvang | undefined): string {
  return omvang === undefined ? '' : `${omvang.volume} ${omvang.eenheid} ${omvang.frequentie}`;
}

export function allocationStore(): AllocationStore {
  const { rows, add, read, find, text } = versionRows();
  const byNumber = rowIndex(rows, [column.nummer, column.gemeente, column.gemeente]);
  const byClient = rowIndex(rows, [column.bsn, column.gemeente, column.aanbieder]);

  /** This row and those before it that count, the last that was added first. */
  function standing(last: number, before: number, rejected: ReadonlySet<string>): number[] {
    const found: number[] = [];
    for (let row = last; row !== none; row = rows.cell(row, before)) {
      if (rejected.size === 0 || !rejected.has(text(row, column.source))) found.push(row);
    }
    return found;
  }

  function ofNumber(gemeente: string, nummer: string, rejected: ReadonlySet<string>): number[] {
    const municipality = find(gemeente);
    return standing(byNumber.find(Number(nummer), municipality, municipality), column.before, rejected);
  }

  function ofClient({ gemeente, aanbieder, bsn }: ClientAt, rejected: ReadonlySet<string>): number[] {
    const last = byClient.find(Number(bsn), find(gemeente), find(aanbieder));
    return standing(last, column.beforeOfClient, rejected);
  }

  return {
    add(version) {
      const row = add(version);
      rows.set(row, column.before, byNumber.put(row));
      rows.set(row, column.beforeOfClient, byClient.put(row));
    },
    versions: (gemeente, nummer, rejected) => ofNumber(gemeente, nummer, rejected).map(read),
    current(gemeente, nummer, rejected) {
      let latest: number = none;
      for (const row of ofNumber(gemeente, nummer, rejected)) {
        if (latest === none || text(row, column.moment) > text(latest, column.moment)) latest = row;
      }
      return latest === none ? undefined : read(latest);
    },
    hasClient: (client, rejected) => ofClient(client, rejected).length > 0,
    numbersOf(client, rejected) {
      const numbers = ofClient(client, rejected).map((row) => String(rows.cell(row, column.nummer)));
      return [...new Set(numbers.reverse())];
    },
  };
}
