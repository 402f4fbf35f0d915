import type { DutchTexts } from './text.ts';

/** Constraints (CS): what a value may be. */
export const constraintTexts: DutchTexts = {
  CS002: [
    'Elfproef',
    'Het burgerservicenummer voldoet aan de elfproef.',
    'Controleer het burgerservicenummer bij de cliënt of in de basisregistratie.',
  ],
  CS003: [
    'Einde niet voor begin',
    'De einddatum ligt op of na de begindatum.',
    'Verbeter een van de twee datums.',
  ],
  CS015: ['Subversie 2', 'BerichtSubversie is 2: dit is release 3.2.', 'Maak het bericht in release 3.2.'],
  CS025: ['Versie 3', 'BerichtVersie is 3: dit is release 3.2.', 'Maak het bericht in release 3.2.'],
  CS050: [
    'Naamgebruik past bij partnernaam',
    'Met partnernaam is NaamGebruik 1, 2, 3 of 4; zonder partnernaam 1 of 6.',
    'Verbeter NaamGebruik of vul de partnernaam in.',
  ],
  CS058: [
    'Status 1 of 3',
    'StatusAanlevering is 1 (nieuw) of 3 (verwijderen).',
    'Wijzig door eerst te verwijderen (3) en dan nieuw aan te leveren (1).',
  ],
  CS089: [
    'Nederlandse postcode',
    'Een Nederlandse postcode is vier cijfers en twee letters zonder spatie.',
    'Schrijf de postcode als 1234AB.',
  ],
  CS100: [
    'Niet voor 2021',
    'De periode begint op of na 1 januari 2021.',
    'Declareer oudere zorg buiten dit bericht om, in overleg met de gemeente.',
  ],
  CS139: [
    'Geboortedatum past bij datumgebruik',
    'Het onbekende deel van de geboortedatum is ingevuld met 01 (dag, maand) of 1900-01-01 (geheel onbekend).',
    'Verbeter de geboortedatum of DatumGebruik.',
  ],
  CS318: [
    'Cliënt is een persoon',
    'NaamGebruik 6 (niet-natuurlijk persoon) kan niet bij een cliënt.',
    'Kies het naamgebruik van de cliënt.',
  ],
  CS319: [
    'Declaratienummer met letters en cijfers',
    'Een declaratienummer bestaat alleen uit letters en cijfers.',
    'Laat streepjes, spaties en andere tekens weg.',
  ],
  CS325: ['Nul is debet', 'Een bedrag van nul is debet (D).', 'Zet DebetCredit op D.'],
  CS335: [
    'Verwijderen op de ingangsdatum',
    'Reden 13 (verwijderd) kan alleen als de einddatum gelijk is aan de ingangsdatum.',
    'Zet de einddatum op de ingangsdatum of kies een andere reden.',
  ],
  CS336: ['Reden 01 vervallen', 'Reden wijziging 01 bestaat niet meer.', 'Kies een reden die nog geldt.'],
  CS337: [
    'Productperiode in één maand',
    'De productperiode ligt in één kalendermaand.',
    'Maak per kalendermaand een eigen regel.',
  ],
  CS338: [
    'Frequentie past bij eenheid',
    'Etmalen, dagdelen, euro en stuks (inspanning) gaan per week, per maand of in totaal, niet per dag.',
    'Kies frequentie 2, 4 of 6.',
  ],
  CS339: [
    'Bedrag is volume bij euro',
    'Bij eenheid 83 is het bedrag gelijk aan het geleverde volume, in eurocenten.',
    'Maak bedrag en volume gelijk.',
  ],
  CS340: [
    'Declaratieperiode is een maand',
    'De declaratieperiode loopt van de eerste tot en met de laatste dag van één kalendermaand.',
    'Declareer per kalendermaand.',
  ],
  CS343: [
    'Frequentie past bij eenheid',
    'Etmalen, dagdelen, euro en stuks (inspanning) gaan per week, per maand of in totaal, niet per dag.',
    'Kies frequentie 2, 4 of 6.',
  ],
};
