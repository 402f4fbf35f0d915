import type { Phrase } from '../../phrases.ts';

/** Definitions of figures, how they are calculated, what they leave out, and the sources beside them. */
export const figurePhrases: readonly Phrase[] = [
  [
    'Het aantal verschillende jeugdigen voor wie in de gekozen maanden hulp is geleverd die de gemeente heeft toegekend. Een jeugdige telt één keer, hoeveel regels, aanbieders of maanden het ook zijn.',
    'The number of different youths who were given care in the chosen months that the municipality accepted. A youth counts once, however many lines, providers or months there are.',
  ],
  [
    'Aantal verschillende cliënten met per saldo ten minste één toegekende declaratieregel in een gekozen maand van levering.',
    'Number of different clients with on balance at least one accepted claim line in a chosen month of delivery.',
  ],
  [
    'Het aantal trajecten dat in de gekozen maanden liep. Een traject is een toegewezen product bij een aanbieder waarvan de hulp is gestart.',
    'The number of trajectories that ran in the chosen months. A trajectory is an allocated product at a provider whose care has started.',
  ],
  [
    'Gestart of hervat tot en met de laatste gekozen maand, min beëindigd of onderbroken vóór de eerste gekozen maand.',
    'Started or resumed up to and including the last chosen month, minus ended or paused before the first one.',
  ],
  [
    'Het aantal trajecten waarvan de hulp in de gekozen maanden is begonnen. Hervatten na een tijdelijke stop telt niet als nieuw.',
    'The number of trajectories whose care began in the chosen months. Resuming after a pause does not count as new.',
  ],
  [
    'Aantal starts met een begindatum in de gekozen maanden.',
    'Number of starts with a first day in the chosen months.',
  ],
  [
    'Het aantal trajecten waarvan de hulp in de gekozen maanden is geëindigd. Een tijdelijke stop telt niet.',
    'The number of trajectories whose care ended in the chosen months. A pause does not count.',
  ],
  [
    'Aantal definitieve stops met een einddatum in de gekozen maanden.',
    'Number of definitive stops with a last day in the chosen months.',
  ],
  [
    'Het aantal toegewezen producten met een ingangsdatum in de gekozen maanden. Een nieuwe versie van dezelfde toewijzing telt niet opnieuw.',
    'The number of allocated products with a start date in the chosen months. A new version of the same allocation does not count again.',
  ],
  [
    'Aantal toewijzingnummers met een ingangsdatum in de gekozen maanden, min de verwijderde.',
    'Number of allocation numbers with a start date in the chosen months, minus the deleted ones.',
  ],
  [
    'De toegekende uren in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep. Minuten zijn omgerekend; een dagdeel telt als vier uur.',
    'The accepted hours in the chosen months, divided by the number of trajectories that ran in those months. Minutes are converted; a half-day counts as four hours.',
  ],
  [
    'Toegekende uren ÷ trajecten. Zegt het meest bij één product of segment waarvan de eenheid uren is.',
    'Accepted hours ÷ trajectories. Says most for one product or segment whose unit is hours.',
  ],
  [
    'De toegekende etmalen in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep.',
    'The accepted days (24 hours) in the chosen months, divided by the number of trajectories that ran in those months.',
  ],
  [
    'Toegekende etmalen ÷ trajecten. Zegt het meest bij een product met verblijf.',
    'Accepted days ÷ trajectories. Says most for a product with residence.',
  ],
  [
    'Het toegekende bedrag voor hulp die in de gekozen maanden is geleverd, verminderd met wat is gecrediteerd.',
    'The accepted amount for care that was given in the chosen months, less what was credited.',
  ],
  [
    'Som van de toegekende bedragen van alle declaratieregels, creditregels negatief.',
    'Sum of the accepted amounts of all claim lines, credit lines negative.',
  ],
  [
    'Het bedrag dat aanbieders hebben gedeclareerd voor hulp in de gekozen maanden, ook als het is afgewezen.',
    'The amount that providers claimed for care in the chosen months, also when it was rejected.',
  ],
  [
    'Som van de ingediende bedragen van alle declaratieregels, creditregels negatief.',
    'Sum of the claimed amounts of all claim lines, credit lines negative.',
  ],
  [
    'Het deel van eerder toegekende bedragen dat aanbieders hebben teruggenomen. Het is al van de kosten afgetrokken.',
    'The part of earlier accepted amounts that providers took back. It was subtracted from the cost already.',
  ],
  ['Som van de toegekende creditregels (negatief).', 'Sum of the accepted credit lines (negative).'],
  [
    'De kosten in de gekozen maanden, gedeeld door het aantal verschillende jeugdigen in diezelfde maanden.',
    'The cost in the chosen months, divided by the number of different youths in the same months.',
  ],
  ['Kosten ÷ jeugdigen.', 'Cost ÷ youths.'],
  [
    'De kosten in de gekozen maanden, gedeeld door het aantal trajecten dat in die maanden liep.',
    'The cost in the chosen months, divided by the number of trajectories that ran in those months.',
  ],
  ['Kosten ÷ trajecten.', 'Cost ÷ trajectories.'],
  [
    'Het deel van de trajecten in de gekozen maanden dat met deze verwijzer is begonnen.',
    'The share of the trajectories in the chosen months that began with this referrer.',
  ],
  ['Trajecten van de verwijzer ÷ alle trajecten.', 'Trajectories of the referrer ÷ all trajectories.'],
  [
    'Het aantal jeugdigen met jeugdhulp in de gekozen maanden, gedeeld door het aantal inwoners van 0 tot en met 17 jaar.',
    'The number of youths with care in the chosen months, divided by the number of residents aged 0 to 17.',
  ],
  ['Jeugdigen ÷ inwoners van 0 tot en met 17 jaar.', 'Youths ÷ residents aged 0 to 17.'],
  ['Het deel van de declaratieregels dat is afgewezen.', 'The share of the claim lines that was rejected.'],
  ['Afgewezen regels ÷ alle beoordeelde regels.', 'Rejected lines ÷ all judged lines.'],
  [
    'Het deel van de kosten dat pas bekend werd in de derde maand na de maand van levering, of later.',
    'The share of the cost that became known only in the third month after the month of delivery, or later.',
  ],
  [
    'Kosten die in de derde maand of later bekend werden ÷ alle kosten.',
    'Cost that became known in the third month or later ÷ all cost.',
  ],
  // Filled in.
  ['{amount} toegekend, {rest} gecrediteerd', '{amount} accepted, {rest} credited'],
  ['verschillende cliënten in {n} declaratieregels', 'different clients in {n} claim lines'],
  [
    'gestart tot en met de laatste maand, min beëindigd vóór de eerste maand: {n}',
    'started up to and including the last month, minus ended before the first month: {n}',
  ],
  ['{n} toewijzingen', '{n} allocations'],
  ['{n} uur ÷ {m} trajecten = {rest}', '{n} hours ÷ {m} trajectories = {rest}'],
  ['{n} etmalen ÷ {m} trajecten = {rest}', '{n} days ÷ {m} trajectories = {rest}'],
  ['ingediend in {n} declaratieregels', 'claimed in {n} claim lines'],
  ['creditregels in {n} declaratieregels', 'credit lines in {n} claim lines'],
  ['{amount} ÷ {m} jeugdigen = {rest}', '{amount} ÷ {m} youths = {rest}'],
  ['{amount} ÷ {m} trajecten = {rest}', '{amount} ÷ {m} trajectories = {rest}'],
  ['{n} ÷ {m} trajecten = {rest}', '{n} ÷ {m} trajectories = {rest}'],
  [
    '{n} jeugdigen ÷ {m} inwoners van 0 tot en met 17 = {rest}',
    '{n} youths ÷ {m} residents aged 0 to 17 = {rest}',
  ],
  ['{n} ÷ {m} regels = {rest}', '{n} ÷ {m} lines = {rest}'],
  // Left out.
  [
    'Hulp uit een persoonsgebonden budget (PGB): daarover komen geen berichten binnen.',
    'Care from a personal budget (PGB): no messages come in about it.',
  ],
  [
    'Declaratieregels die nog op een besluit van een medewerker wachten.',
    'Claim lines that still await the decision of a person.',
  ],
  [
    'Geleverde hulp die de aanbieder nog niet heeft gedeclareerd.',
    'Care that was given and that the provider has not claimed yet.',
  ],
  [
    'Hulp uit een vast bedrag of subsidie (taakgericht) waarvoor geen regels worden gedeclareerd.',
    'Care from a fixed sum or subsidy (task-based) for which no lines are claimed.',
  ],
  [
    'Starts en stops die de aanbieder nog niet heeft gemeld.',
    'Starts and stops that the provider has not reported yet.',
  ],
  ['Starts die de aanbieder nog niet heeft gemeld.', 'Starts that the provider has not reported yet.'],
  ['Stops die de aanbieder nog niet heeft gemeld.', 'Stops that the provider has not reported yet.'],
  ['Volume in etmalen, stuks of euro’s.', 'Volume in days, pieces or euros.'],
  [
    'Volume in uren, minuten, dagdelen, stuks of euro’s.',
    'Volume in hours, minutes, half-days, pieces or euros.',
  ],
  [
    'Trajecten zonder bekende verwijzer tellen in het geheel mee, niet in het deel.',
    'Trajectories without a known referrer count in the whole, not in the part.',
  ],
  [
    'De laatste maanden van de periode zijn voorlopig: er komen nog declaraties.',
    'The last months of the period are provisional: claims are still to come.',
  ],
  [
    'Jeugdigen van 18 jaar en ouder tellen wel als jeugdige en niet als inwoner; het CBS doet dat anders.',
    'Youths of 18 and over count as youths and not as residents; CBS does it otherwise.',
  ],
  // Sources.
  ['Declaratieregels (JW323) en hun oordeel', 'Claim lines (JW323) and their verdict'],
  [
    'Toewijzingen (JW301), starts (JW305) en stops (JW307)',
    'Allocations (JW301), starts (JW305) and stops (JW307)',
  ],
  [
    'Declaratieregels (JW323) en hun oordeel; Toewijzingen (JW301), starts (JW305) en stops (JW307)',
    'Claim lines (JW323) and their verdict; allocations (JW301), starts (JW305) and stops (JW307)',
  ],
  [
    'Toewijzingen (JW301), starts (JW305) en stops (JW307); verwijzer uit het verzoek om toewijzing (JW315), anders gemeente',
    'Allocations (JW301), starts (JW305) and stops (JW307); referrer from the request for allocation (JW315), otherwise municipality',
  ],
  [
    'Declaratieregels (JW323) en hun oordeel; inwoners uit het contractwerkboek (CBS)',
    'Claim lines (JW323) and their verdict; residents from the contract workbook (CBS)',
  ],
  [
    'Een hoog gebruik, of een groot verschil tussen geregistreerd en verwacht gebruik, is geen oordeel over het beleid: niet goed en niet slecht. Het model van het SCP beschrijft 2017 en voorspelt latere jaren niet. De cijfers gaan over jeugdhulp zonder verblijf.',
    'High use, or a large difference between registered and expected use, is no verdict on policy: neither good nor bad. The model of SCP describes 2017 and does not predict later years. The figures are about youth care without residence.',
  ],
  [
    'CBS, Wijken: jeugdzorg in natura, 2022 (voorlopig)',
    'CBS, districts: youth care in kind, 2022 (provisional)',
  ],
  ['CBS, Kerncijfers wijken en buurten 2021', 'CBS, key figures of districts and neighbourhoods 2021'],
  [
    'Aandeel CBS per wijk: eigen berekening. De inwoners van 0 tot en met 17 van de gemeente zijn over de wijken verdeeld zoals de inwoners van 0 tot en met 14.',
    'Share of CBS per district: our calculation. The residents aged 0 to 17 of the municipality are spread over the districts as those aged 0 to 14.',
  ],
  [
    'SCP, Jeugdhulp in de wijk (2020), cijfers over 2017',
    'SCP, Jeugdhulp in de wijk (youth care in the district, 2020), figures about 2017',
  ],
];
