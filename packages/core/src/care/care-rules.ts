import type { CareFinding } from './model.ts';

/** The class of a message that a finding stands at, with its place. */
export interface FindingPlace {
  /** Class name as in the standard: ToegewezenProduct, StartProduct, StopProduct, AangevraagdProduct. */
  readonly at: 'ToegewezenProduct' | 'StartProduct' | 'StopProduct' | 'AangevraagdProduct';
  /** Position in the message, from 0. */
  readonly index: number;
}

const list = {
  ToegewezenProduct: 'ToegewezenProducten',
  StartProduct: 'StartProducten',
  StopProduct: 'StopProducten',
  AangevraagdProduct: 'AangevraagdeProducten',
} as const;

type RuleId =
  | 'TR019'
  | 'TR063'
  | 'TR071'
  | 'TR074'
  | 'TR326'
  | 'TR332'
  | 'TR347'
  | 'TR379'
  | 'TR381'
  | 'TR382'
  | 'TR385'
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
  TR326: rule('9326', 'earlier-start', 'Voor dit product loopt al een start; meld eerst de stop.'),
  TR332: rule('9332', 'allocation', 'Dit toewijzingnummer is van een andere toewijzing.'),
  TR347: rule('9347', 'request', 'Deze referentie heeft de aanbieder al eerder gebruikt.'),
  TR379: rule(
    '9379',
    'request',
    'Het verzoek met deze referentie is niet bekend; de verwijzer is daardoor onbekend.',
  ),
  TR381: { ...rule('S329', 'product', 'De productcode hoort niet bij de productcategorie.'), level: 4 },
  TR382: rule('9069', 'earlier-start', 'Er is geen start met deze sleutel om te stoppen.'),
  TR385: rule(
    '9385',
    'claim',
    'Op deze toewijzing zijn declaratieregels goedgekeurd; zij kan niet worden verwijderd.',
  ),
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
    path: `Bericht/Client/${list[at]}/${at}[${index + 1}]`,
    ...(values.expected && { expected: values.expected }),
    ...(values.found && { found: values.found }),
  };
}
