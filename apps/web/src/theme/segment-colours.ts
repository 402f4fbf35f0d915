/** The five segment colours as the style sheet has them, read once from the tokens so that charts use the same. */
export function segmentColours(): readonly string[] {
  const style = getComputedStyle(document.documentElement);
  return ['1', '2', '3', '4', '5'].map((segment) => style.getPropertyValue(`--jr-segment-${segment}`).trim());
}

/** Colour of one token, for charts. */
export function tokenColour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
