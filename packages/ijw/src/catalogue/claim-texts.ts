import type { DutchTexts } from './text.ts';

/** Technical rules (TR) that hold a claim against assignment, contract and earlier claims. */
export const claimTexts: DutchTexts = {
  TR304: [
    'Cliënt is bekend',
    'De cliënt heeft een toewijzing van deze gemeente bij deze aanbieder.',
    'Controleer het burgerservicenummer en of de gemeente de juiste is.',
  ],
  TR307: [
    'Niet voor de toewijzing',
    'De productperiode begint niet voor de ingangsdatum van de toewijzing.',
    'Declareer vanaf de ingangsdatum, of vraag de gemeente om de toewijzing te wijzigen.',
  ],
  TR308: [
    'Niet na de toewijzing',
    'De productperiode eindigt niet na de einddatum van de toewijzing.',
    'Declareer tot en met de einddatum, of vraag om verlenging.',
  ],
  TR314: [
    'Referentienummer is nieuw',
    'Het referentienummer van een regel is nooit eerder gebruikt.',
    'Geef de regel een nieuw nummer. Is de regel echt al ingediend, lever haar dan niet nog eens aan.',
  ],
  TR318: [
    'Declaratieperiode gaat niet terug',
    'De declaratieperiode ligt niet voor een periode waarover al gedeclareerd is.',
    'Zet de late regels in een declaratie over de laatste of een nieuwere periode.',
  ],
  TR319: [
    'Productperiode niet na declaratieperiode',
    'Een regel gaat over de declaratieperiode of een eerdere maand.',
    'Zet de regel in de declaratie van een latere maand.',
  ],
  TR321: [
    'Volume past in de periode',
    'Het volume van de regel past bij de toegewezen omvang voor de productperiode.',
    'Controleer volume en eenheid, of vraag een ruimere toewijzing.',
  ],
  TR322: [
    'Volume past in de toewijzing',
    'Alle regels samen passen in de omvang van de hele toewijzing.',
    'Controleer wat al gedeclareerd is, of vraag een ruimere toewijzing.',
  ],
  TR323: [
    'Credit hoort bij een toegekende regel',
    'Een creditregel is gelijk aan een eerder toegekende debetregel van deze cliënt.',
    'Neem de oorspronkelijke regel precies over. Een afgewezen regel wordt niet gecrediteerd maar opnieuw ingediend.',
  ],
  TR333: [
    'Declaratienummer is nieuw',
    'Het declaratienummer is nooit eerder gebruikt.',
    'Geef de declaratie een nieuw nummer, of lever haar niet nog eens aan.',
  ],
  TR337: [
    'Antwoord op een bekende declaratie',
    'Het declaratieantwoord noemt de identificatie van een declaratie die verstuurd is.',
    'Vraag de gemeente op welke declaratie zij antwoordt.',
  ],
  TR338: [
    'Regel hoort bij een toewijzing',
    'Het toewijzingsnummer is van een toewijzing van deze cliënt bij deze aanbieder.',
    'Controleer het toewijzingsnummer.',
  ],
  TR339: [
    'Categorie als toegewezen',
    'De productcategorie is die van de toewijzing.',
    'Declareer het toegewezen product.',
  ],
  TR340: [
    'Code als toegewezen',
    'De productcode is die van de toewijzing.',
    'Declareer het toegewezen product.',
  ],
  TR341: [
    'Eenheid past',
    'De eenheid is die van de toewijzing; uren mogen in minuten gedeclareerd worden.',
    'Declareer in de toegewezen eenheid.',
  ],
  TR346: [
    'Bedrag is volume maal tarief',
    'Het bedrag is het volume maal het tarief; bij minuten op een uurtarief afgerond op hele centen.',
    'Bereken het bedrag opnieuw.',
  ],
  TR366: [
    'Antwoord over een ingediende regel',
    'Elke regel in het declaratieantwoord staat in de declaratie.',
    'Meld de gemeente welke regel onbekend is; er bestaat geen retourbericht op een JW325.',
  ],
  TR367: [
    'Antwoord neemt de regel over',
    'Een regel in het declaratieantwoord is gelijk aan de ingediende regel.',
    'Meld de gemeente het verschil; er bestaat geen retourbericht op een JW325.',
  ],
  TR369: [
    'Bedrag past in het budget',
    'Alle regels samen passen in het budget van de toewijzing.',
    'Controleer wat al gedeclareerd is, of vraag een ruimer budget.',
  ],
  TR371: [
    'Schemaversie overgenomen',
    'XsdVersieDeclaratie is gelijk aan XsdVersie van de declaratie.',
    'Laat de gemeente het antwoord opnieuw samenstellen.',
  ],
  TR376: [
    'Antwoord met een bekend declaratienummer',
    'Het declaratienummer in het antwoord is van een declaratie die verstuurd is.',
    'Vraag de gemeente op welke declaratie zij antwoordt.',
  ],
  TR384: [
    'Toewijzing is verwijderd',
    'Op een verwijderde toewijzing (reden 13) kan niet gedeclareerd worden.',
    'Gebruik de toewijzing die ervoor in de plaats kwam, of vraag de gemeente ernaar.',
  ],
  TR387: [
    'Productperiode begint goed',
    'De productperiode begint op de eerste van de maand, of op de ingangsdatum als die later in de maand ligt.',
    'Zet de begindatum op die dag. Start en stop van de levering tellen hier niet.',
  ],
  TR388: [
    'Productperiode eindigt goed',
    'De productperiode eindigt op de laatste dag van de maand, of op de einddatum van de toewijzing als die eerder ligt.',
    'Zet de einddatum op die dag. Start en stop van de levering tellen hier niet.',
  ],
  TR389: [
    'Geen tweede debetregel',
    'Een product en periode zijn nog niet gedeclareerd, of de eerdere regel is gecrediteerd.',
    'Crediteer eerst de eerdere regel.',
  ],
  TR390: ['Een keer crediteren', 'De regel is nog niet eerder gecrediteerd.', 'Laat de creditregel weg.'],
  TR418: [
    'Tarief volgens contract',
    'Het tarief is het tarief uit het contract voor dit product op deze dag.',
    'Gebruik het contracttarief, of overleg met de contractmanager als het contract niet klopt.',
  ],
};
