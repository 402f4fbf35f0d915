import type { DutchTexts } from './text.ts';

/** Technical rules (TR) within one message. */
export const inMessageTexts: DutchTexts = {
  TR002: [
    'Niet ouder dan 120 jaar',
    'De geboortedatum ligt niet meer dan 120 jaar voor de dagtekening.',
    'Verbeter de geboortedatum, of geef met DatumGebruik aan wat onbekend is.',
  ],
  TR006: [
    'Contact is bereikbaar',
    'Een contact heeft een telefoonnummer, of een huisnummer met postcode.',
    'Vul een telefoonnummer of een volledig adres in; een e-mailadres alleen is niet genoeg.',
  ],
  TR018: [
    'Stop niet voor start',
    'De einddatum van de levering ligt op of na de begindatum.',
    'Verbeter een van de twee datums.',
  ],
  TR061: [
    'Cliënt heeft een gewoon adres',
    'De cliënt heeft ten minste een BRP-, correspondentie- of verblijfadres.',
    'Voeg een contact met soort 01, 02 of 03 toe.',
  ],
  TR101: [
    'Niets dubbel',
    'Binnen een bericht komt een klasse met dezelfde sleutel maar één keer voor.',
    'Verwijder de dubbele, of verbeter het nummer dat hetzelfde is.',
  ],
  TR134: [
    'Niet na de dagtekening',
    'De datum ligt niet na de dagtekening van het bericht.',
    'Verbeter de datum of stuur het bericht pas na die datum.',
  ],
  TR137: [
    'Periode eindigt op tijd',
    'De periode eindigt niet voor zij begint en niet na de dagtekening.',
    'Declareer een maand op zijn vroegst op de laatste dag van die maand.',
  ],
  TR302: [
    'Geen stapeling van toewijzingen',
    'Hetzelfde product is voor dezelfde dag maar één keer toegewezen. Zonder productcode telt de categorie; zonder product telt alles.',
    'Pas een van de periodes aan of trek een toewijzing in.',
  ],
  TR315: [
    'Een regel één keer crediteren',
    'Een vorig referentienummer komt in een bericht maar één keer voor.',
    'Verwijder de dubbele creditregel.',
  ],
  TR316: [
    'Geen credit van een regel in hetzelfde bericht',
    'Een regel wordt niet gecrediteerd in het bericht waarin zij staat.',
    'Laat beide regels weg, of crediteer in een later bericht.',
  ],
  TR335: [
    'Niet ouder dan vijf jaar',
    'De productperiode eindigde niet meer dan vijf jaar voor de dagtekening van de declaratie.',
    'Neem contact op met de gemeente: de vordering is te oud voor dit bericht.',
  ],
  TR342: [
    'Verschil is verklaard',
    'Het verschil tussen ingediend en toegekend bedrag is precies de som van de afgewezen regels.',
    'Laat de gemeente het antwoord opnieuw samenstellen.',
  ],
  TR352: [
    'Verzoek noemt een lopende toewijzing',
    'Een verzoek om wijziging noemt ten minste één ongewijzigd of te wijzigen product.',
    'Noem de lopende toewijzingen, of stuur een verzoek om toewijzing (JW315).',
  ],
  TR353: [
    'Verzoek vraagt een wijziging',
    'Een verzoek om wijziging heeft ten minste één te wijzigen of nieuw product.',
    'Voeg de gewenste wijziging toe of stuur het bericht niet.',
  ],
  TR358: [
    'Totaal klopt',
    'Het ingediende totaal is de som van de debetregels min de creditregels.',
    'Bereken het totaal opnieuw.',
  ],
  TR377: [
    'Gemeente bij woonplaatsbeginsel',
    'Bij afwijzing met reden 8 staat de gemeente die verantwoordelijk is.',
    'Vul de klasse Woonplaatsbeginsel in.',
  ],
  TR380: [
    'Nieuw product in de toekomst',
    'Een nieuw product gaat in na de dagtekening van het verzoek.',
    'Kies een latere ingangsdatum.',
  ],
  TR383: [
    'Eigen referentie per product',
    'Elk aangevraagd product heeft een eigen referentie van de aanbieder.',
    'Geef elk product een eigen ReferentieAanbieder.',
  ],
  TR386: [
    'Geen stapeling in een verzoek',
    'Hetzelfde product is voor dezelfde dag maar één keer aangevraagd.',
    'Pas een van de periodes aan of laat een product weg.',
  ],
  TR409: [
    'Geen woonplaatsbeginsel bij andere reden',
    'Alleen bij reden 8 staat de klasse Woonplaatsbeginsel in het bericht.',
    'Laat de klasse weg of kies reden 8.',
  ],
  TR410: [
    'Geen stapeling in nieuwe producten',
    'Hetzelfde nieuwe product is voor dezelfde dag maar één keer gevraagd.',
    'Pas een van de periodes aan of laat een product weg.',
  ],
  TR416: [
    'Eén debetregel per product en periode',
    'In een bericht staat per toewijzing, product en productperiode één debetregel.',
    'Tel de volumes op in één regel.',
  ],
};
