import { addDays, intersection, overlaps, type Day, type Period } from '@jeugdregie/kernel';
import type { Report } from './check-report.ts';
import type { PlacedRow, PlacedRows } from './read-workbook.ts';
import type { SheetKey } from './sheets.ts';

type Dated = Period & { readonly row: number };

/** Periods that are reversed, that overlap where only one may hold, or that leave a gap inside a contract. */
export function checkPeriods(rows: PlacedRows, report: Report): void {
  for (const key of ['municipalities', 'contracts', 'productSegments', 'rates'] as const) {
    for (const { value, row } of rows[key] as readonly PlacedRow<Period>[]) {
      if (value.until === null || value.from <= value.until) continue;
      report({ key, row, field: 'until' }, value.until, {
        message: `De einddatum ligt voor de begindatum (${value.from}).`,
        remedy: 'Verbeter een van de twee datums.',
      });
    }
  }
  checkOverlaps('municipalities', rows.municipalities, (value) => value.code, report);
  checkOverlaps('productSegments', rows.productSegments, (value) => value.product, report);
  const provider = new Map(rows.contracts.map(({ value }) => [value.number, value.provider]));
  checkOverlaps(
    'rates',
    rows.rates,
    (value) => `${provider.get(value.contract) ?? value.contract} ${value.product}`,
    report,
  );
  checkRatesAgainstContracts(rows, report);
  checkCeilingYears(rows, report);
  checkSegmented(rows, report);
}

function checkOverlaps<T extends Period>(
  key: SheetKey,
  rows: readonly PlacedRow<T>[],
  group: (value: T) => string,
  report: Report,
): void {
  for (const members of Map.groupBy(rows.filter(isForward), ({ value }) => group(value)).values()) {
    const sorted = members.toSorted((a, b) => (a.value.from < b.value.from ? -1 : 1));
    for (const [i, current] of sorted.entries()) {
      const earlier = sorted.slice(0, i).find(({ value }) => overlaps(value, current.value));
      // Two rows that begin on the same day are already reported as the same key.
      if (!earlier || (earlier.value.from === current.value.from && key !== 'rates')) continue;
      report({ key, row: current.row, field: 'from' }, current.value.from, {
        message: `Deze periode overlapt met die in rij ${earlier.row} (${periodText(earlier.value)}).`,
        remedy: `Laat de eerdere regel eindigen op ${addDays(current.value.from, -1)}, of pas de datums aan.`,
      });
    }
  }
}

function isForward({ value }: PlacedRow<Period>): boolean {
  return value.until === null || value.from <= value.until;
}

function periodText({ from, until }: Period): string {
  return `${from} tot en met ${until ?? 'onbepaald'}`;
}

/** Rates outside their contract never hold; days of the contract between two rates have none. Both are warnings. */
function checkRatesAgainstContracts(rows: PlacedRows, report: Report): void {
  const contracts = new Map(rows.contracts.map(({ value }) => [value.number, value]));
  const inside: (Dated & { readonly key: string; readonly contract: Period })[] = [];
  for (const { value, row } of rows.rates) {
    const contract = contracts.get(value.contract);
    if (!contract || !isForward({ value, row }) || !isForward({ value: contract, row })) continue;
    const period = intersection(value, contract);
    if (period) inside.push({ ...period, row, key: `${value.contract} ${value.product}`, contract });
    else
      report({ key: 'rates', row, field: 'from' }, value.from, {
        message: `Dit tarief ligt buiten het contract (${periodText(contract)}) en geldt dus nooit.`,
        remedy: 'Controleer de datums van het tarief en van het contract.',
        isWarning: true,
      });
  }
  for (const members of Map.groupBy(inside, (rate) => rate.key).values()) {
    const sorted = members.toSorted((a, b) => (a.from < b.from ? -1 : 1));
    for (const [i, rate] of sorted.entries()) reportGap(rate, sorted[i - 1], report);
    reportEnd(sorted.at(-1), report);
  }
}

function reportGap(rate: Dated & { contract: Period }, earlier: Dated | undefined, report: Report): void {
  const due: Day | null = earlier ? earlier.until && addDays(earlier.until, 1) : rate.contract.from;
  if (due === null || rate.from <= due) return;
  report({ key: 'rates', row: rate.row, field: 'from' }, rate.from, {
    message: `Van ${due} tot en met ${addDays(rate.from, -1)} heeft dit contract voor dit product geen tarief.`,
    remedy: 'Is dat niet de bedoeling? Laat de tarieven dan op elkaar aansluiten.',
    isWarning: true,
  });
}

function reportEnd(last: (Dated & { contract: Period }) | undefined, report: Report): void {
  if (!last || last.until === null || last.until === last.contract.until) return;
  report({ key: 'rates', row: last.row, field: 'until' }, last.until, {
    message: `Vanaf ${addDays(last.until, 1)} heeft dit contract voor dit product geen tarief meer.`,
    remedy: 'Is dat niet de bedoeling? Verleng het tarief of voeg het volgende toe.',
    isWarning: true,
  });
}

function checkCeilingYears(rows: PlacedRows, report: Report): void {
  const contracts = new Map(rows.contracts.map(({ value }) => [value.number, value]));
  for (const { value, row } of rows.ceilings) {
    const contract = contracts.get(value.contract);
    const year = { from: `${value.year}-01-01` as Day, until: `${value.year}-12-31` as Day };
    if (!contract || overlaps(contract, year)) continue;
    report({ key: 'ceilings', row, field: 'year' }, value.year, {
      message: `Het contract loopt niet in dit jaar (${periodText(contract)}).`,
      remedy: 'Controleer het jaar en het contractnummer.',
      isWarning: true,
    });
  }
}

function checkSegmented(rows: PlacedRows, report: Report): void {
  const segmented = new Set(rows.productSegments.map(({ value }) => value.product));
  for (const { value, row } of rows.products) {
    if (segmented.has(value.code)) continue;
    report({ key: 'products', row, field: 'code' }, value.code, {
      message: 'Dit product hoort bij geen segment.',
      remedy: 'Voeg op het blad Productsegmenten een regel toe, anders telt het in geen segment mee.',
      isWarning: true,
    });
  }
}
