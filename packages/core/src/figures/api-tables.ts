import { valueFor } from './api-shapes.ts';
import type { ComparedDistrict, Comparison } from './comparison.ts';
import type { Column, ColumnKind, ExportTable } from './export.ts';
import { indicator } from './indicators.ts';
import type { Breakdown, Dimension, Figure, FigureQuery, Series, Unit } from './model.ts';
import { publicSources, scpWarning } from './public-figures.ts';

const kindOf: Readonly<Record<Unit, ColumnKind>> = {
  persons: 'count',
  trajectories: 'count',
  allocations: 'count',
  cents: 'cents',
  share: 'share',
  hours: 'decimal',
  days: 'decimal',
};

const dimensionHeads: Readonly<Record<Dimension, string>> = {
  municipality: 'Gemeente',
  segment: 'Segment',
  provider: 'Aanbieder',
  product: 'Product',
  referrer: 'Verwijzer',
  district: 'Wijk',
};

/** Where the figures of a file come from, in words. */
function originOf({ query, definition, address }: Figure): ExportTable['origin'] {
  return [
    ['Definitie', `${definition.text} (versie ${definition.version})`],
    ['Formule', definition.formula],
    ['Bron', definition.source],
    ['Gemeente', query.municipality ?? 'regio'],
    ['Periode', `${query.from} tot en met ${query.until}`],
    ['Peildatum', query.cutOff],
    ...definition.leavesOut.map((text) => ['Niet meegeteld', text] as const),
    ['Adres', address],
  ];
}

export function seriesTable({ figure, points }: Series): ExportTable {
  const { name, unit } = figure.definition;
  return {
    title: `${name.nl} per maand`,
    columns: [
      { heading: 'Maand', kind: 'text' },
      { heading: name.nl, kind: kindOf[unit] },
      { heading: 'Voorlopig', kind: 'text' },
      { heading: 'Aantal records', kind: 'count' },
    ],
    rows: points.map((p) => [p.month, valueFor(p.value, unit), p.isProvisional ? 'ja' : 'nee', p.records]),
    origin: originOf(figure),
  };
}

export function breakdownTable({ figure, by, parts }: Breakdown): ExportTable {
  // The total of a share of referrers is a count of trajectories: the parts keep their own unit.
  const isShare =
    by === 'referrer' && figure.query.indicator === 'trajectories' && parts.every((p) => p.share === null);
  const { name, unit } = isShare ? indicator('referrer-share').definition : figure.definition;
  return {
    title: `${name.nl} naar ${dimensionHeads[by].toLowerCase()}`,
    columns: [
      { heading: 'Code', kind: 'text' },
      { heading: dimensionHeads[by], kind: 'text' },
      { heading: name.nl, kind: kindOf[unit] },
      { heading: 'Aandeel in het geheel', kind: 'share' },
      { heading: 'Minder dan 5 personen', kind: 'text' },
      { heading: 'Aantal records', kind: 'count' },
    ],
    rows: parts.map((p) => [
      p.key,
      p.name,
      valueFor(p.value, unit),
      p.share,
      p.isSmall ? 'ja' : 'nee',
      p.records,
    ]),
    origin: originOf(figure),
  };
}

const districtColumns: readonly Column[] = [
  { heading: 'Gemeente', kind: 'text' },
  { heading: 'Wijkcode', kind: 'text' },
  { heading: 'Wijk', kind: 'text' },
  { heading: 'Inwoners 0-17', kind: 'count' },
  { heading: 'Jeugdigen met jeugdhulp', kind: 'count' },
  { heading: 'Aandeel', kind: 'share' },
  { heading: 'CBS 2022, aantal', kind: 'count' },
  { heading: 'CBS 2022, aandeel', kind: 'share' },
  { heading: 'SCP 2017, geregistreerd', kind: 'share' },
  { heading: 'SCP 2017, verwacht', kind: 'share' },
];

export function districtsTable(compared: Comparison, query: FigureQuery): ExportTable {
  const row = (d: ComparedDistrict): ExportTable['rows'][number] => [
    d.municipalityName,
    d.code ?? '',
    d.code === null ? 'Alle wijken' : d.name,
    d.children,
    d.isSmall ? 'minder dan 5' : d.youths,
    d.share,
    d.cbsYouths,
    d.cbsShare,
    d.scpRegistered,
    d.scpExpected,
  ];
  return {
    title: 'Gebruik per wijk naast CBS en SCP',
    columns: districtColumns,
    rows: [...compared.municipalities.map(row), ...compared.districts.map(row)],
    origin: [
      ['Let op', scpWarning],
      ['Periode', `${query.from} tot en met ${query.until}`],
      ['Peildatum', query.cutOff],
      ...publicSources.map((source) => ['Bron', source] as const),
    ],
  };
}
