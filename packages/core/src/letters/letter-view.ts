import { dayText } from './dates.ts';
import type { LetterText } from './model.ts';

/** Words around the letter that both documents share. */
export interface LetterView {
  readonly title: string;
  readonly author: string;
  readonly sender: string;
  readonly cutOff: string;
  /** Label and value of the letterhead: reference, date, cut-off. */
  readonly facts: readonly (readonly [string, string])[];
  readonly annexIntroduction: string;
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function letterView(text: LetterText): LetterView {
  const sender = `Gemeente ${text.municipalityName}`;
  return {
    title: `Raadsinformatiebrief ${text.reference}: ${text.subject}`,
    author: sender,
    sender,
    cutOff: dayText(text.cutOff),
    facts: [
      ['Kenmerk', text.reference],
      ['Datum', dayText(text.dated)],
      ['Peildatum', dayText(text.cutOff)],
    ],
    annexIntroduction: `Alle cijfers in deze brief volgen uit berichten die aanbieders en gemeente elkaar stuurden (iJw). Zij zijn berekend met de definities hieronder, op peildatum ${dayText(text.cutOff)} tenzij anders vermeld. Bij elk cijfer is op het scherm te zien op hoeveel gegevens het rust.`,
    year: Number(text.dated.slice(0, 4)),
    month: Number(text.dated.slice(5, 7)),
    day: Number(text.dated.slice(8, 10)),
  };
}

/** A name for the file, such as `rib-2026-0637-001`. */
export function fileNameOf(text: LetterText): string {
  return text.reference.toLowerCase().replace(/[^a-z0-9-]/g, '');
}
