import type { DutchTexts } from './text.ts';
import { agreed, answering, checkedBy, composing, deadline } from './treatment.ts';

/** Business rules (OP) about assignments, starts, stops and the exchange as such. */
export const businessTexts: DutchTexts = {
  OP001: [
    'Gezag vastleggen',
    'Vastgelegd is wie het gezag over de cliënt heeft; vanaf 16 jaar kan dat de cliënt zelf zijn.',
    agreed,
  ],
  OP002: [
    'Gezagsdrager in de toewijzing',
    'De toewijzing bevat de gezagsdrager als relatie van de cliënt.',
    composing,
  ],
  OP002x1: [
    'Gezagsdrager al bekend',
    'Was de gezagsdrager volgens het verzoek bekend, dan mag de relatie in de toewijzing ontbreken.',
    composing,
  ],
  OP002x2: [
    'Cliënt heeft zelf gezag',
    'Heeft de jeugdige zelf het gezag, dan staat hij niet ook als relatie in het bericht.',
    composing,
  ],
  OP003: [
    'Geen berichten bij gevaar',
    'Er gaan geen berichten als dat volgens een professional de cliënt ernstig in gevaar brengt.',
    agreed,
  ],
  OP011: [
    'Start na de echte start',
    'De aanbieder meldt de begindatum pas als de levering begonnen is.',
    checkedBy('TR134'),
  ],
  OP033: [
    'Verbeteren met status',
    'Een start of stop wordt verbeterd met StatusAanlevering: 1 nieuw, 3 verwijderen.',
    checkedBy('CS058', 'TR063', 'TR074'),
  ],
  OP033x1: [
    'Wat aan een toewijzing mag wijzigen',
    'Onder hetzelfde nummer wijzigen alleen de einddatum, het budget en een omvang in totaal.',
    checkedBy('TR332'),
  ],
  OP033x2: [
    'Status 2 niet',
    'StatusAanlevering 2 wordt niet gebruikt; wijzigen is verwijderen en opnieuw aanleveren.',
    checkedBy('CS058'),
  ],
  OP039: [
    'Eigen cliëntgegevens mogen',
    'Partijen sturen cliëntgegevens zoals zij die zelf hebben. Een andere naam of geboortedatum is nooit reden voor afkeur.',
    'Deze software keurt daar nooit op af.',
  ],
  OP043: [
    'Geen toewijzing naast pgb',
    'Voor een product met een pgb is er niet tegelijk een toewijzing.',
    agreed,
  ],
  OP047: [
    'Afkeur bij afwijken',
    'Een bericht dat niet aan de geldende standaard voldoet mag worden afgekeurd.',
    answering,
  ],
  OP065: [
    'Retour alleen over fouten',
    'Een retourbericht bevat alleen cliënten met een afgekeurde klasse, met al hun klassen.',
    answering,
  ],
  OP071: [
    'Vast relatienummer',
    'Het nummer van een relatie is uniek per gemeente en cliënt en verandert niet.',
    checkedBy('TR101'),
  ],
  OP072: [
    'Stop na start',
    'Het einde van een levering wordt gemeld na een start, en noemt die start.',
    checkedBy('TR382'),
  ],
  OP076: [
    'Soort relatie verplicht',
    'Van elke contactpersoon staat de soort relatie in het bericht.',
    checkedBy('STRUCTURE'),
  ],
  OP079: [
    'BSN verplicht',
    'Het burgerservicenummer is verplicht; cliënten zonder nummer gaan buiten de berichten om.',
    checkedBy('CS002', 'RS037'),
  ],
  OP080: [
    'Volgorde zegt niets',
    'Aan moment of volgorde van aankomst hangt geen betekenis; de laatste toewijzingsdatum en -tijd tellen.',
    'Deze software kiest de geldende versie op toewijzingsdatum en -tijd.',
  ],
  OP086: [
    'Toewijzen met een bericht',
    'Inspannings- en outputgerichte producten worden altijd met een bericht toegewezen.',
    agreed,
  ],
  OP087: [
    'Volledige toewijzing',
    'Een JW301 bevat alle lopende toewijzingen van één cliënt bij één aanbieder.',
    composing,
  ],
  OP090: [
    'Retour binnen drie werkdagen',
    'Op elk bericht volgt binnen drie werkdagen een retourbericht.',
    deadline,
  ],
  OP090x2: [
    'Geen retour mogelijk',
    'Kan er geen retourbericht gemaakt worden, dan hoort de afzender dat buiten de berichten om.',
    agreed,
  ],
  OP090x4: [
    'Antwoord op declaratie binnen tien werkdagen',
    'Op elke JW323 volgt binnen tien werkdagen een JW325.',
    deadline,
  ],
  OP091: ['Extra adres met soort', 'Bij extra contactgegevens staat de soort adres.', checkedBy('STRUCTURE')],
  OP095: [
    'Geen afkeur op wat de afzender niet ziet',
    'Een bericht wordt niet afgekeurd op gegevens waar de afzender niet bij kan.',
    'De controles gebruiken alleen berichten tussen beide partijen, het contract en openbare lijsten.',
  ],
  OP130: [
    'Relatie is bereikbaar',
    'Een relatie heeft een naam en een volledig adres of telefoonnummer.',
    checkedBy('TR006'),
  ],
  OP155: ['Stop bij de laatste start', 'Een stop gaat over de laatst gemelde start.', checkedBy('TR382')],
  OP179: [
    'Ten hoogste 25 MB',
    'Een bestand is niet groter dan 25 MB; de knooppunten weigeren grotere (IB003, IB012).',
    'De lezer kan op die grens worden ingesteld (maxBytes).',
  ],
  OP186: [
    'Met terugwerkende kracht in overleg',
    'Een toewijzing eindigt alleen in overleg met de aanbieder in het verleden.',
    agreed,
  ],
  OP191: [
    'Weinig vrije tekst',
    'Commentaar bevat alleen een toelichting die nergens anders past, en niets dat naar een persoon leidt.',
    composing,
  ],
  OP192: [
    'Eisen aan het bestand',
    'XML in UTF-8 zonder byte order mark, regeleinden CR LF, extensie .xml.',
    checkedBy('ENCODING'),
  ],
  OP252: [
    'Deels onbekende geboortedatum',
    'Bij een deels onbekende geboortedatum zegt DatumGebruik wat bekend is.',
    checkedBy('CS139'),
  ],
  OP254: ['AGB-code', 'De AGB-code wijst de weg en duidt de aanbieder aan.', checkedBy('RS036')],
  OP257: [
    'Wanneer een nieuwe toewijzing',
    'Bij een ander product of een andere omvang (niet in totaal) eindigt de toewijzing en komt er een nieuwe.',
    checkedBy('TR332'),
  ],
  OP258: ['Einde met een JW301', 'Het einde van een toewijzing wordt met een JW301 gemeld.', agreed],
  OP259: [
    'Geen stapeling',
    'Hetzelfde product is bij dezelfde aanbieder niet twee keer voor dezelfde periode toegewezen.',
    checkedBy('TR302'),
  ],
  OP260: [
    'Categorie en code',
    'Een product heeft een categorie en soms een productcode.',
    checkedBy('TR381'),
  ],
  OP261: ['Variant per product', 'Per product ligt de uitvoeringsvariant vast.', agreed],
  OP270: ['Betekenis van regiedatums', 'Partijen spreken af wat start- en einddatum betekenen.', agreed],
  OP271: ['Start binnen vijf werkdagen', 'Een start wordt binnen vijf werkdagen gemeld.', deadline],
  OP272: ['Stop binnen vijf werkdagen', 'Een stop wordt binnen vijf werkdagen gemeld.', deadline],
  OP275: [
    'Uniek toewijzingsnummer',
    'Een toewijzing heeft binnen een gemeente een uniek nummer.',
    checkedBy('TR332'),
  ],
  OP286: [
    'Technische fout keurt alles af',
    'Bij een technische fout is het hele bericht afgekeurd en telt het als niet verzonden.',
    answering,
  ],
  OP288: ['Wat start wordt gestopt', 'Een gestarte levering eindigt altijd met een stopbericht.', composing],
  OP289: ['Eén lopende start', 'Per toegewezen product loopt ten hoogste één start.', checkedBy('TR326')],
  OP295: [
    'Regieberichten verplicht',
    'Start en stop zijn verplicht bij inspannings- en outputgerichte uitvoering.',
    agreed,
  ],
  OP298: [
    'Lagere omvang in overleg',
    'Een omvang in totaal gaat alleen met instemming van de aanbieder omlaag.',
    agreed,
  ],
  OP299: [
    'Lager budget in overleg',
    'Een budget gaat alleen met instemming van de aanbieder omlaag.',
    agreed,
  ],
  OP305: [
    'Eenheid 84 voor stuks inspanning',
    'Een product per stuk op inspanning wordt toegewezen met eenheid 84.',
    agreed,
  ],
  OP362: [
    'Verwijderen zonder schade',
    'Een toewijzing wordt alleen verwijderd als geleverde hulp daardoor niet onrechtmatig wordt.',
    checkedBy('TR385'),
  ],
  OP363: [
    'Start en stop per product',
    'De aanbieder meldt start en stop van de producten die hem zijn toegewezen.',
    checkedBy('TR019'),
  ],
  OP377: [
    'Stop na stop',
    'Alleen op een tijdelijke stop volgt zonder nieuwe start een definitieve stop.',
    checkedBy('TR415'),
  ],
  OP378: [
    'Na tijdelijk alleen definitief',
    'Zonder nieuwe start volgt op een tijdelijke stop alleen een definitieve.',
    checkedBy('TR413'),
  ],
  OP379: ['Start na stop', 'Na een stop mag een nieuwe start.', checkedBy('TR326')],
  OP380: [
    'Verlengen door oprekken',
    'Blijft de omvang gelijk, dan wordt de bestaande toewijzing verlengd in plaats van een nieuwe gemaakt.',
    composing,
  ],
};
