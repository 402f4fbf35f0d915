import type { Phrase } from '../../phrases.ts';

/** Questions about lines, what was expected and found, and summaries of claims. Rules stand in the catalogue. */
export const claimPhrases: readonly Phrase[] = [
  [
    '{n} regel goedgekeurd, {m} afgewezen, {rest} voor een medewerker.',
    '{n} line accepted, {m} rejected, {rest} for a person.',
  ],
  [
    '{n} regels goedgekeurd, {m} afgewezen, {rest} voor een medewerker.',
    '{n} lines accepted, {m} rejected, {rest} for a person.',
  ],
  ['{n} regel goedgekeurd, {m} afgewezen.', '{n} line accepted, {m} rejected.'],
  ['{n} regels goedgekeurd, {m} afgewezen.', '{n} lines accepted, {m} rejected.'],
  [
    'Welk tarief is met deze aanbieder voor {product} afgesproken? In de contracten staat er geen.',
    'Which rate was agreed with this provider for {product}? There is none in the contracts.',
  ],
  [
    'Mag {product} over de hele periode worden betaald? Het contract heeft niet voor elke dag een tarief.',
    'May {product} be paid over the whole period? The contract does not have a rate for every day.',
  ],
  [
    'Welk tarief geldt? Binnen de productperiode veranderde het ({cents} cent).',
    'Which rate counts? It changed within the product period ({cents} cents).',
  ],
  [
    'Mag dit worden gecrediteerd? Over regel {id} is nog niet beslist.',
    'May this be credited? Line {id} has not been decided yet.',
  ],
  [
    'Mag dit worden gecrediteerd? Over een eerdere credit op {id} is nog niet beslist.',
    'May this be credited? An earlier credit on {id} has not been decided yet.',
  ],
  [
    'Is dit een dubbele regel? Over {id} is nog niet beslist.',
    'Is this a duplicate line? {id} has not been decided yet.',
  ],
  [
    'Is dit dubbel? Regel {id} gaat over {from} tot en met {until}.',
    'Is this a duplicate? Line {id} is about {from} up to and including {until}.',
  ],
  [
    'Voor het product is in de hele productperiode een tarief met deze aanbieder bekend.',
    'There is a rate with this provider for the product in the whole product period.',
  ],
  [
    'Zoek het contract op en beslis. Vul het tarief daarna aan in de contracten.',
    'Look the contract up and decide. Then add the rate to the contracts.',
  ],
  [
    'Het tarief is in de productperiode steeds hetzelfde.',
    'The rate is the same throughout the product period.',
  ],
  [
    'Vraag de aanbieder op welke dagen er is geleverd en beslis.',
    'Ask the provider on which days care was given, and decide.',
  ],
  [
    'Het contract heeft een tarief in de eenheid van de toewijzing.',
    'The contract has a rate in the unit of the allocation.',
  ],
  [
    'De prestatie hangt niet af van een eerdere regel waarover nog moet worden beslist.',
    'The line does not depend on an earlier line that is still to be decided.',
  ],
  [
    'Beslis eerst over de eerdere regel, en dan over deze.',
    'Decide about the earlier line first, then about this one.',
  ],
  [
    'Voor dezelfde toewijzing en hetzelfde product staat geen debetregel open met een periode die overlapt.',
    'There is no open debit line for the same allocation and product whose period overlaps.',
  ],
  [
    'Kijk of dezelfde zorg twee keer is gedeclareerd en beslis.',
    'See whether the same care was claimed twice, and decide.',
  ],
  [
    'Neem contact op met de gemeente als u het hier niet mee eens bent.',
    'Contact the municipality if you do not agree.',
  ],
  ['een cliënt met een toewijzing', 'a client with an allocation'],
  ['geen toewijzing', 'no allocation'],
  ['een toewijzing van deze cliënt', 'an allocation of this client'],
  ['een geldige toewijzing', 'an allocation that counts'],
  ['{id} is verwijderd', '{id} was deleted'],
  ['een nieuw referentienummer', 'a new reference number'],
  ['een goedgekeurde debetregel', 'an accepted debit line'],
  ['{id}: onbekend', '{id}: unknown'],
  ['{id}: afgewezen', '{id}: rejected'],
  ['één debetregel', 'one debit line'],
  ['één creditregel', 'one credit line'],
  ['dezelfde cliënt', 'the same client'],
  ['een andere cliënt', 'another client'],
  ['ten hoogste {n}', 'at most {n}'],
  ['vanaf {day}', 'from {day}'],
  ['uiterlijk {day}', 'by {day}'],
  ['toewijzing {id}', 'allocation {id}'],
  ['categorie {id}', 'category {id}'],
  ['begindatum {day}', 'start date {day}'],
  ['einddatum {day}', 'end date {day}'],
  ['eenheid {id}', 'unit {id}'],
  ['tarief {id}', 'rate {id}'],
  ['bedrag {id}', 'amount {id}'],
];
