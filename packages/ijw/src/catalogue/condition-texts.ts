import type { DutchTexts } from './text.ts';

/** Conditions (CD): whether an element must or may be there. */
export const conditionTexts: DutchTexts = {
  CD005: [
    'Landcode bij postcode',
    'Een adres met een postcode heeft een landcode; een adres zonder postcode heeft er geen.',
    'Vul LandCode in, of laat Postcode en LandCode beide weg.',
  ],
  CD007: [
    'Taal bij tolk',
    'Bij communicatievorm 1 (tolk taal) hoort de taal; bij een andere vorm niet.',
    'Vul Taal in bij vorm 1 en laat Taal anders weg.',
  ],
  CD009: [
    'Periode bij tijdelijk adres',
    'Alleen een tijdelijk verblijfadres (soort 04) heeft een periode.',
    'Laat Periode weg of kies adressoort 04.',
  ],
  CD025: [
    'Huisnummer in Nederland',
    'Een adres in Nederland heeft een huisnummer.',
    'Vul het huisnummer in.',
  ],
  CD034: [
    'Postcode bij BRP- en verblijfadres',
    'Een BRP-adres (01) en een verblijfadres (03) hebben een postcode.',
    'Vul de postcode in.',
  ],
  CD041: [
    'Omvang bij productcode',
    'Een product met een productcode heeft een omvang.',
    'Vul Omvang in (volume, eenheid, frequentie) of laat de productcode weg.',
  ],
  CD043: [
    'Ingangsdatum bij beschikking',
    'BeschikkingNummer en BeschikkingIngangsdatum staan er allebei of allebei niet.',
    'Vul de ontbrekende van de twee in of laat beide weg.',
  ],
  CD060: [
    'Vorig nummer bij creditregel',
    'Een creditregel noemt het nummer van de regel die zij terugdraait; een debetregel niet.',
    'Vul VorigReferentieNummer in bij een creditregel en laat het weg bij een debetregel.',
  ],
  CD066: [
    'Geen naam naast verwijzercode',
    'Bij een huisarts, jeugdarts, gecertificeerde instelling of medisch specialist met AGB-code staat geen naam.',
    'Laat de naam van de verwijzer weg.',
  ],
  CD067: [
    'Naam zonder verwijzercode',
    'Bij een huisarts, jeugdarts, gecertificeerde instelling of medisch specialist zonder AGB-code staat de naam.',
    'Vul de AGB-code of de naam van de verwijzer in.',
  ],
  CD068: [
    'Geen AGB-code bij deze verwijzer',
    'Alleen een huisarts, jeugdarts, gecertificeerde instelling of medisch specialist heeft een AGB-code.',
    'Laat ZorgverlenerCode weg of verbeter het type verwijzer.',
  ],
  CD075: ['Einddatum bij budget', 'Een product met een budget heeft een einddatum.', 'Vul de einddatum in.'],
  CD076: [
    'Einddatum bij omvang per week',
    'Een omvang per week heeft een einddatum.',
    'Vul de einddatum in.',
  ],
  CD077: [
    'Geen omvang naast budget',
    'Een product heeft een budget of een omvang, niet allebei.',
    'Laat Omvang of Budget weg.',
  ],
  CD078: [
    'Geen budget naast omvang',
    'Een product heeft een omvang of een budget, niet allebei.',
    'Laat Budget of Omvang weg.',
  ],
  CD079: [
    'Product zonder budget',
    'Zonder budget moet het product genoemd zijn.',
    'Vul de productcategorie in, of een budget.',
  ],
  CD080: [
    'Geen omvang zonder productcode',
    'Een toewijzing zonder productcode heeft geen omvang (tenzij zij voor 2021 eindigt).',
    'Vul de productcode in of laat Omvang weg.',
  ],
  CD085: ['Reden bij afwijzing', 'Een afgewezen verzoek heeft een reden.', 'Vul RedenAfwijzingVerzoek in.'],
  CD086: [
    'Geen reden bij onderzoek',
    'Een verzoek in onderzoek heeft nog geen reden van afwijzing.',
    'Laat RedenAfwijzingVerzoek weg.',
  ],
  CD087: [
    'Tarief bij eenheid',
    'Een regel heeft een tarief, behalve wanneer zij in euro is gedeclareerd (eenheid 83).',
    'Vul ProductTarief in, of laat het weg bij eenheid 83.',
  ],
  CD095: [
    'Geen omvang zonder productcode',
    'Een aangevraagd product zonder productcode heeft geen omvang (tenzij het voor 2021 eindigt).',
    'Vul de productcode in of laat Omvang weg.',
  ],
  CD096: [
    'Geen omvang zonder productcode',
    'Een nieuw product zonder productcode heeft geen omvang (tenzij het voor 2021 eindigt).',
    'Vul de productcode in of laat Omvang weg.',
  ],
};
