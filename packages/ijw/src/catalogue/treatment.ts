/** Where a rule without a check of its own is seen to. */
export const agreed = 'Buiten de software: gemeente en aanbieder spreken dit af en zien erop toe.';
export const composing = 'Hieraan voldoet wie het bericht opstelt; aan het bericht zelf is het niet te zien.';
export const ground = 'Uitgangspunt van de standaard; de regels die eruit volgen worden gecontroleerd.';
export const answering = 'Zo stelt deze software antwoorden samen (answer, claimReply).';
export const deadline = 'Een termijn: het programma dat de berichten bewaart houdt hem bij.';

/** Seen to by the checks of these rules. */
export function checkedBy(...rules: readonly string[]): string {
  return `Wordt gecontroleerd met ${rules.join(', ')}.`;
}
