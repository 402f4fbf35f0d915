import { municipalityName } from '@jeugdregie/ijw';
import { finding } from '../care-rules.ts';
import type { CareFinding } from '../model.ts';
import type { Answer, AnswerFacts } from './model.ts';

/**
 * Pure: what is wrong with an answer to a request (JW319), whether the municipality's own system sent it or a person
 * is about to decide it here. One finding per class, the first in this order.
 */
export function answerFindings(answer: Answer, facts: AnswerFacts): CareFinding[] {
  const place = { at: 'Antwoord', index: 0 } as const;
  const found = answer.reference;
  const first = [
    facts.isRequestKnown ? null : ('TR355' as const),
    facts.isGranted ? ('TR359' as const) : null,
    facts.earlier.some((earlier) => earlier.answer === 'rejected') ? ('TR365' as const) : null,
    answer.answer === 'investigating' && facts.earlier.length > 0 ? ('TR360' as const) : null,
  ].find((rule) => rule !== null);
  const findings = first ? [finding(first, place, { found })] : [];
  const { elsewhere } = answer;
  if (elsewhere !== null && municipalityName(elsewhere) === null) {
    findings.push(finding('TR378', { at: 'Woonplaatsbeginsel', index: 0 }, { found: elsewhere }));
  }
  return findings;
}
