import type { Problem } from '@jeugdregie/kernel';

/** The text in this place is no key. The text itself is a secret and is never repeated. */
export function keyMalformed(where: string): Problem {
  return {
    code: 'SLEUTEL-ONGELDIG',
    what: 'Dit is geen sleutel voor personen en bestanden.',
    where,
    why: 'Een sleutel is 32 bytes in base64; meer sleutels staan met komma’s ertussen, de nieuwste vooraan.',
    remedy:
      'Zet de sleutel terug zoals u hem hebt bewaard. Alleen voor een lege toestand: maak er een met openssl rand -base64 32.',
  };
}

/** A well-formed key, but not of these data. */
export function keyOfOther(where: string): Problem {
  return {
    code: 'SLEUTEL-ANDERE',
    what: 'Deze sleutel hoort niet bij de gegevens in deze toestand.',
    where,
    why: 'De personen zijn met een andere sleutel verzegeld; met deze zou elke cliënt een tweede, onbekende cliënt worden.',
    remedy:
      'Geef de sleutel die bij deze gegevens is bewaard. Na een wissel horen de oude sleutels er nog achter: JEUGDREGIE_KEY=nieuw,oud.',
  };
}
