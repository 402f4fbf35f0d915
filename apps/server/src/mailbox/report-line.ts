import type { MailReport } from './model.ts';

/** What a run did, in one Dutch sentence; null when there was nothing to do. */
export function reportLine({ counts, problem, isBusy }: MailReport): string | null {
  if (isBusy) return 'Een ander proces werkt aan dit postvak; er is nu niets gedaan.';
  const parts = [
    [counts.processed, 'verwerkt'],
    [counts.already, 'al eerder ontvangen'],
    [counts.rejected, 'afgekeurd'],
    [counts['set-aside'], 'apart gezet'],
    [counts.refused, 'in quarantaine'],
    [counts.sent, 'verzonden'],
  ] as const;
  const told = parts.filter(([n]) => n > 0).map(([n, word]) => `${n} ${word}`);
  if (told.length > 0) return `${told.join(', ')}.${problem ? ` ${problem.what} ${problem.why}` : ''}`;
  return problem && `${problem.what} ${problem.why}`;
}
