import type { ProblemText } from './problem-text.ts';

const text = (what: string, why: string, remedy: string): ProblemText => ({ what, why, remedy });

/** Problems with files: contract workbooks, payments, archives, envelopes, the mailbox. */
export const englishFileProblems: Readonly<Record<string, ProblemText>> = {
  'CONTRACT-INGEHAALD': text(
    'This import was not applied.',
    'After it was read another version was applied; the differences that were shown are no longer right.',
    'Read the same file again, look at the differences and then apply it.',
  ),
  'CONTRACT-LEEG': text(
    'There was no file with it.',
    'The form held no contract workbook.',
    'Choose an Excel file (.xlsx) and try again.',
  ),
  'CONTRACT-ONBEKEND': text(
    'This import is not there.',
    'Only a workbook without errors is kept.',
    'Read the file again.',
  ),
  'CONTRACT-TE-GROOT': text(
    'The file is too large. Nothing was read.',
    'A contract workbook is 25 MB at most.',
    'Take the data over into an empty template; it is on the page Contracts.',
  ),
  'CONTRACT-TE-VEEL': text(
    'The workbook holds too much when unpacked. Nothing was read.',
    'One of its parts is larger than is allowed.',
    'Take the data over into an empty template; it is on the page Contracts.',
  ),
  'BETALINGEN-BESTAND': text(
    'There was no file with it, or it is too large.',
    'Payments come as a CSV file from the financial package.',
    'Choose the CSV file, or split it, and try again.',
  ),
  'ENVELOP-SPREEKT-TEGEN': text(
    'The envelope and the message in it contradict each other.',
    'The envelope names another sender, receiver or message than the message itself.',
    'Ask the sender to send the message again in the right envelope.',
  ),
  'ZIP-LEEG': text(
    'There is no message in this zip file.',
    'It holds no files.',
    'Ask the sender to make the zip file again.',
  ),
  'BESTAND-GEEN-BESTAND': text(
    'This is no ordinary file.',
    'It is a link or another special file; those are not followed.',
    'Put the file itself in the folder "in".',
  ),
  'BESTAND-RECHTEN': text(
    'This file may not be read.',
    'The account that Jeugdregie runs under has no right to read it.',
    'Give that account the right to read, and put the file in "in" again.',
  ),
  'QUARANTAINE-ZONDER-REDEN': text(
    'The explanation of this file is missing.',
    'It was put in quarantine by hand, or the explanation was taken away.',
    'Look at the file. Put it back in the folder "in", or remove it.',
  ),
  'UITGAAND-BESCHADIGD': text(
    'A message that is ready cannot be sent.',
    'Its content cannot be opened: the key does not fit, or the content is damaged.',
    'Ask the administrator to check the key, or to put the backup back.',
  ),
  'POSTVAK-STORING': text(
    'The mail could not be handled completely.',
    'Something around it failed. Nothing was lost: the files wait.',
    'Look whether the database runs and the disk has room; the next run goes on by itself.',
  ),
  'POSTVAK-GEEN-MAP': text(
    'The mailbox cannot be opened.',
    'This is no folder.',
    'Name a folder, or a place where Jeugdregie may make one.',
  ),
  'POSTVAK-RECHTEN': text(
    'Jeugdregie may not read or write here.',
    'The account that it runs under lacks rights on this folder, or the disk is read-only.',
    'Give that account the rights rwx on the folder.',
  ),
  'POSTVAK-SCHIJVEN': text(
    'The folders of the mailbox are not on the same disk.',
    'A file can be moved in one step within one file system only; else it could arrive by half.',
    'Put the mailbox with all its folders on one file system.',
  ),
};
