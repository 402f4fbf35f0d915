import type { FileRule } from './rule.ts';

export const tr135: FileRule = {
  id: 'TR135',
  kind: 'file',
  returnCode: '8848',
  at: 'header',
  fact: 'message',
  meaning: 'De dagtekening van een bericht ligt niet na de dag van ontvangst.',
  remedy: 'Controleer de dagtekening en verstuur het bericht opnieuw.',
  source: 'iJw 3.2, technische regel TR135',
  check: (file) =>
    file.messageDate > file.knownOn ? { expected: file.knownOn, found: file.messageDate } : null,
};
