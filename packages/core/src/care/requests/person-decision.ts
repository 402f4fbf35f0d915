import { codeList, municipalityName } from '@jeugdregie/ijw';
import { fail, ok, type AllocationNumber, type Problem, type Result } from '@jeugdregie/kernel';
import type { Choice, Moment, Settlement } from './choice.ts';
import { currentOn } from './decide-change.ts';
import { grantChange } from './grant-change.ts';
import type { AllocationRecord } from '../model.ts';
import type { Answer, ReferenceState, RequestDossier } from './model.ts';
import { referenceState } from './state.ts';
import { sentAgain } from './sent-again.ts';

/** Rejection because another municipality is responsible (woonplaatsbeginsel), for a VOT only. */
export const residenceReason = '8';

/**
 * Pure: what follows from a person's choices on a request. A VOT is decided per product, now or later; a VOW as a whole
 * (OP344). Nothing can be decided twice.
 */
export function settleRequest(
  dossier: RequestDossier,
  choices: readonly Choice[],
  moment: Moment,
): Result<Settlement, Problem> {
  const problem = choices.length === 0 ? nothingChosen : objectionTo(dossier, choices);
  if (problem) return fail(problem);
  const answers = choices.flatMap((choice) => (choice.kind === 'grant' ? [] : [answerFor(choice)]));
  const grants = choices.filter((choice) => choice.kind === 'grant');
  const [first] = grants;
  if (!first) return ok({ allocations: [], answers });
  if (dossier.head.kind === 'allocation') {
    return ok({ allocations: grantProducts(dossier, grants, moment), answers });
  }
  const granted = grantChange(dossier, first.shiftTo, moment);
  return granted.ok ? ok({ allocations: granted.value, answers }) : granted;
}

/** How far each reference of a request is. */
export function statesOf({ head, products, grants, answers }: RequestDossier): Map<string, ReferenceState> {
  const references = head.reference === null ? products.map(({ reference }) => reference) : [head.reference];
  return new Map(
    references.map((reference) => [
      reference,
      referenceState(
        grants.filter((grant) => grant.reference === reference).length,
        answers.filter((answer) => answer.reference === reference),
      ),
    ]),
  );
}

function answerFor(choice: Exclude<Choice, { kind: 'grant' }>): Answer {
  const { reference } = choice;
  return choice.kind === 'reject'
    ? { reference, answer: 'rejected', reason: choice.reason, elsewhere: choice.elsewhere }
    : { reference, answer: 'investigating', reason: null, elsewhere: null };
}

/** Each granted product with its own reference; the other current allocations beside it without one (IV094, OP087). */
function grantProducts(
  { products, allocations }: RequestDossier,
  grants: readonly Extract<Choice, { kind: 'grant' }>[],
  { today, version, nextNumber }: Moment,
): AllocationRecord[] {
  const granted = grants.flatMap(({ reference, terms }, index): AllocationRecord[] => {
    const asked = products.find((product) => product.reference === reference);
    if (!asked) return [];
    const { category, product, period, volume, unit, frequency, budgetCents } = terms ?? asked;
    const number = (nextNumber + index) as AllocationNumber;
    const extent = { volume, unit, frequency, budgetCents };
    return [{ number, version, reference, category, product, period, ...extent, changeReason: null }];
  });
  return [...granted, ...[...currentOn(allocations, today).values()].map((one) => sentAgain(one, null))];
}

function objectionTo(dossier: RequestDossier, choices: readonly Choice[]): Problem | null {
  const states = statesOf(dossier);
  const seen = new Set<string>();
  for (const choice of choices) {
    const { reference } = choice;
    const state = states.get(reference);
    if (state === undefined) return unknownReference(reference);
    if (seen.has(reference)) return chosenTwice(reference);
    seen.add(reference);
    if (state === 'granted' || state === 'rejected') return alreadyDecided(reference, state);
    if (choice.kind === 'investigate' && state === 'investigating') return alreadyInvestigating(reference);
    const wrong = choice.kind === 'reject' ? reasonProblem(choice, dossier) : null;
    if (wrong) return wrong;
  }
  return null;
}

