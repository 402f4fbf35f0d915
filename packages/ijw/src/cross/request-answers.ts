import type { JW319Bericht } from '../generated/berichten.ts';
import { isMunicipality, type Known } from './context.ts';
import { keyOf, standing } from './history.ts';
import type { Report } from './report.ts';

/** Rules on the answer to a request (JW319). */
export function checkRequestAnswer({ header, antwoord }: JW319Bericht, context: Known, report: Report): void {
  const { history } = context;
  const { afzender: gemeente, ontvanger: aanbieder } = header;
  const { referentieAanbieder, verzoekAntwoord, woonplaatsbeginsel } = antwoord;
  const broken = (rule: string): void => report(rule, 'Antwoord', 'Bericht/Antwoord', referentieAanbieder);
  const requests = standing(history, history.requests, keyOf(aanbieder, referentieAanbieder));
  if (!requests.some((request) => request.gemeente === gemeente)) broken('TR355');
  const key = keyOf(gemeente, aanbieder, referentieAanbieder);
  if (standing(history, history.grants, key).length > 0) broken('TR359');
  const answers = standing(history, history.requestAnswers, key);
  if (verzoekAntwoord === '2' && answers.length > 0) broken('TR360');
  if (answers.some((earlier) => earlier.antwoord !== '2')) broken('TR365');
  const elsewhere = woonplaatsbeginsel?.gemeente;
  if (
    elsewhere !== undefined &&
    !isMunicipality(context, elsewhere, header.berichtIdentificatie.dagtekening)
  ) {
    report('TR378', 'Woonplaatsbeginsel', 'Bericht/Antwoord/Woonplaatsbeginsel', elsewhere);
  }
}
