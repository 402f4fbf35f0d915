import type { Omvang, Product } from '../generated/berichten.ts';

/** What one message said, reduced to what later rules ask. `source` names the message it came from. */
export interface Fact {
  readonly source: string;
}

/** One version of an assignment (ToegewezenProduct), as one JW301 gave it. */
export interface AllocationVersion extends Fact {
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsn: string;
  readonly nummer: string;
  readonly product: Product | undefined;
  readonly ingangsdatum: string;
  readonly einddatum: string | undefined;
  readonly redenWijziging: string | undefined;
  readonly omvang: Omvang | undefined;
  readonly budget: number | undefined;
  /** Toewijzingsdatum and -tijd: the latest counts, whatever the order of arrival (IV013, OP080). */
  readonly moment: string;
}

/** A StartProduct or StopProduct. */
export interface Delivery extends Fact {
  readonly kind: 'start' | 'stop';
  /** Logical key of the start that it is, or that it ends. */
  readonly start: string;
  /** Logical key of the class itself; for a stop also reason and end. */
  readonly key: string;
  /** Assigned product: number, or product when there is no number (task-based work). */
  readonly assigned: string;
  /** Number and begin, which TR413 to TR415 compare. */
  readonly run: string;
  readonly isDeletion: boolean;
  readonly reden: string | undefined;
  readonly einddatum: string | undefined;
}

/** A request (VOT, VOW) by the reference of the provider. */
export interface Request extends Fact {
  readonly kind: 'JW315' | 'JW317';
  readonly gemeente: string;
  readonly bsn: string;
  readonly referentie: string;
}

/** An answer (JW319) to a request. */
export interface RequestAnswer extends Fact {
  readonly antwoord: string;
}

/** A line of a claim that was sent. */
export interface ClaimedLine extends Fact {
  readonly bsn: string;
  readonly gemeente: string;
  readonly nummer: string;
  readonly referentie: string;
  readonly vorige: string | undefined;
  readonly categorie: string;
  readonly code: string;
  readonly begin: string;
  readonly einde: string;
  readonly volume: number;
  readonly eenheid: string;
  readonly tarief: string | undefined;
  readonly bedrag: number;
  readonly isCredit: boolean;
}

/** A claim message that was sent. */
export interface SentClaim extends Fact {
  readonly gemeente: string;
  readonly dagtekening: string;
  readonly declaratieNummer: string;
  readonly periode: string;
  readonly xsdVersie: string;
  readonly referenties: ReadonlySet<string>;
}

export function productText(product: Product | undefined): string {
  return product === undefined ? '' : `${product.categorie} ${product.code ?? ''}`;
}
