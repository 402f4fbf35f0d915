import { AlignmentType, LevelFormat, convertMillimetersToTwip, type Document } from 'docx';

export const accent = '154273';
export const quiet = '566270';
export const light = 'C9D1DA';
/** Word has it everywhere; LibreOffice brings a font of the same widths. */
export const bodyFont = 'Calibri';
/** Width of the text: A4 without its margins. */
export const textWidth = convertMillimetersToTwip(210 - 27 - 25);

export function styles(): NonNullable<ConstructorParameters<typeof Document>[0]['styles']> {
  const heading = (size: number, before: number) => ({
    run: { size, bold: true, color: accent, font: bodyFont },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  return {
    default: {
      document: {
        run: { font: bodyFont, size: 21, language: { value: 'nl-NL' } },
        paragraph: { spacing: { after: 140, line: 276, lineRule: 'auto' } },
      },
      heading1: heading(28, 340),
      heading2: heading(23, 240),
    },
    paragraphStyles: [
      {
        id: 'note',
        name: 'Voetnoot',
        basedOn: 'Normal',
        run: { size: 17 },
        paragraph: { spacing: { after: 40 } },
      },
      { id: 'small', name: 'Klein', basedOn: 'Normal', run: { size: 17, color: quiet } },
    ],
  };
}

export const bullets = {
  reference: 'bullets',
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: '–',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 360, hanging: 260 } } },
    },
  ],
};

export const numbered = {
  reference: 'headings',
  levels: [
    {
      level: 0,
      format: LevelFormat.DECIMAL,
      text: '%1.',
      alignment: AlignmentType.LEFT,
      style: { paragraph: { indent: { left: 0, hanging: 0 } } },
    },
  ],
};

export function margins(): { top: number; bottom: number; left: number; right: number } {
  const mm = convertMillimetersToTwip;
  return { top: mm(30), bottom: mm(27), left: mm(27), right: mm(25) };
}
