import { decimalText, fractionText, valueText, type Fraction } from '../figures/index.ts';
import type { Answer } from './bind.ts';

/** How a number stands in the letter. */
export interface Printed {
  readonly shown: string;
  readonly value: Fraction | null;
  readonly isSmall: boolean;
  readonly isKnown: boolean;
}

const notPrinted = 'niet vermeld';

/** A number as it may be printed: nothing that is about one to four persons, and no change from or to such a number. */
export function printed({ question, now, earlier }: Answer): Printed {
  const isSmall = now.isSmall || (earlier?.isSmall ?? false);
  const value = earlier === null ? now.value : changeBetween(now.value, earlier.value);
  if (isSmall) {
    const isCount = earlier === null && now.definition.kind !== 'ratio' && now.definition.unit !== 'cents';
    return { shown: isCount ? 'minder dan 5' : notPrinted, value, isSmall, isKnown: false };
  }
  if (value === null) return { shown: 'onbekend', value, isSmall, isKnown: false };
  const format = question.format === 'short' ? 'short' : 'exact';
  const shown = earlier === null ? valueText(value, now.definition.unit, format) : changeText(value);
  return { shown, value, isSmall, isKnown: true };
}

/** A number that is not printed because a small one beside it could be derived from it. */
export function withheld(answer: Answer): Printed {
  return { ...printed(answer), shown: notPrinted, isKnown: false };
}

/** (now − then) ÷ then; null when there is nothing to compare with. */
function changeBetween(now: Fraction | null, then: Fraction | null): Fraction | null {
  if (now === null || then === null || then.numerator <= 0n) return null;
  return {
    numerator: now.numerator * then.denominator - then.numerator * now.denominator,
    denominator: now.denominator * then.numerator,
  };
}

function changeText(change: Fraction): string {
  const size = change.numerator < 0n ? { ...change, numerator: -change.numerator } : change;
  const percent = decimalText({ ...size, numerator: size.numerator * 100n }, 1);
  if (percent === '0,0') return 'gelijk';
  return `${percent}\u00A0% ${change.numerator < 0n ? 'lager' : 'hoger'}`;
}

export function storedValue(printedFigure: Printed): string | null {
  return fractionText(printedFigure.value);
}
