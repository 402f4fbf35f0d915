import type { ProblemText } from './problem-text.ts';

const text = (what: string, why: string, remedy: string): ProblemText => ({ what, why, remedy });

/** Problems that a decision on a request may meet, by code, in English. */
export const englishRequestProblems: Readonly<Record<string, ProblemText>> = {
  'BESLUIT-LEEG': text(
    'Nothing has been chosen yet.',
    'Without a choice no message goes out.',
    'Choose per product what you decide.',
  ),
  'REDEN-ONBEKEND': text(
    'Choose a reason for the rejection.',
    'The provider reads from the reason why the request was rejected.',
    'Choose a reason from the list.',
  ),
  'REDEN-ONGELDIG': text(
    'Reason 8 is for a request for allocation only.',
    'With a request for change the client is in care at your municipality already.',
    'Choose reason 5, another municipality.',
  ),
  'GEMEENTE-ONTBREEKT': text(
    'Name the municipality that is responsible.',
    'The residence principle needs an existing municipality code, other than your own.',
    'Fill in the code of four digits (CBS) of the other municipality.',
  ),
  'GEMEENTE-OVERBODIG': text(
    'Another municipality belongs to reason 8 only.',
    'With another reason the message names no municipality.',
    'Leave the municipality empty, or choose reason 8.',
  ),
  'REFERENTIE-ONBEKEND': text(
    'This reference does not belong to the request.',
    'A decision is about a product that was asked in this request.',
    'Open the request again and choose there.',
  ),
  'REFERENTIE-DUBBEL': text(
    'Two decisions were given on one reference.',
    'A product that was asked gets one answer.',
    'Choose one decision per product.',
  ),
  'VERZOEK-AL-BESLIST': text(
    'This request has been decided already.',
    'A colleague was first, or the message from your own system.',
    'If the decision is wrong, change the allocation or ask the provider for a new request.',
  ),
  'VERZOEK-AL-IN-ONDERZOEK': text(
    'This request is under investigation already.',
    'Only the first answer can say so.',
    'Grant it or reject it.',
  ),
  'TOEWIJZING-VERVALLEN': text(
    'The allocation of which a change was asked no longer exists.',
    'It was deleted after the request. A request for change is granted or rejected as a whole.',
    'Reject the request and ask the provider for a new one.',
  ),
  'TOEWIJZING-GEDECLAREERD': text(
    'The allocation cannot be replaced from that day.',
    'Claim lines were accepted on it; they would become unlawful.',
    'Agree on a later first day with the provider and fill it in, or reject the request.',
  ),
  'ADRES-ONTBREEKT': text(
    'The address of the client is not known yet.',
    'An allocation names the address; a request does not hold it, and this is the first allocation.',
    'Fill in postcode and house number as the register has them.',
  ),
  'CLIENT-ONBEKEND': text(
    'The data of the client were not kept.',
    'Without name and number there is no allocation.',
    'Offer the request again and decide then.',
  ),
};
