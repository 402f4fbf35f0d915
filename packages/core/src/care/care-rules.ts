import type { CareFinding } from './model.ts';

/** The class of a message that a finding stands at, with its place. */
export interface FindingPlace {
  /** Class name as in the standard. */
  readonly at: keyof typeof paths;
  /** Position in the message, from 0; 0 for a class of which there is one. */
  readonly index: number;
}

const paths = {
  Header: 'Header',
  Client: 'Client',
  Verzoek: 'Client/Verzoek',
  Antwoord: 'Antwoord',
  Woonplaatsbeginsel: 'Antwoord/Woonplaatsbeginsel',
  ToegewezenProduct: 'Client/ToegewezenProducten/ToegewezenProduct[#]',
  StartProduct: 'Client/StartProducten/StartProduct[#]',
  StopProduct: 'Client/StopProducten/StopProduct[#]',
  AangevraagdProduct: 'Client/AangevraagdeProducten/AangevraagdProduct[#]',
  OngewijzigdProduct: 'Client/Verzoek/OngewijzigdeProducten/OngewijzigdProduct[#]',
  TeWijzigenProduct: 'Client/Verzoek/TeWijzigenProducten/TeWijzigenProduct[#]',
  NieuwProduct: 'Client/Verzoek/NieuweProducten/NieuwProduct[#]',
} as const;

type RuleId =
  | 'TR019'
  | 'TR063'
  | 'TR071'
  | 'TR074'
  | 'TR304'
  | 'TR326'
  | 'TR332'
  | 'TR347'
  | 'TR349'
  | 'TR350'
  | 'TR351'
  | 'TR355'
  | 'TR357'
  | 'TR359'
  | 'TR360'
  | 'TR361'
  | 'TR365'
  | 'TR373'
  | 'TR374'
  | 'TR375'
  | 'TR378'
  | 'TR379'
  | 'TR381'
  | 'TR382'
  | 'TR385'
  | 'TR411'
  | 'TR412'
  | 'TR413'
  | 'TR414'
  | 'TR415'
  | 'IV075'
  | 'OP271';

interface Rule {
  /** Return code of the rule; null when the standard gives none: then it is a remark and never rejects. */
  readonly returnCode: string | null;
  readonly level: 3 | 4;
  readonly fact: CareFinding['fact'];
  readonly note: string;
}

/**
 * The rules of iJw 3.2 that need to know more than the message (level 3: earlier messages, level 4: the product list),
 * as far as allocations, starts, stops and requests decide them. Source: rule report of release 3.2.
 */
const rules: { readonly [Id in RuleId]: Rule } = {
  TR019: rule(
    '9019',
    'allocation',
    'Bij dit toewijzingnummer is geen toewijzing aan deze aanbieder voor deze cliënt bekend.',
  ),
  TR063: rule('9063', 'earlier-start', 'Er is geen eerdere aanlevering met deze sleutel om te verwijderen.'),
  TR071: rule('9071', 'earlier-stop', 'Deze start is al gestopt; verwijder eerst de stop.'),
  TR074: rule('9074', 'earlier-start', 'Deze sleutel is al eerder aangeleverd.'),
  TR304: rule('8187', 'allocation', 'Voor deze cliënt heeft deze aanbieder hier geen toewijzing.'),
  TR326: rule('9326', 'earlier-start', 'Voor dit product loopt al een start; meld eerst de stop.'),
  TR332: rule('9332', 'allocation', 'Dit toewijzingnummer is van een andere toewijzing.'),
  TR347: rule('9347', 'request', 'Deze referentie heeft de aanbieder al eerder gebruikt.'),
  TR349: rule('9349', 'allocation', 'Een lopende toewijzing van deze cliënt staat niet in het verzoek.'),
  TR350: rule('9350', 'allocation', 'Wat ongewijzigd moet blijven, is geen lopende toewijzing.'),
  TR351: rule('9351', 'allocation', 'Wat moet worden gewijzigd, is geen lopende toewijzing.'),
  TR355: rule('9355', 'request', 'Er is geen verzoek met deze referentie bekend.'),
  TR357: rule(
    '9357',
    'allocation',
    'De gewenste ingangsdatum ligt niet in de toekomst en is niet de ingangsdatum van de toewijzing.',
  ),
  TR359: rule('9359', 'request', 'Dit verzoek is al toegewezen.'),
  TR360: rule(
    '9360',
    'request',
    'Op dit verzoek is al geantwoord; in onderzoek kan alleen het eerste antwoord zijn.',
  ),
  TR361: rule('9361', 'allocation', 'In de gewenste situatie loopt hetzelfde product twee keer tegelijk.'),
  TR365: rule('9365', 'request', 'Dit verzoek is al afgewezen.'),
  TR373: rule(
    '9373',
    'allocation',
    'Een ander budget of totaal geldt voor de hele toewijzing; de gewenste ingangsdatum is een andere.',
  ),
  TR374: rule('9374', 'request', 'Van deze aanbieder wacht voor deze cliënt nog een eerder verzoek.'),
  TR375: rule('9375', 'allocation', 'Een toewijzing zonder product heeft een budget en geen omvang.'),
  TR378: { ...rule('S300', 'request', 'Deze gemeentecode bestaat niet.'), level: 4 },
  TR379: rule(
    '9379',
    'request',
    'Er is geen verzoek met deze referentie van deze aanbieder voor deze cliënt bekend.',
  ),
  TR381: { ...rule('S329', 'product', 'De productcode hoort niet bij de productcategorie.'), level: 4 },
  TR382: rule('9069', 'earlier-start', 'Er is geen start met deze sleutel om te stoppen.'),
  TR385: rule(
    '9385',
    'claim',
    'Op deze toewijzing zijn declaratieregels goedgekeurd; zij kan niet worden verwijderd.',
  ),
  TR411: rule('9411', 'allocation', 'Bij een toewijzing met een productcode hoort een omvang.'),
  TR412: rule('9412', 'allocation', 'Bij een toewijzing zonder productcode hoort geen omvang.'),
  TR413: rule('9413', 'earlier-stop', 'Deze start is al tijdelijk gestopt.'),
  TR414: rule('9414', 'earlier-stop', 'De einddatum ligt voor die van de eerdere stop.'),
  TR415: rule('9415', 'earlier-stop', 'Deze start is al definitief gestopt.'),
  IV075: rule(null, 'allocation', 'Het product is niet hetzelfde als in de toewijzing.'),
  OP271: rule(null, 'allocation', 'De start ligt buiten de periode van de toewijzing.'),
};

function rule(returnCode: string | null, fact: CareFinding['fact'], note: string): Rule {
  return { returnCode, level: 3, fact, note };
}

/** A finding at a class of the message. `expected` and `found` never hold anything that tells who the client is. */
export function finding(
  id: RuleId,
  { at, index }: FindingPlace,
  values: { readonly expected?: string | null; readonly found?: string | null } = {},
): CareFinding {
  return {
    rule: id,
    ...rules[id],
    at,
    line: 0,
    path: `Bericht/${paths[at].replace('#', String(index + 1))}`,
    ...(values.expected && { expected: values.expected }),
    ...(values.found && { found: values.found }),
  };
}