function reasonProblem(
  { reason, elsewhere }: Extract<Choice, { kind: 'reject' }>,
  { head }: RequestDossier,
): Problem | null {
  if (!codeList('WJ759')?.has(reason)) {
    return {
      code: 'REDEN-ONBEKEND',
      what: 'Kies een reden voor de afwijzing.',
      where: 'reden',
      why: 'De aanbieder leest aan de reden waarom het verzoek is afgewezen.',
      remedy: 'Kies een reden uit de lijst.',
    };
  }
  if (reason !== residenceReason) return elsewhere === null ? null : elsewhereWithoutReason;
  if (head.kind === 'change') return residenceOnChange;
  const isOther =
    elsewhere !== null && elsewhere !== head.municipality && municipalityName(elsewhere) !== null;
  return isOther ? null : elsewhereMissing;
}

const nothingChosen: Problem = {
  code: 'BESLUIT-LEEG',
  what: 'Er is nog niets gekozen.',
  where: 'besluiten',
  why: 'Zonder keuze gaat er geen bericht uit.',
  remedy: 'Kies per product wat u besluit.',
};

const elsewhereWithoutReason: Problem = {
  code: 'GEMEENTE-OVERBODIG',
  what: 'Een andere gemeente hoort alleen bij reden 8, woonplaatsbeginsel.',
  where: 'verantwoordelijkeGemeente',
  why: 'Bij een andere reden staat er geen gemeente in het bericht (IV095).',
  remedy: 'Laat de gemeente leeg, of kies reden 8.',
};

const residenceOnChange: Problem = {
  code: 'REDEN-ONGELDIG',
  what: 'Reden 8 kan alleen bij een verzoek om toewijzing.',
  where: 'reden',
  why: 'Bij een verzoek om wijziging is de cliënt al bij uw gemeente in zorg.',
  remedy: 'Kies reden 5, andere gemeente.',
};

const elsewhereMissing: Problem = {
  code: 'GEMEENTE-ONTBREEKT',
  what: 'Noem de gemeente die verantwoordelijk is.',
  where: 'verantwoordelijkeGemeente',
  why: 'Bij woonplaatsbeginsel hoort een bestaande gemeentecode, een andere dan uw eigen (TR377, IV095).',
  remedy: 'Vul de viercijferige CBS-code van de andere gemeente in.',
};

function unknownReference(reference: string): Problem {
  return {
    code: 'REFERENTIE-ONBEKEND',
    what: `Referentie ${reference.slice(0, 40)} hoort niet bij dit verzoek.`,
    where: 'referentie',
    why: 'Een besluit gaat over een product dat in dit verzoek is gevraagd.',
    remedy: 'Open het verzoek opnieuw en kies daar.',
  };
}

function chosenTwice(reference: string): Problem {
  return {
    code: 'REFERENTIE-DUBBEL',
    what: `Over referentie ${reference} zijn twee besluiten tegelijk gegeven.`,
    where: 'referentie',
    why: 'Op een gevraagd product volgt één antwoord.',
    remedy: 'Kies één besluit per product.',
  };
}

function alreadyDecided(reference: string, state: 'granted' | 'rejected'): Problem {
  return {
    code: 'VERZOEK-AL-BESLIST',
    what: 'Over dit verzoek is al beslist.',
    where: `referentie ${reference}`,
    why: state === 'granted' ? 'Het is toegewezen (TR359).' : 'Het is afgewezen (TR365).',
    remedy: 'Is het besluit onjuist, wijzig dan de toewijzing of vraag de aanbieder om een nieuw verzoek.',
  };
}

function alreadyInvestigating(reference: string): Problem {
  return {
    code: 'VERZOEK-AL-IN-ONDERZOEK',
    what: 'Dit verzoek is al in onderzoek.',
    where: `referentie ${reference}`,
    why: 'In onderzoek kan alleen het eerste antwoord zijn (TR360).',
    remedy: 'Wijs het toe of wijs het af.',
  };
}
