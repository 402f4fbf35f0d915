import type { ProblemText } from './problem-text.ts';
import { englishFileProblems } from './file-problem-texts.ts';
import { englishRequestProblems } from './request-problem-texts.ts';

const text = (what: string, why: string, remedy: string): ProblemText => ({ what, why, remedy });

/** By code, for the problems that people meet most: signing in, rights, forms, uploads, terms, decisions. */
export const englishProblems: Readonly<Record<string, ProblemText>> = {
  ...englishRequestProblems,
  ...englishFileProblems,
  'ACCOUNT-ONBEKEND': text(
    'This account is not there.',
    'It does not exist, or it is of a fictitious person of the demonstration.',
    'Choose an account from the list.',
  ),
  'ADRES-ONBEKEND': text(
    'This address does not exist.',
    'There is nothing there.',
    'Check the address; /v1/openapi.json describes all of them.',
  ),
  'BRIEF-PEILDATUM': text(
    'This is no cut-off date.',
    'A cut-off date is the last day of a month, written as YYYY-MM-DD.',
    'Choose the last day of a month, such as 2026-09-30.',
  ),
  'CIJFER-PEILDATUM': text(
    'This is no date.',
    'A cut-off date is an existing day, written as YYYY-MM-DD.',
    'Choose the last day of a month, such as 2026-09-30.',
  ),
  'DATUM-ONGELDIG': text(
    'This day does not exist.',
    'An allocation begins and ends on a calendar day.',
    'Fill in an existing date.',
  ),
  'GEMEENTE-ONGELDIG': text(
    'This is no code of a municipality.',
    'A code has four digits (CBS).',
    'Choose a municipality at the top.',
  ),
  'PRODUCT-ONGELDIG': text(
    'This is no product code.',
    'A product code has five signs: digits and capitals.',
    'Copy the code from the contract.',
  ),
  'JSON-ONGELDIG': text(
    'The content is no valid JSON.',
    'The request could not be read. Nothing was saved.',
    'Mend the JSON and send the request again.',
  ),
  'MEDIATYPE-ONBEKEND': text(
    'This kind of content is not read here.',
    'The content type of the request is unknown at this address.',
    'Send JSON, or multipart/form-data with files.',
  ),
  'AANMELDEN-MISLUKT': text(
    'Signing in did not succeed.',
    'The e-mail address or the password is not right, the account is off, or a wrong password was given too often.',
    'Try again. After five mistakes wait a quarter of an hour, or ask the administrator for a new password.',
  ),
  'DEMO-UIT': text(
    'Signing in did not succeed.',
    'The demonstration is off, so fictitious people cannot sign in.',
    'Sign in with your own e-mail address and password.',
  ),
  'NIET-AANGEMELD': text(
    'You are not signed in.',
    'Your session has ended, or you have not signed in yet.',
    'Sign in and try again.',
  ),
  'GEEN-RECHT': text(
    'Your role may not do this.',
    'Your role does not have the right that is needed here.',
    'Ask a colleague with another role, or ask the administrator for the right.',
  ),
  'GEEN-PERSONEN': text(
    'The Servicebureau sees no persons.',
    'Data of youths are shown to their own municipality only.',
    'Ask somebody who works for the municipality.',
  ),
  'ANDERE-GEMEENTE': text(
    'This is of another municipality.',
    'You do not work for that municipality.',
    'Choose a municipality that you work for, at the top.',
  ),
  CSRF: text(
    'This change was not accepted.',
    'The mark of your session was missing or has ended.',
    'Load the page again and try once more.',
  ),
  'NIET-GEVONDEN': text(
    'This is not there.',
    'It does not exist, or you may not see it.',
    'Check the address, or choose from the list.',
  ),
  'INVOER-ONGELDIG': text(
    'Something in the form is not right.',
    'The fields below were not accepted. Nothing was saved.',
    'Correct the fields that are named and send again.',
  ),
  'INTERNE-FOUT': text(
    'Something went wrong here.',
    'The fault was recorded. Nothing was half saved.',
    'Try again; if it goes on, give the time and what you did to the administrator.',
  ),
  'TE-VEEL-VERZOEKEN': text(
    'Too many requests came one after the other.',
    'There is a limit per minute.',
    'Wait a minute and try again.',
  ),
  'VERZOEK-TE-GROOT': text(
    'This request is too large.',
    'Its content is larger than is allowed here. Nothing was saved.',
    'Send less, or smaller parts.',
  ),
  'BESTAND-TE-GROOT': text(
    'This file is too large.',
    'A message may be 25 MB at most. Nothing was read in.',
    'Ask the sender to split the message and hand in the parts.',
  ),
  'GEEN-BESTANDEN': text(
    'There was no file in the delivery.',
    'The form was empty, or the folder holds no files.',
    'Choose one or more XML files, a folder or a zip.',
  ),
  'ZIP-ONLEESBAAR': text(
    'This zip file cannot be opened.',
    'Its content is damaged.',
    'Make the zip file again, or hand in the messages one by one.',
  ),
  'ZIP-TE-GROOT': text(
    'This zip file is too large to read in at once.',
    'Nothing was read in.',
    'Spread the messages over more zip files.',
  ),
  'CONTRACT-ONTBREEKT': text(
    'No contracts were read in yet.',
    'Without a contract workbook nobody knows which municipalities take part and which rates hold.',
    'Ask the contract manager to read in the workbook, and then offer the message again here.',
  ),
  'CONTRACT-GEEN-WERKBOEK': text(
    'This is no Excel file (.xlsx) that can be read. Nothing was read in.',
    'The file is of another kind, damaged, or has a password.',
    'Open it in Excel and save it as .xlsx without a password.',
  ),
  'GEMEENTE-BUITEN-REGIO': text(
    'This message is of a municipality that is not in the region on that day.',
    'The municipality is not on the sheet Gemeenten of the contract workbook on that day.',
    'Send the message back, or have the membership added to the workbook and offer the message again.',
  ),
  'BESTAND-ZONDER-GEMEENTE': text(
    'Nobody can tell for which municipality this file is.',
    'Sender and receiver name no municipality code of four digits and AGB code of eight digits.',
    'Ask the sender to make the message again with the right codes.',
  ),
  'VERWERKING-AFGEBROKEN': text(
    'The processing of this file broke off.',
    'Something went wrong here. Nothing was half saved.',
    'Choose Offer again. If it goes on, give the name of the file to the administrator.',
  ),
  'BERICHT-NIET-HERHAALBAAR': text(
    'This message cannot be offered again.',
    'Only a message that was set aside or refused can be.',
    'Look at the trail of the message. What was answered is put right by the sender with a new message.',
  ),
  'BERICHT-WACHT-OP-BESLUIT': text(
    'This claim waits for decisions, not for processing.',
    'The machine has judged it; a person must decide on one or more lines.',
    'Decide on the lines, under Claims, Work list.',
  ),
  'REGEL-AL-BESLIST': text(
    'This line has been decided already.',
    'The rules or a colleague decided.',
    'If the decision is wrong, contact the provider, who can credit or claim again.',
  ),
  'REGEL-AFGEWEZEN': text(
    'This line cannot be accepted: a rule of the standard rejects it.',
    'As things stand now the line does not meet that rule.',
    'Reject the line with the return code of the rule.',
  ),
  'RETOURCODE-ONBEKEND': text(
    'No return code was chosen, or it does not belong to a claim line.',
    'The provider reads from the code why the line was rejected.',
    'Choose a code from the list.',
  ),
  'WACHTWOORD-ZWAK': text(
    'This password is not accepted.',
    'A password has 12 to 256 characters, five of them different.',
    'Choose a sentence that you remember and nobody guesses.',
  ),
  'ACCOUNT-ONGELDIG': text(
    'This account cannot be made.',
    'The e-mail address, the name, or the municipalities do not fit the role.',
    'Check the address and the name. A municipal role needs a municipality, a role of the Servicebureau has none.',
  ),
  'ACCOUNT-BESTAAT': text(
    'This account exists already.',
    'There is an account with this address.',
    'Use another address, or switch the existing account on again.',
  ),
  'ACCOUNT-ANDERE-GEMEENTE': text(
    'You may not manage this account.',
    'It also works for a municipality of which you are no administrator, or for the Servicebureau.',
    'Ask the administrator of the Servicebureau.',
  ),
  'BRIEF-GEMEENTE': text(
    'This municipality is not in the region on that day.',
    'According to the contract workbook it is no member then.',
    'Choose another municipality or cut-off, or have a new workbook read in.',
  ),
  'BRIEF-LEEG': text(
    'There are no figures of this municipality up to this cut-off.',
    'No messages of that year had been processed on that day.',
    'Choose a later cut-off, or hand in messages first.',
  ),
  'BRIEF-CIJFER-GEMEENTE': text(
    'One of the chosen figures is of another municipality.',
    'A council letter names figures of its own municipality and of the region.',
    'Remove the figure, or compose the letter for that municipality.',
  ),
  'CIJFER-COMBINATIE': text(
    'This combination of filters does not exist.',
    'A figure goes by provider, product, referrer or district, each also by segment, but not by two of them at once.',
    'Choose one of the four, with a segment if you like.',
  ),
  'CIJFER-PERIODE': text(
    'The period runs backwards.',
    'The first month is after the last.',
    'Choose a first month that is not after the last.',
  ),
  'CIJFER-VERWIJZER': text(
    'This figure needs a referrer.',
    'It is the share of one referrer in all trajectories.',
    'Choose a referrer, or ask for the breakdown by referrer.',
  ),
};
