import type { DutchTexts } from './text.ts';

/** Technical rules (TR) that hold a request, assignment, start or stop against earlier messages and registers. */
export const careTexts: DutchTexts = {
  TR019: [
    'Start of stop hoort bij een toewijzing',
    'Het toewijzingsnummer is van een toewijzing van deze cliënt bij deze aanbieder.',
    'Controleer het toewijzingsnummer, of wacht op de toewijzing.',
  ],
  TR056: [
    'Identificatie is nieuw',
    'De identificatie van een bericht is per berichtsoort en afzender maar één keer gebruikt.',
    'Geef het bericht een nieuwe identificatie. Is het al verstuurd, stuur het dan niet nog eens.',
  ],
  TR063: [
    'Verwijderen van wat er is',
    'Verwijderen (status 3) kan alleen van een start of stop die eerder met dezelfde sleutel is aangeleverd.',
    'Neem de sleutel van de eerdere aanlevering precies over.',
  ],
  TR071: [
    'Start met stop niet verwijderen',
    'Een start waarop al een stop volgde kan niet verwijderd worden.',
    'Verwijder eerst de stop, dan de start.',
  ],
  TR074: [
    'Nieuwe aanlevering is nieuw',
    'Een nieuwe start of stop (status 1) is niet al eerder met dezelfde sleutel aangeleverd.',
    'Lever niet nog eens aan; verbeter door eerst te verwijderen.',
  ],
  TR135: [
    'Dagtekening niet in de toekomst',
    'De dagtekening is vandaag of eerder.',
    'Verbeter de dagtekening of de klok van het systeem.',
  ],
  TR326: [
    'Geen tweede lopende start',
    'Voor een toegewezen product loopt maar één start tegelijk.',
    'Stuur eerst een stop, of verwijder de eerdere start.',
  ],
  TR332: [
    'Toewijzingsnummer is uniek',
    'Een toewijzingsnummer is binnen een gemeente van één toewijzing.',
    'Geef de toewijzing een nieuw nummer.',
  ],
  TR347: [
    'Referentie is nieuw',
    'De referentie van een verzoek is nooit eerder gebruikt.',
    'Geef het verzoek een nieuwe referentie.',
  ],
  TR349: [
    'Verzoek is volledig',
    'Elke lopende toewijzing van de cliënt staat als ongewijzigd of te wijzigen in het verzoek.',
    'Voeg de ontbrekende toewijzingen toe.',
  ],
  TR350: [
    'Ongewijzigd product loopt',
    'Een ongewijzigd product noemt een lopende toewijzing.',
    'Controleer het toewijzingsnummer.',
  ],
  TR351: [
    'Te wijzigen product loopt',
    'Een te wijzigen product noemt een lopende toewijzing.',
    'Controleer het toewijzingsnummer.',
  ],
  TR355: [
    'Antwoord op een bekend verzoek',
    'Het antwoord noemt de referentie van een eerder verzoek.',
    'Controleer de referentie van de aanbieder.',
  ],
  TR357: [
    'Wijziging over de hele periode',
    'Een wijziging die niet in de toekomst ligt gaat in op de ingangsdatum van de toewijzing.',
    'Kies een datum na de dagtekening, of de oorspronkelijke ingangsdatum.',
  ],
  TR359: [
    'Geen antwoord na toewijzing',
    'Op een verzoek dat al is toegewezen volgt geen antwoordbericht meer.',
    'Wijzig de toewijzing als de beslissing anders is.',
  ],
  TR360: [
    'In onderzoek maar één keer',
    'Een verzoek gaat één keer in onderzoek, en alleen als eerste antwoord.',
    'Stuur nu het besluit: een toewijzing of een afwijzing.',
  ],
  TR361: [
    'Geen stapeling in de gewenste situatie',
    'In een verzoek om wijziging staat hetzelfde product voor dezelfde dag maar één keer.',
    'Pas een van de periodes aan.',
  ],
  TR365: [
    'Na een besluit geen ander antwoord',
    'Na een afwijzing volgt geen ander antwoord op hetzelfde verzoek.',
    'Laat de aanbieder een nieuw verzoek sturen.',
  ],
  TR373: [
    'Budget of totaal over de hele periode',
    'Een ander budget of een andere omvang in totaal geldt vanaf de ingangsdatum van de toewijzing.',
    'Zet de gewenste ingangsdatum op die van de toewijzing.',
  ],
  TR374: [
    'Geen tweede lopend verzoek',
    'Voor een cliënt loopt bij een aanbieder één verzoek tegelijk.',
    'Wacht op het besluit over het eerdere verzoek.',
  ],
  TR375: [
    'Geen omvang bij een toewijzing zonder product',
    'Een toewijzing zonder product krijgt in een verzoek om wijziging geen omvang.',
    'Laat Omvang weg, of vraag een nieuw product met productcode.',
  ],
  TR378: [
    'Bestaande gemeente',
    'De gemeentecode staat in de indeling van het CBS die gold op de ingangsdatum.',
    'Verbeter de gemeentecode.',
  ],
  TR379: [
    'Referentie alleen als antwoord',
    'De toewijzing noemt een referentie alleen als zij het verzoek met die referentie voor het eerst toekent.',
    'Laat ReferentieAanbieder weg, of neem de referentie van het verzoek over.',
  ],
  TR381: [
    'Code past bij categorie',
    'De productcode hoort volgens de productcodelijst bij de categorie.',
    'Verbeter de productcode of de categorie.',
  ],
  TR382: [
    'Stop hoort bij een start',
    'De stop neemt de sleutel van de start over: cliënt, toewijzing, product en begindatum.',
    'Neem de gegevens van de start precies over.',
  ],
  TR385: [
    'Toewijzing met declaraties niet verwijderen',
    'Een toewijzing waarop toegekende, niet gecrediteerde regels staan wordt niet verwijderd.',
    'Laat de aanbieder eerst crediteren, of trek de toewijzing in met een einddatum.',
  ],
  TR411: [
    'Omvang bij een toewijzing met code',
    'Bij een toewijzing met productcode noemt het verzoek om wijziging de omvang.',
    'Vul Omvang in.',
  ],
  TR412: [
    'Geen omvang bij een toewijzing zonder code',
    'Bij een toewijzing zonder productcode noemt het verzoek om wijziging geen omvang.',
    'Laat Omvang weg.',
  ],
  TR413: [
    'Geen tweede tijdelijke stop',
    'Op een tijdelijke stop volgt geen tweede tijdelijke stop.',
    'Stuur een definitieve stop, of eerst een nieuwe start.',
  ],
  TR414: [
    'Latere stop niet eerder',
    'Een volgende stop eindigt op of na de vorige.',
    'Verbeter de einddatum, of verwijder eerst de vorige stop.',
  ],
  TR415: [
    'Geen stop na een definitieve stop',
    'Op een definitieve stop volgt geen andere stop.',
    'Verwijder eerst de vorige stop, of stuur eerst een nieuwe start.',
  ],
};
