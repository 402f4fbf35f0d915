import type { Phrase } from '../../phrases.ts';

/** What is the matter with a file, in one line, and what was wrong with a field of a form. */
export const filePhrases: readonly Phrase[] = [
  [
    'De envelop en het bericht erin spreken elkaar tegen.',
    'The envelope and the message in it contradict each other.',
  ],
  ['Deze envelop kan niet worden geopend.', 'This envelope cannot be opened.'],
  ['Dit is geen geldig {message}-bericht.', 'This is no valid {message}.'],
  ['Er zijn nog geen contracten ingelezen.', 'No contracts were read in yet.'],
  [
    'Dit bericht is van of voor gemeente {id}, die op {day} niet bij de regio hoort.',
    'This message is from or for municipality {id}, which is not of the region on {day}.',
  ],
  [
    'Dit bericht is van of voor gemeente {id}, niet voor de uwe ({code}).',
    'This message is from or for municipality {id}, not for yours ({code}).',
  ],
  [
    'Van dit bestand is niet te zeggen voor welke gemeente het is.',
    'It cannot be told for which municipality this file is.',
  ],
  ['De verwerking van dit bestand is afgebroken.', 'The processing of this file broke off.'],
  ['Dit bestand is te groot.', 'This file is too large.'],
  ['Dit zip-bestand kan niet worden geopend.', 'This zip file cannot be opened.'],
  [
    'Dit zip-bestand is te groot om in één keer in te lezen.',
    'This zip file is too large to be read in one go.',
  ],
  ['In dit zip-bestand zit geen bericht.', 'There is no message in this zip file.'],
  ['Al ontvangen op {day}; niet opnieuw verwerkt.', 'Received on {day}; not processed again.'],
  ['Een AGB-code heeft acht cijfers.', 'An AGB code has eight digits.'],
  ['Een BSN heeft negen cijfers.', 'A citizen service number (BSN) has nine digits.'],
  ['Een gemeentecode heeft vier cijfers.', 'The code of a municipality has four digits.'],
  ['Een huisnummer heeft alleen cijfers.', 'A house number has digits only.'],
  ['Een maand is jjjj-mm.', 'A month is yyyy-mm.'],
  ['Een toelichting is ten hoogste 4.000 tekens.', 'An explanation is 4,000 characters at most.'],
  ['Schrijf een dag als JJJJ-MM-DD.', 'Write a day as YYYY-MM-DD.'],
  ['Schrijf een maand als JJJJ-MM.', 'Write a month as YYYY-MM.'],
  ['Schrijf kort waarom u zo beslist.', 'Write briefly why you decide so.'],
  ['Dit ontbreekt.', 'This is missing.'],
  ['Dit moet tekst zijn.', 'This must be text.'],
  ['Dit moet een getal zijn.', 'This must be a number.'],
  ['Dit moet een geheel getal zijn.', 'This must be a whole number.'],
  ['Dit moet minstens {n} tekens lang zijn.', 'This must be {n} characters or more.'],
  ['Dit mag hoogstens {n} tekens lang zijn.', 'This must be {n} characters or fewer.'],
  ['Dit moet minstens {n} zijn.', 'This must be {n} or more.'],
  ['Dit mag hoogstens {n} zijn.', 'This must be {n} or less.'],
  ['Hier hoort niet: {names}.', 'This does not belong here: {names}.'],
  ['Deze waarde klopt niet.', 'This value is not right.'],
];
