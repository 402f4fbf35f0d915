import type { JW323Prestatie } from '../generated/berichten.ts';
import type { ClaimedLine } from './facts.ts';
import { numberText } from '../lexical/integer.ts';
import { isRejected, keyOf, type History } from './history.ts';

/**
 * What was claimed on each assignment so far: earlier accepted lines and the lines of this message that were found
 * right. Each assignment is counted once, so that a line costs the same however many came before it.
 */
export interface ClaimBook {
  account(toewijzingNummer: string): Account;
  /** Adds a line of this message. */
  enter(line: JW323Prestatie): void;
}

export interface Account {
  /** Volume per unit, debit minus credit. */
  readonly volumes: Map<string, number>;
  /** Cents, debit minus credit. */
  amount: number;
  /** Debit lines without credit, per product and period. */
  readonly openDebits: Map<string, number>;
}

/** Product and period of a line: of each assignment at most one debit line stands (TR389). */
export function slotOf(line: JW323Prestatie): string {
  const { begindatum, einddatum } = line.productPeriode;
  return keyOf(line.productCategorie, line.productCode, begindatum, einddatum);
}

export function claimBook(history: History, gemeente: string): ClaimBook {
  const accounts = new Map<string, Account>();

  function account(toewijzingNummer: string): Account {
    const nummer = numberText(toewijzingNummer);
    let known = accounts.get(nummer);
    if (known === undefined) {
      known = { volumes: new Map(), amount: 0, openDebits: new Map() };
      for (const line of history.allocationLines.get(keyOf(gemeente, nummer)) ?? []) {
        if (!isRejected(history, line)) book(known, earlier(line));
      }
      accounts.set(nummer, known);
    }
    return known;
  }

  return {
    account,
    enter(line) {
      book(account(line.toewijzingNummer), {
        isCredit: line.ingediendBedrag.debetCredit === 'C',
        eenheid: line.eenheid,
        volume: Number(line.geleverdVolume),
        bedrag: Number(line.ingediendBedrag.bedrag),
        slot: slotOf(line),
      });
    },
  };
}

interface Entry {
  readonly isCredit: boolean;
  readonly eenheid: string;
  readonly volume: number;
  readonly bedrag: number;
  readonly slot: string;
}

function earlier(line: ClaimedLine): Entry {
  const { isCredit, eenheid, volume, bedrag } = line;
  return {
    isCredit,
    eenheid,
    volume,
    bedrag,
    slot: keyOf(line.categorie, line.code, line.begin, line.einde),
  };
}

function book(account: Account, { isCredit, eenheid, volume, bedrag, slot }: Entry): void {
  const sign = isCredit ? -1 : 1;
  account.volumes.set(eenheid, (account.volumes.get(eenheid) ?? 0) + sign * volume);
  account.amount += sign * bedrag;
  account.openDebits.set(slot, (account.openDebits.get(slot) ?? 0) + sign);
}
