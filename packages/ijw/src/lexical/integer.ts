/**
 * Integer of XML Schema: an optional sign and digits, leading zeros allowed ("+002"). Null when it is none.
 * Values beyond 15 digits come back as the nearest double: enough to compare with any bound of the standard.
 */
export function integerValue(text: string): number | null {
  let i = 0;
  const first = text.charCodeAt(0);
  if (first === 43 || first === 45) i = 1;
  if (i === text.length) return null;
  let value = 0;
  for (; i < text.length; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return null;
    value = value * 10 + digit;
  }
  return first === 45 ? -value : value;
}

/** Numbers of the standard are integers: "+300201" and "300201" are the same assignment. */
export function numberText(text: string): string {
  const first = text.charCodeAt(0);
  return first >= 49 && first <= 57 ? text : String(Number(text)); // A sign or a zero in front.
}

/** Whether two optional integers have the same value, or are both absent. */
export function sameNumber(a: string | undefined, b: string | undefined): boolean {
  return a === undefined || b === undefined ? a === b : Number(a) === Number(b);
}
