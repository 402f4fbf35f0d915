import type { DutchTexts } from './text.ts';
import { agreed, answering, checkedBy, composing, deadline } from './treatment.ts';

/** Business rules (OP) about requests and claims. */
export const requestClaimTexts: DutchTexts = {
  OP262: [
    'Tarief bij inspanning',
    'Inspanningsgerichte producten hebben een tarief per tijdseenheid of per stuk (84).',
    checkedBy('TR418'),
  ],
  OP263: [
    'Prijs bij output',
    'Outputgerichte producten hebben een tarief per stuk (82) of een bedrag per periode (83).',
    checkedBy('CD087', 'CS339'),
  ],
  OP264: [
    'Moment van declareren bij output',
    'Wanneer outputgerichte producten gedeclareerd worden is afgesproken.',
    agreed,
  ],
  OP267: [
    'Eenheid past bij de toewijzing',
    'De aanbieder declareert in een eenheid die bij de toewijzing past.',
    checkedBy('TR341'),
  ],
  OP274: [
    'Verzoek om toewijzing binnen vijf werkdagen beantwoord',
    'Op elk aangevraagd product volgt binnen vijf werkdagen een toewijzing of antwoord; na onderzoek binnen acht weken.',
    deadline,
  ],
  OP276: [
    'Alleen toegewezen cliënten',
    'De aanbieder declareert alleen voor cliënten met een toewijzing.',
    checkedBy('TR304', 'TR384'),
  ],
  OP279: [
    'Binnen de toegewezen periode',
    'Een product wordt gedeclareerd binnen de toegewezen periode.',
    checkedBy('TR307', 'TR308'),
  ],
  OP280: [
    'Eén declaratieperiode per bericht',
    'Een JW323 gaat over één periode en mag regels uit eerdere maanden bevatten.',
    checkedBy('CS340', 'TR319'),
  ],
  OP281: [
    'Meer cliënten per declaratie',
    'Een JW323 gaat over een of meer cliënten.',
    checkedBy('STRUCTURE'),
  ],
  OP283: ['Uniek regelnummer', 'Elke regel heeft een uniek nummer per aanbieder.', checkedBy('TR314')],
  OP284: [
    'Aansluitende perioden',
    'Declaratieperioden sluiten op elkaar aan; maanden zonder hulp mogen overgeslagen worden.',
    checkedBy('TR318'),
  ],
  OP296: ['Verzoek past bij het contract', 'Een verzoek om toewijzing past bij het contract.', agreed],
  OP297: [
    'AGB-code van de verwijzer',
    'Is de AGB-code van de verwijzer bekend, dan staat die in het verzoek.',
    checkedBy('CD066', 'CD067', 'CD068'),
  ],
  OP302: [
    'Gedeclareerd product past bij de toewijzing',
    'Categorie en code zijn die van de toewijzing, voor zover die ze noemt.',
    checkedBy('TR339', 'TR340'),
  ],
  OP303: [
    'Antwoord noemt alleen afgewezen regels',
    'Een JW325 bevat alleen afgewezen regels; de rest zit in het toegekende bedrag.',
    answering,
  ],
  OP304: [
    'Antwoord noemt alleen betrokken cliënten',
    'Een JW325 noemt alleen cliënten met een afgewezen regel.',
    answering,
  ],
  OP306: [
    'Wanneer een verzoek om wijziging',
    'Een verzoek om wijziging geldt tijdens de levering en beschrijft de hele gewenste situatie.',
    checkedBy('TR349', 'TR352'),
  ],
  OP307: [
    'Wanneer een verzoek om toewijzing',
    'Een verzoek om toewijzing geldt voor een product waarvoor nog geen toewijzing is.',
    agreed,
  ],
  OP308: [
    'Wijziging is één geheel',
    'Een verzoek om wijziging vraagt een samenhangend geheel.',
    checkedBy('TR349', 'TR350', 'TR351'),
  ],
  OP343: [
    'Wijziging op tijd',
    'Een verzoek om wijziging komt ruim voor de gewenste datum.',
    checkedBy('TR380'),
  ],
  OP344: [
    'Elk verzoek krijgt een besluit',
    'Een verzoek eindigt in een toewijzing of een afwijzing: per product bij toewijzing, als geheel bij wijziging.',
    checkedBy('TR359', 'TR360', 'TR365'),
  ],
  OP345: [
    'Wijziging breekt geen rechtmatigheid',
    'Een wijziging met terugwerkende kracht maakt geleverde hulp niet onrechtmatig.',
    agreed,
  ],
  OP346: [
    'Verzoek om wijziging binnen vijf werkdagen beantwoord',
    'Binnen vijf werkdagen volgt een toewijzing of antwoord; na onderzoek binnen acht weken.',
    deadline,
  ],
  OP347: [
    'Geen stapeling in verzoeken',
    'Hetzelfde product wordt niet twee keer voor dezelfde periode gevraagd.',
    checkedBy('TR361', 'TR386', 'TR410'),
  ],
  OP348: [
    'Toekennen neemt de vraag over',
    'Een toegekend verzoek om wijziging volgt wat gevraagd is.',
    composing,
  ],
  OP349: [
    'Uniek declaratienummer',
    'Elke declaratie heeft een uniek nummer per aanbieder.',
    checkedBy('TR333'),
  ],
  OP350: [
    'Geen nieuw verzoek tijdens een verzoek',
    'Zolang een verzoek loopt volgt er voor die cliënt geen ander.',
    checkedBy('TR374'),
  ],
  OP354: [
    'Declareren in de volgende of een latere periode',
    'Hulp wordt direct na de maand of later gedeclareerd.',
    checkedBy('TR137', 'TR319'),
  ],
  OP355: [
    'Antwoord hoort bij een declaratie',
    'Een JW325 hoort bij een eerdere JW323.',
    checkedBy('TR337', 'TR376'),
  ],
  OP359: [
    'Woonplaatsbeginsel binnen twee weken',
    'Afwijzen om het woonplaatsbeginsel gebeurt binnen twee weken en noemt de juiste gemeente.',
    checkedBy('TR377', 'TR409'),
  ],
  OP360: ['Eén keer crediteren', 'Een regel wordt één keer gecrediteerd.', checkedBy('TR390')],
  OP361: [
    'Unieke referentie van een verzoek',
    'Elk verzoek heeft een unieke referentie per aanbieder.',
    checkedBy('TR347'),
  ],
  OP364: [
    'Regieberichten zijn geen voorwaarde',
    'Een regel wordt nooit afgewezen om een start- of stopbericht.',
    'De controle van declaraties kijkt niet naar starts en stops.',
  ],
  OP365: [
    'Gedeclareerde omvang past',
    'De gedeclareerde omvang past bij toewijzing en contract.',
    checkedBy('TR321', 'TR322'),
  ],
  OP366: [
    'Eerst crediteren',
    'Creditregels gaan voor de debetregels van hetzelfde bericht.',
    checkedBy('TR389', 'TR416'),
  ],
  OP367: ['Productperiode in een maand', 'Een productperiode ligt in één kalendermaand.', checkedBy('CS337')],
  OP368: [
    'Productperiode binnen de toewijzing',
    'Een productperiode ligt binnen de toewijzing.',
    checkedBy('TR387', 'TR388'),
  ],
};
