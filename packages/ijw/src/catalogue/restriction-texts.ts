import type { DutchText, DutchTexts } from './text.ts';

const most = (value: string): DutchText => [
  `Ten hoogste ${value}`,
  `De waarde is niet groter dan ${value}.`,
  'Controleer het getal; splits het zo nodig.',
];
const long = (count: number): DutchText => {
  const characters = count === 1 ? '1 teken' : `${count} tekens`;
  return [
    `Ten hoogste ${characters}`,
    `De waarde is niet langer dan ${characters}.`,
    'Kort de waarde in of gebruik de juiste code.',
  ];
};
const digits = (count: string): DutchText => [
  `Precies ${count} cijfers`,
  `De waarde bestaat uit precies ${count} cijfers, met voorloopnullen.`,
  'Vul alle cijfers in, zonder spaties of andere tekens.',
];

/** Restrictions (RS): the facets of the schema. */
export const restrictionTexts: DutchTexts = {
  RS001: [
    'Niet negatief',
    'De waarde is nul of meer.',
    'Laat het minteken weg; bij bedragen zegt DebetCredit of het een credit is.',
  ],
  RS002: most('99'),
  RS003: most('9999'),
  RS004: most('99999'),
  RS005: most('99999999'),
  RS006: most('999999999'),
  RS007: [
    'Niet leeg',
    'De waarde heeft ten minste één teken.',
    'Vul het element in of laat het weg als het niet verplicht is.',
  ],
  RS008: long(1),
  RS009: long(2),
  RS010: long(3),
  RS011: long(4),
  RS012: long(5),
  RS013: long(6),
  RS014: long(8),
  RS015: long(9),
  RS016: long(10),
  RS017: long(12),
  RS018: long(15),
  RS019: long(20),
  RS020: long(24),
  RS021: long(25),
  RS023: long(35),
  RS024: long(36),
  RS025: long(64),
  RS026: long(80),
  RS028: long(200),
  RS031: [
    'Commentaar niet leeg',
    'Commentaar bevat ten minste één zichtbaar teken.',
    'Vul het commentaar in of laat het element weg.',
  ],
  RS032: [
    'Datum zonder tijdzone',
    'Een datum heeft geen tijdzone: 2016-08-30 is goed, 2016-08-30Z niet.',
    'Laat de tijdzone weg.',
  ],
  RS033: [
    'Geen leeg element',
    'Een element is niet leeg, niet alleen spaties, en heeft geen regeleinde.',
    'Vul het element in of laat het weg als het niet verplicht is.',
  ],
  RS034: ['Tijd zonder tijdzone', 'Een tijd is UU:MM:SS zonder tijdzone.', 'Laat de tijdzone weg.'],
  RS035: digits('vier'),
  RS036: digits('acht'),
  RS037: digits('negen'),
  RS039: long(14),
  RS040: most('999999999999'),
  RS045: [
    'Alleen letters',
    'Voorletters zijn letters zonder punten of spaties.',
    'Schrijf de voorletters aaneen, zonder punten.',
  ],
  RS046: [
    'Alleen cijfers',
    'Een telefoonnummer bestaat alleen uit cijfers.',
    'Laat spaties, haakjes en streepjes weg.',
  ],
  RS047: [
    'Berichtcode van dit bericht',
    'BerichtCode is de code van de berichtsoort.',
    'Gebruik de code die bij het bericht hoort, bijvoorbeeld 436 voor een JW301.',
  ],
  RS048: [
    'Versienummer',
    'Een versie is drie getallen met punten ertussen, zonder voorloopnullen.',
    'Schrijf de versie bijvoorbeeld als 1.0.0.',
  ],
};
