import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type ParagraphChild,
} from 'docx';
import { accent, bullets, light, margins, numbered, quiet, styles, textWidth } from './docx-styles.ts';
import { letterView, type LetterView } from './letter-view.ts';
import type { Block, LetterText, Span, Table as LetterTable } from './model.ts';

/** The letter as a Word document with the same text, headings, footnotes and tables as the PDF, to be edited further. */
export async function docxOf(text: LetterText): Promise<Uint8Array> {
  const view = letterView(text);
  const document = new Document({
    title: view.title,
    creator: view.author,
    lastModifiedBy: view.author,
    styles: styles(),
    numbering: { config: [bullets, numbered] },
    footnotes: Object.fromEntries(
      text.notes.map((note, i) => [
        i + 1,
        { children: [new Paragraph({ children: runs(note), style: 'note' })] },
      ]),
    ),
    sections: [
      {
        properties: { page: { margin: margins() } },
        headers: { default: header(text, view) },
        footers: { default: footer(view) },
        children: [
          ...letterhead(text, view),
          ...text.blocks.flatMap(blockOf),
          ...signatures(text),
          ...annex(text, view),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

function header(text: LetterText, view: LetterView): Header {
  const demo = new TextRun({ text: 'Demonstratie: fictieve gegevens', bold: true, color: '5C4400' });
  return new Header({
    children: [
      ...(text.isDemo
        ? [new Paragraph({ children: [demo], style: 'small', shading: { fill: 'FFF3C4' } })]
        : []),
      new Paragraph({ text: `${view.sender} · ${text.reference}`, style: 'small' }),
    ],
  });
}

function footer(view: LetterView): Footer {
  const page = new TextRun({
    children: [`Peildatum ${view.cutOff} · pagina `, PageNumber.CURRENT, ' van ', PageNumber.TOTAL_PAGES],
  });
  return new Footer({ children: [new Paragraph({ children: [page], style: 'small' })] });
}

function letterhead(text: LetterText, view: LetterView): Paragraph[] {
  const line = (label: string, value: string): Paragraph =>
    new Paragraph({
      children: [new TextRun({ text: `${label}: `, color: quiet }), new TextRun(value)],
      spacing: { after: 20 },
    });
  return [
    new Paragraph({
      children: [new TextRun({ text: view.sender, size: 34, bold: true, color: accent })],
      border: { bottom: { style: BorderStyle.SINGLE, size: 10, color: accent, space: 4 } },
      spacing: { after: 280 },
    }),
    new Paragraph({
      children: [new TextRun({ text: `Aan de gemeenteraad van ${text.municipalityName}`, bold: true })],
    }),
    ...view.facts.map(([label, value]) => line(label, value)),
    new Paragraph({
      children: [new TextRun({ text: 'Raadsinformatiebrief', size: 18, bold: true, color: quiet })],
      spacing: { before: 320, after: 40 },
    }),
    new Paragraph({
      children: [new TextRun({ text: text.subject, size: 30, bold: true, color: accent })],
      spacing: { after: 220 },
    }),
    new Paragraph({ text: 'Geachte leden van de raad,' }),
  ];
}

function blockOf(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        block.level === 1
          ? new Paragraph({
              text: block.text,
              heading: HeadingLevel.HEADING_1,
              numbering: { reference: 'headings', level: 0 },
            })
          : new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 }),
      ];
    case 'paragraph':
      return [new Paragraph({ children: runs(block.spans) })];
    case 'list':
      return block.items.map(
        (item) =>
          new Paragraph({
            children: runs(item),
            numbering: { reference: 'bullets', level: 0 },
            spacing: { after: 60 },
          }),
      );
    case 'table':
      return tableOf(block.table);
  }
}

function runs(spans: readonly Span[]): ParagraphChild[] {
  return spans.map((span) => {
    if (span.kind === 'note') return new FootnoteReferenceRun(span.note);
    return new TextRun(span.kind === 'text' ? span.text : span.shown);
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;

/** The first column holds names and is wider. */
function columnWidths(count: number): number[] {
  const first = Math.round(textWidth * 0.4);
  return [first, ...Array.from({ length: count - 1 }, () => Math.floor((textWidth - first) / (count - 1)))];
}

function tableOf(table: LetterTable): (Paragraph | Table)[] {
  const cell = (children: ParagraphChild[], column: number, keepNext: boolean): TableCell =>
    new TableCell({
      children: [
        new Paragraph({
          children,
          keepNext,
          alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT,
          spacing: { before: 40, after: 40, line: 240, lineRule: 'auto' },
        }),
      ],
    });
  const head = table.head.map((text, column) =>
    cell([new TextRun({ text, bold: true, color: accent, size: 19 })], column, true),
  );
  return [
    new Paragraph({ children: [new TextRun({ text: table.caption, bold: true, size: 19 })], keepNext: true }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: columnWidths(table.head.length),
      borders: {
        top: none,
        left: none,
        right: none,
        insideVertical: none,
        insideHorizontal: { style: BorderStyle.SINGLE, size: 4, color: light },
        bottom: { style: BorderStyle.SINGLE, size: 4, color: light },
      },
      rows: [
        new TableRow({ children: head, tableHeader: true, cantSplit: true }),
        ...table.rows.map(
          (row, i) =>
            new TableRow({
              children: row.map((spans, column) => cell(runs(spans), column, i < table.rows.length - 1)),
              cantSplit: true,
            }),
        ),
      ],
    }),
    new Paragraph({ text: table.legend ?? '', style: 'small', spacing: { before: 80 } }),
  ];
}

/** Next to each other, in a table without lines, with room to sign. */
function signatures(text: LetterText): (Paragraph | Table)[] {
  const borders = { top: none, bottom: none, left: none, right: none };
  const cells = text.signatories.map(
    (role) =>
      new TableCell({
        borders,
        children: [new Paragraph({ text: `${role},`, spacing: { before: 160, after: 900 } })],
      }),
  );
  const width = Math.floor(textWidth / Math.max(1, cells.length));
  return [
    new Paragraph({
      children: [
        new TextRun('Met vriendelijke groet,'),
        new TextRun({ text: `burgemeester en wethouders van ${text.municipalityName},`, break: 1 }),
      ],
      spacing: { before: 360 },
      keepNext: true,
      keepLines: true,
    }),
    new Table({
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: cells.map(() => width),
      borders: { ...borders, insideHorizontal: none, insideVertical: none },
      rows: [new TableRow({ children: cells, cantSplit: true })],
    }),
  ];
}

function annex(text: LetterText, view: LetterView): Paragraph[] {
  return [
    new Paragraph({ children: [new PageBreak()] }),
    new Paragraph({ text: 'Bijlage: verantwoording van de cijfers', heading: HeadingLevel.HEADING_1 }),
    new Paragraph({ text: view.annexIntroduction }),
    ...text.definitions.map(
      (d) =>
        new Paragraph({
          children: [
            new TextRun({ text: d.name, bold: true, color: accent }),
            new TextRun({ text: ` · definitie ${d.slug}, versie ${d.version}`, color: quiet, size: 17 }),
            new TextRun({ text: d.text, break: 1 }),
            new TextRun({
              text: `Berekening: ${d.formula} Bron: ${d.source}.`,
              break: 1,
              color: quiet,
              size: 18,
            }),
          ],
          keepLines: true,
        }),
    ),
  ];
}
