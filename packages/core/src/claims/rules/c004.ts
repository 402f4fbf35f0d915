import { measured } from '../extent.ts';
import { budgetFor, totalFor } from '../room-left.ts';
import type { SumContext } from './rule.ts';
import type { PersonRule } from './rule.ts';

export const c004: PersonRule = {
  id: 'C-004',
  kind: 'person',
  on: 'any',
  fact: 'earlier-line',
  meaning: 'De prestatie hangt niet af van een eerdere regel waarover nog moet worden beslist.',
  remedy: 'Beslis eerst over de eerdere regel, en dan over deze.',
  source: 'Eigen regel: de uitkomst hangt af van een besluit dat nog moet komen',
  ask: (at) => (at.line.isCredit ? aboutCredit(at) : aboutDebit(at)),
};

function aboutCredit({ line, earlierWith, creditsOn }: SumContext): string | null {
  const reference = line.previousReference ?? '';
  const isDebitWaiting = !earlierWith(reference).some(
    (debit) => !debit.isCredit && debit.state === 'accepted',
  );
  if (isDebitWaiting) return `Mag dit worden gecrediteerd? Over regel ${reference} is nog niet beslist.`;
  return creditsOn(reference).includes('needs-person')
    ? `Mag dit worden gecrediteerd? Over een eerdere credit op ${reference} is nog niet beslist.`
    : null;
}

function aboutDebit(at: SumContext): string | null {
  const { line, used } = at;
  const same = at.standing.find(
    (debit) =>
      debit.state === 'needs-person' &&
      debit.period.from === line.period.from &&
      debit.category === line.category,
  );
  if (same !== undefined) return `Is dit een dubbele regel? Over ${same.reference} is nog niet beslist.`;
  const total = totalFor(at);
  const volume = used.acceptedVolume + used.waitingVolume + measured(line.volume, line.unit);
  const budget = budgetFor(at);
  const amount = used.acceptedCents + used.waitingCents + line.amountCents;
  return (total !== null && volume > total) || (budget !== null && amount > budget)
    ? 'Past dit nog in de toewijzing? Dat hangt af van eerdere regels waarover nog niet is beslist.'
    : null;
}
