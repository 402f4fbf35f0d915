import { sheets, unitCodes, type SheetKey, explanationSheet } from './sheets.ts';
import { writeSheets, type SheetToWrite } from './workbook.ts';

/** Example rows: fictitious, and together a workbook that imports without errors or warnings. */
const examples: { readonly [Key in SheetKey]: readonly (readonly (string | number | null)[])[] } = {
  region: [['Voorbeeldregio']],
  municipalities: [
    ['0001', 'Voorbeeldstad', '2020-01-01', null],
    ['0002', 'Voorbeelddorp', '2020-01-01', '2025-12-31'],
  ],
  residents: [['0001', 2026, 127_000, 25_500]],
  districts: [
    ['0001', 'WK000101', 'Voorbeeldwijk', '2711', 4_100],
    ['0001', 'WK000101', 'Voorbeeldwijk', '2712', 1_900],
  ],
  segments: [
    [1, 'Jeugdhulp met verblijf'],
    [5, 'Veelvoorkomende jeugdhulp'],
  ],
  providers: [['99990001', 'Jeugdhulp Voorbeeld (fictief)']],
  contracts: [['C-2026-001', '99990001', '2026-01-01', '2026-12-31']],
  products: [
    ['45A04', 'Begeleiding individueel', '45', '04', 'inspanningsgericht'],
    ['44A08', 'Pleegzorg', '44', '14', 'inspanningsgericht'],
  ],
  productSegments: [
    ['45A04', 5, '2026-01-01', null],
    ['44A08', 1, '2026-01-01', null],
  ],
  rates: [
    ['C-2026-001', '45A04', '04', 85.1, '2026-01-01', '2026-12-31'],
    ['C-2026-001', '44A08', '14', 52.35, '2026-01-01', '2026-12-31'],
  ],
  ceilings: [['C-2026-001', 2026, 1_250_000]],
};

/** Empty contract workbook with headings, formats, drop-down lists, an explanation and example rows to overwrite. */
export function templateWorkbook(): Promise<Uint8Array> {
  const filled = (Object.keys(sheets) as SheetKey[]).map((key) => sheetOf(key));
  return writeSheets([explanation(), ...filled]);
}

function sheetOf(key: SheetKey): SheetToWrite {
  const columns = Object.entries(sheets[key].columns);
  const choices = columns.flatMap(([field], column) => {
    if (field === 'unit') return [{ column, values: [...unitCodes().keys()].sort() }];
    return field === 'variant' ? [{ column, values: ['inspanningsgericht', 'outputgericht'] }] : [];
  });
  return {
    name: sheets[key].name,
    columns: columns.map(([, column]) => column),
    rows: examples[key],
    emptyRows: 500,
    choices,
  };
}

function explanation(): SheetToWrite {
  const lines = Object.values(sheets).flatMap((sheet) => [
    [sheet.name, '', sheet.purpose],
    ...Object.values(sheet.columns).map((column) => ['', column.heading, column.explanation]),
  ]);
  const units = [...unitCodes()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, label]) => ['', code, label]);
  return {
    name: explanationSheet,
    hasBoldFirstColumn: true,
    columns: [
      { heading: 'Blad', width: 22 },
      { heading: 'Kolom', width: 18 },
      { heading: 'Wat hoort er in', width: 90 },
    ],
    rows: [
      ['Hoe het werkt', '', 'Vul de bladen in en vervang de voorbeeldregels. Laat de koppen in rij 1 staan.'],
      ['', '', 'Het bestand wordt in zijn geheel ingelezen, of niet: bij één fout verandert er niets.'],
      ['', '', 'Lever telkens het hele bestand aan. U ziet eerst de verschillen en past ze daarna toe.'],
      [
        '',
        '',
        'Codes (gemeente, AGB, product, eenheid) zijn tekst; datums zijn datums; bedragen zijn getallen.',
      ],
      ...lines,
      ['Eenheden', '', 'Codes van de kolom Eenheid (iJw-codelijst WJ756).'],
      ...units,
    ],
  };
}
