import type { DutchTexts } from './text.ts';
import { agreed, answering, checkedBy, composing } from './treatment.ts';

/** Filling instructions (IV). */
export const fillingTexts: DutchTexts = {
  IV002: [
    'Adres van een organisatie',
    'Organisatie is alleen gevuld als de cliënt of relatie in een instelling verblijft.',
    composing,
  ],
  IV007: [
    'Hoe een naam wordt vastgelegd',
    'Geslachtsnaam altijd, partnernaam als die er is; voorvoegsels apart, voorletters zonder punten.',
    checkedBy('RS045', 'CS050'),
  ],
  IV008: [
    'Regieberichten verbeteren',
    'Verwijder met status 3 en lever opnieuw aan met status 1; bij dezelfde sleutel in twee berichten.',
    checkedBy('TR063', 'TR074', 'TR101'),
  ],
  IV009: [
    'Deels onbekende geboortedatum',
    'Onbekende dag en maand zijn 01, een onbekend jaar 1900; DatumGebruik zegt wat onbekend is.',
    checkedBy('CS139'),
  ],
  IV013: [
    'Welke toewijzing geldt',
    'De versie met de laatste toewijzingsdatum en -tijd geldt.',
    'Deze software kiest de geldende versie op toewijzingsdatum en -tijd.',
  ],
  IV024: ['Bedragen', 'Bedragen zijn hele eurocenten.', checkedBy('TYPE', 'RS001')],
  IV028: [
    'Hoe een retourbericht is opgebouwd',
    'Header overgenomen; zonder fouten zonder codes; bij niveau 2 alleen 0001; anders elke klasse met een code.',
    answering,
  ],
  IV032: ['Welke retourcode', 'De code hoort bij de overtreden regel en het niveau.', answering],
  IV033: ['XsltVersie', 'Bij afkeur op niveau 2 staat de versie van de regels in XsltVersie.', answering],
  IV034: [
    'XsdVersie',
    'De versies komen uit de schema’s; een ander nummer is nooit reden voor afkeur.',
    answering,
  ],
  IV042: [
    'Omvang vullen',
    'Volume, eenheid en frequentie horen bij elkaar; bij eenheid 83 is het volume in eurocenten.',
    checkedBy('STRUCTURE', 'CS339'),
  ],
  IV045: [
    'Voogd is een organisatie',
    'De naam van de organisatie staat als achternaam met naamgebruik 6.',
    checkedBy('CS050', 'CS318'),
  ],
  IV046: ['Welke gemeentecode', 'De header noemt de gemeente die verantwoordelijk is.', checkedBy('TR378')],
  IV047: [
    'Alleen een briefadres',
    'Kent de basisregistratie alleen een briefadres, dan mag een adres met soort 02.',
    checkedBy('TR061'),
  ],
  IV052: [
    'Beschikkingnummer in een verzoek',
    'Het nummer is gevuld als de cliënt een beschikking van de gemeente heeft.',
    checkedBy('CD043'),
  ],
  IV066: [
    'Wanneer een nieuw toewijzingsnummer',
    'Een eerste toewijzing krijgt een nieuw nummer; intrekken, verlengen en verwijderen houden het nummer.',
    checkedBy('TR332'),
  ],
  IV074: [
    'Uitvoeringsvarianten',
    'Inspanning: eenheden 01, 04, 14, 16, 84. Output: 82, 83. Taakgericht: geen toewijzing en declaratie per cliënt.',
    'De berekening van het maximum volgt de eenheid (TR321).',
  ],
  IV075: [
    'Productgegevens vullen',
    'Specifiek: categorie en code; aspecifiek: categorie; generiek: geen product. Declaraties noemen altijd beide.',
    checkedBy('TR339', 'TR340', 'TR381'),
  ],
  IV076: [
    'Volume bij een toewijzing per week',
    'Output: de weken waarvan de zondag in de periode ligt, plus de laatste gebroken week.',
    checkedBy('TR321'),
  ],
  IV077: [
    'Maximum per periode bij frequentie per week',
    'Inspanning: het aantal kalenderweken dat de periode raakt, maal het volume; output: de zondagen.',
    checkedBy('TR321', 'TR322'),
  ],
  IV078: [
    'Gebroken perioden',
    'Ook in een gebroken week of maand geldt het volle volume als maximum.',
    checkedBy('TR321'),
  ],
  IV079: [
    'Afronden op hele uren',
    'Tel eerst alle minuten op en rond dan af op hele uren, met een minimum van één uur.',
    composing,
  ],
  IV081: [
    'ProductTarief',
    'Het contracttarief van de toegewezen eenheid; bij minuten op een uurtarief het uurtarief gedeeld door 60.',
    checkedBy('TR346', 'TR418'),
  ],
  IV084: [
    'Opeenvolgende toewijzingen in een maand',
    'Een regel gaat over één toewijzing.',
    checkedBy('TR387', 'TR388'),
  ],
  IV085: [
    'Wanneer crediteren',
    'Alleen na een antwoord waarin de regel niet is afgewezen.',
    checkedBy('TR323'),
  ],
  IV086: [
    'Debet en credit in een bericht',
    'Een eerste debetregel en zijn credit staan niet in één bericht.',
    checkedBy('TR316', 'TR358'),
  ],
  IV087: [
    'Hoe een declaratieantwoord is opgebouwd',
    'Eén JW325 per JW323, met alleen afgewezen regels en het toegekende bedrag.',
    answering,
  ],
  IV088: [
    'Retourcodes in een declaratieantwoord',
    'Een fout op een regel wijst alleen die regel af.',
    answering,
  ],
  IV089: [
    'Productperiode',
    'De productperiode is de maand voor zover de toewijzing die raakt.',
    checkedBy('TR387', 'TR388'),
  ],
  IV090: [
    'Later declareren',
    'Late regels gaan in de laatste of een nieuwere declaratieperiode; elke maand is een eigen regel.',
    checkedBy('TR318', 'CS337'),
  ],
  IV091: [
    'Creditregel',
    'Gelijk aan de debetregel, met een nieuw nummer, het vorige nummer en C.',
    checkedBy('TR323', 'CD060'),
  ],
  IV092: [
    'Verzoek om wijziging vullen',
    'Een referentie voor het geheel; ongewijzigd, te wijzigen en nieuw apart.',
    checkedBy('TR357', 'TR373'),
  ],
  IV093: [
    'Toewijzing na een verzoek om wijziging',
    'Alle producten dragen de referentie van het verzoek; reden 12 alleen op wat wijzigt.',
    composing,
  ],
  IV094: [
    'Toewijzing na een verzoek om toewijzing',
    'Elk toegekend product draagt de referentie van het aangevraagde product.',
    checkedBy('TR379'),
  ],
  IV095: [
    'Verantwoordelijke gemeente in een antwoord',
    'Bij reden 8 staat de verantwoordelijke gemeente in het bericht.',
    checkedBy('TR377', 'TR409'),
  ],
  IV096: [
    'Sleutel van start en stop',
    'Het toewijzingsnummer verbindt met de toewijzing; taakgericht zijn product en begindatum de sleutel.',
    checkedBy('TR019', 'TR382'),
  ],
  IV097: [
    'Referentie in een toewijzing',
    'Alleen in de toewijzing die direct op het verzoek antwoordt.',
    checkedBy('TR379'),
  ],
  IV099: [
    'Wanneer een reden van wijziging',
    'Alleen als de toewijzing verschilt van de vorige versie.',
    agreed,
  ],
};
