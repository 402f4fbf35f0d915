import type { DutchTexts } from './text.ts';

const again = 'Laat de afzender het bestand opnieuw maken en opnieuw aanleveren.';

/** Findings about the file itself: they are no rules of the standard with a number. */
export const fileTexts: DutchTexts = {
  STRUCTURE: [
    'Opbouw van het bericht',
    'Een element ontbreekt, staat op de verkeerde plaats, komt te vaak voor of hoort niet in dit bericht.',
    'Zet de elementen in de volgorde van het schema, vul de verplichte in en laat onbekende elementen weg.',
  ],
  TYPE: [
    'Soort gegeven',
    'De waarde is geen geldig geheel getal, geen bestaande datum of geen geldige tijd.',
    'Schrijf getallen zonder decimalen, datums als JJJJ-MM-DD en tijden als UU:MM:SS.',
  ],
  WELLFORMED: [
    'Geen goed gevormde XML',
    'Het bestand is afgebroken of geen XML: een element is niet gesloten, een teken is niet toegestaan of er staat een onbekende verwijzing in.',
    again,
  ],
  ENCODING: [
    'Tekenset',
    'Het bestand is geen UTF-8 zonder byte order mark met regeleinden CR LF (OP192), of bevat bytes die in UTF-8 niet bestaan.',
    'Sla het bestand op als UTF-8 zonder byte order mark, met regeleinden CR LF.',
  ],
  DOCTYPE: [
    'Documenttype niet toegestaan',
    'Het bestand bevat een DOCTYPE. Daarmee kan een bestand andere bestanden opvragen of het geheugen vullen; iJw gebruikt het niet.',
    'Verwijder de DOCTYPE. Komt het bestand van een onbekende afzender, meld het dan bij de beveiligingsfunctionaris.',
  ],
  LIMIT: [
    'Bestand te groot of te diep',
    'Het bestand, een tekst erin, het aantal elementen, de diepte of het aantal bevindingen gaat over de grens die is ingesteld.',
    'Splits het bericht. Een bericht is volgens de standaard ten hoogste 25 MB.',
  ],
};
