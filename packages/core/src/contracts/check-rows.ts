import type { WorkbookFinding } from './model.ts';
import { checkPeriods } from './check-periods.ts';
import { reporter, type Report } from './check-report.ts';
import type { PlacedRow, PlacedRows, ReadRows } from './read-workbook.ts';
import { sheets, type SheetKey } from './sheets.ts';

/** Everything that is wrong between rows and between sheets: keys, references, periods, units. */
export function checkRows({ rows, columns }: ReadRows): WorkbookFinding[] {
  const findings: WorkbookFinding[] = [];
  const report = reporter(columns, findings);
  checkRegion(rows, report);
  checkKeys(rows, report);
  checkReferences(rows, report);
  checkCounts(rows, report);
  checkUnits(rows, report);
  checkPeriods(rows, report);
  return findings;
}

function checkRegion(rows: PlacedRows, report: Report): void {
  if (rows.region.length === 1) return;
  const second = rows.region[1];
  report({ key: 'region', row: second?.row ?? 2, field: 'name' }, second?.value.name ?? '', {
    message: second ? 'Er staat meer dan één regio.' : 'De naam van de regio ontbreekt.',
    remedy: 'Laat op dit blad precies één regel met een naam staan.',
  });
}

/** Per sheet: the fields that together may occur once, and the field that the finding points at. */
const keys: { readonly [Key in SheetKey]?: readonly string[] } = {
  municipalities: ['code', 'from'],
  residents: ['municipality', 'year'],
  districts: ['municipality', 'postcode'],
  segments: ['id'],
  providers: ['code'],
  contracts: ['number'],
  products: ['code'],
  productSegments: ['product', 'from'],
  rates: ['contract', 'product', 'from'],
  ceilings: ['contract', 'year'],
};

function checkKeys(rows: PlacedRows, report: Report): void {
  for (const [key, fields] of Object.entries(keys) as [SheetKey, readonly string[]][]) {
    const seen = new Map<string, number>();
    for (const { value, row } of rows[key] as readonly PlacedRow<Record<string, unknown>>[]) {
      const parts = fields.map((field) => String(value[field]));
      const earlier = seen.get(parts.join('\n'));
      if (earlier === undefined) seen.set(parts.join('\n'), row);
      else
        report({ key, row, field: fields[0] ?? '' }, parts.join(', '), {
          message: `Dit staat al in rij ${earlier}.`,
          remedy: 'Verwijder een van beide regels.',
        });
    }
  }
}

/** Per sheet: which field must occur on which other sheet. */
const references: readonly {
  readonly from: SheetKey;
  readonly field: string;
  readonly to: SheetKey;
  readonly toField: string;
}[] = [
  { from: 'residents', field: 'municipality', to: 'municipalities', toField: 'code' },
  { from: 'districts', field: 'municipality', to: 'municipalities', toField: 'code' },
  { from: 'contracts', field: 'provider', to: 'providers', toField: 'code' },
  { from: 'productSegments', field: 'product', to: 'products', toField: 'code' },
  { from: 'productSegments', field: 'segment', to: 'segments', toField: 'id' },
  { from: 'rates', field: 'contract', to: 'contracts', toField: 'number' },
  { from: 'rates', field: 'product', to: 'products', toField: 'code' },
  { from: 'ceilings', field: 'contract', to: 'contracts', toField: 'number' },
];

function checkReferences(rows: PlacedRows, report: Report): void {
  for (const { from, field, to, toField } of references) {
    const known = new Set(
      (rows[to] as readonly PlacedRow<Record<string, unknown>>[]).map(({ value }) => value[toField]),
    );
    for (const { value, row } of rows[from] as readonly PlacedRow<Record<string, unknown>>[]) {
      if (known.has(value[field])) continue;
      report({ key: from, row, field }, textOf(value[field]), {
        message: `Dit komt niet voor op het blad ${sheets[to].name}.`,
        remedy: `Verbeter de waarde, of voeg op het blad ${sheets[to].name} een regel toe.`,
      });
    }
  }
}

function checkCounts(rows: PlacedRows, report: Report): void {
  for (const { value, row } of rows.residents) {
    if (value.age0to17 <= value.total) continue;
    report({ key: 'residents', row, field: 'age0to17' }, value.age0to17, {
      message: 'Er zijn meer inwoners van 0-17 jaar dan inwoners.',
      remedy: 'Controleer of de twee kolommen verwisseld zijn.',
    });
  }
  const names = new Map<string, { name: string; row: number }>();
  for (const { value, row } of rows.districts) {
    const earlier = names.get(value.municipality + value.code);
    if (!earlier) names.set(value.municipality + value.code, { name: value.name, row });
    else if (earlier.name !== value.name) {
      report({ key: 'districts', row, field: 'name' }, value.name, {
        message: `Deze wijk heet in rij ${earlier.row} anders: ${earlier.name}.`,
        remedy: 'Geef een wijkcode overal dezelfde naam.',
      });
    }
  }
}

/** Units by variant, from the table of execution variants of iJw (IV074). */
const unitsOf = { effort: ['01', '04', '14', '16', '84'], output: ['82', '83'] } as const;

function checkUnits(rows: PlacedRows, report: Report): void {
  const units = new Map<string, string>();
  for (const { value, row } of rows.products) {
    units.set(value.code, value.unit);
    if ((unitsOf[value.variant] as readonly string[]).includes(value.unit)) continue;
    report({ key: 'products', row, field: 'unit' }, value.unit, {
      message: 'Deze eenheid past niet bij de variant van het product.',
      remedy: `Kies een van de eenheden ${unitsOf[value.variant].join(', ')}, of verander de variant.`,
    });
  }
  for (const { value, row } of rows.rates) {
    const agreed = units.get(value.product);
    if (agreed === undefined || agreed === value.unit) continue;
    report({ key: 'rates', row, field: 'unit' }, value.unit, {
      message: `Op het blad Producten staat bij ${value.product} een andere eenheid: ${agreed}.`,
      remedy: 'Controleer of het tarief bij deze eenheid hoort. Zo ja, dan hoeft u niets te doen.',
      isWarning: true,
    });
  }
}

/** References are codes and numbers. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
