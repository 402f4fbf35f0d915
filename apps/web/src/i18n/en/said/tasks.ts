import type { Phrase } from '../../phrases.ts';

/** Titles and reasons of what stands under Vandaag. */
export const taskPhrases: readonly Phrase[] = [
  ['Eén verzoek wacht op een besluit', 'One request awaits a decision'],
  ['{n} verzoeken wachten op een besluit', '{n} requests await a decision'],
  ['{n} over de termijn.', '{n} overdue.'],
  ['{n} over de termijn, {m} bijna.', '{n} overdue, {m} nearly.'],
  [
    'Van {n} loopt de termijn vandaag of de volgende werkdag af.',
    'The term of {n} ends today or on the next working day.',
  ],
  ['Alle binnen de termijn.', 'All within their term.'],
  ['Eén toewijzing is na {days} dagen nog niet gestart', 'One allocation has not started after {days} days'],
  [
    '{n} toewijzingen zijn na {days} dagen nog niet gestart',
    '{n} allocations have not started after {days} days',
  ],
  [
    'Wacht de jeugdige nog op hulp, of meldde de aanbieder de start niet? Bel de aanbieder.',
    'Is the young person still waiting for help, or did the provider not report the start? Call the provider.',
  ],
  ['Declaratie {number}: {n} regel wacht op uw besluit', 'Claim {number}: {n} line awaits your decision'],
  ['Declaratie {number}: {n} regels wachten op uw besluit', 'Claim {number}: {n} lines await your decision'],
  [
    'De regels geven geen uitsluitsel; zonder besluit gaat er geen antwoord naar de aanbieder.',
    'The rules do not settle it; without a decision no answer goes to the provider.',
  ],
  ['Nog {rest} declaraties wachten op besluiten', 'Another {rest} claims await decisions'],
  ['De regels geven geen uitsluitsel.', 'The rules do not settle it.'],
  ['Bestand {name}', 'File {name}'],
  ['Ontvangen en nog niet verwerkt.', 'Received and not processed yet.'],
  [
    'Het antwoord staat klaar en is nog niet opgehaald.',
    'The answer is ready and has not been collected yet.',
  ],
  [
    'De aanbieder heeft het retourbericht nog niet gestuurd; vraag ernaar.',
    'The provider has not sent the receipt message yet; ask for it.',
  ],
  ['Nog {rest} zulke bestanden', 'Another {rest} such files'],
  ['Eén bestand ligt in quarantaine', 'One file is in quarantine'],
  ['{n} bestanden liggen in quarantaine', '{n} files are in quarantine'],
  [
    'Het postvak kon dit niet inlezen. Onder Berichten staat per bestand waarom, en wat te doen is.',
    'The mailbox could not read this. Messages tells per file why, and what to do.',
  ],
  ['Apart gezet voor een medewerker.', 'Set aside for somebody to look at.'],
  [
    'Van {name} is niet te zeggen voor welke gemeente het is',
    'It cannot be told for which municipality {name} is',
  ],
  [
    'Vraag de afzender om een goed bericht. De gemeenten zien dit bestand niet.',
    'Ask the sender for a proper message. The municipalities do not see this file.',
  ],
  ['Vraag de afzenders om goede berichten.', 'Ask the senders for proper messages.'],
  ['{name} declareerde niets over {months}', '{name} claimed nothing over {months}'],
  [
    '{name} declareerde over {months} niet bij elke gemeente',
    '{name} did not claim from every municipality over {months}',
  ],
  [
    'Niets ingediend bij {towns}, waar wel toewijzingen lopen. Vraag de aanbieder naar de declaratie.',
    'Nothing was claimed from {towns}, where allocations run. Ask the provider about the claim.',
  ],
  [
    'Er lopen toewijzingen in {n} gemeenten. Vraag de aanbieder naar de declaratie.',
    'There are running allocations in {n} municipalities. Ask the provider about the claim.',
  ],
  [
    'Er lopen toewijzingen. Vraag de aanbieder naar de declaratie.',
    'There are running allocations. Ask the provider about the claim.',
  ],
  [
    'Nog {rest} aanbieders met een maand zonder declaratie',
    'Another {rest} providers with a month without a claim',
  ],
  ['Er lopen toewijzingen.', 'There are running allocations.'],
  ['{amount} meer betaald dan toegekend', '{amount} paid above what was accepted'],
  ['{amount} toegekend en nog niet betaald', '{amount} accepted and not paid yet'],
  [
    'Bij één aanbieder. Vorder het terug, of laat de aanbieder de regels opnieuw declareren.',
    'At one provider. Claim it back, or have the provider claim the lines again.',
  ],
  [
    'Bij {n} aanbieders. Vorder het terug, of laat de aanbieder de regels opnieuw declareren.',
    'At {n} providers. Claim it back, or have the provider claim the lines again.',
  ],
  [
    'Bij één aanbieder, over maanden waarvan de termijn voorbij is. Betaal, of lees de betalingen in.',
    'At one provider, over months whose term is past. Pay, or read the payments in.',
  ],
  [
    'Bij {n} aanbieders, over maanden waarvan de termijn voorbij is. Betaal, of lees de betalingen in.',
    'At {n} providers, over months whose term is past. Pay, or read the payments in.',
  ],
  ['{name}: {percent} van het plafond {year}', '{name}: {percent} of the ceiling of {year}'],
  [
    'Het plafond is overschreden. Voer het gesprek; zorg wordt er niet om afgewezen.',
    'The ceiling was passed. Have the talk; care is not rejected for it.',
  ],
  [
    'Het plafond komt in zicht. Plan het gesprek voordat het zover is.',
    'The ceiling comes into sight. Plan the talk before it is there.',
  ],
  [
    'Nog {rest} aanbieders dicht bij of over het plafond',
    'Another {rest} providers close to the ceiling or over it',
  ],
  ['Plan de gesprekken.', 'Plan the talks.'],
  ['{name}: het contract eindigt', '{name}: the contract ends'],
  ['{n} contracten eindigen', '{n} contracts end'],
  [
    'Zonder verlenging of nieuw contract geldt er daarna geen tarief.',
    'Without an extension or a new contract there is no rate after it.',
  ],
  [
    'Over het {said} kwartaal van {year} is nog geen raadsbrief',
    'There is no council letter yet about the {said} quarter of {year}',
  ],
  ['eerste', 'first'],
  ['tweede', 'second'],
  ['derde', 'third'],
  ['vierde', 'fourth'],
  [
    'De cijfers van het kwartaal zijn er. Stel de brief op en laat hem lezen voordat hij naar de raad gaat.',
    'The figures of the quarter are there. Compose the letter and have it read before it goes to the council.',
  ],
  [
    '{n} keer geprobeerd aan te melden met een adres dat niet bestaat',
    'Tried to sign in {n} times with an address that does not exist',
  ],
  ['{name}: {n} keer een verkeerd wachtwoord', '{name}: a wrong password {n} times'],
  [
    'Is het de persoon zelf, geef dan een nieuw wachtwoord. Na vijf fouten zit het account een kwartier op slot.',
    'If it is the person, give a new password. After five mistakes the account is locked for a quarter of an hour.',
  ],
  ['{name} heeft geen backofficemedewerker', '{name} has no back-office worker'],
  ['{n} gemeenten hebben geen backofficemedewerker', '{n} municipalities have no back-office worker'],
  [
    'Niemand kan daar berichten aanleveren of over regels beslissen: {names}.',
    'Nobody can hand in messages or decide about lines there: {names}.',
  ],
];
