import type { JW301Bericht, JW301ToegewezenProduct } from '../generated/berichten.ts';
import { fitsCategory, type Known } from './context.ts';
import { numberText } from '../lexical/integer.ts';
import { productText } from './facts.ts';
import { isRejected, keyOf, standing, type History } from './history.ts';
import type { Report } from './report.ts';

/** Rules on an assignment message (JW301). */
export function checkAllocations({ header, client }: JW301Bericht, context: Known, report: Report): void {
  const { history } = context;
  for (const [i, p] of client.toegewezenProducten.toegewezenProduct.entries()) {
    const path = `Bericht/Client/ToegewezenProducten/ToegewezenProduct[${i + 1}]`;
    const parties = { gemeente: header.afzender, aanbieder: header.ontvanger, bsn: client.bsn };
    const broken = (rule: string, found?: string): void => report(rule, 'ToegewezenProduct', path, found);
    if (isOtherAllocation(history, parties, p)) broken('TR332', p.toewijzingNummer);
    if (p.referentieAanbieder !== undefined && !isFirstGrant(history, parties, p.referentieAanbieder)) {
      broken('TR379', p.referentieAanbieder);
    }
    if (p.redenWijziging === '13' && hasAcceptedLines(history, parties.gemeente, p.toewijzingNummer)) {
      broken('TR385', p.toewijzingNummer);
    }
    const code = p.product?.code;
    if (code !== undefined && !fitsCategory(context, p.product?.categorie ?? '', code)) broken('TR381', code);
  }
}

interface Parties {
  readonly gemeente: string;
  readonly aanbieder: string;
  readonly bsn: string;
}

/**
 * Whether the number was given to another assignment before: of another client or provider, or of this client with
 * what never changes under one number, product and Ingangsdatum (OP033x1).
 */
function isOtherAllocation(history: History, parties: Parties, p: JW301ToegewezenProduct): boolean {
  const { allocations, rejectedMessages } = history;
  return allocations
    .versions(parties.gemeente, p.toewijzingNummer, rejectedMessages)
    .some(
      (version) =>
        version.aanbieder !== parties.aanbieder ||
        version.bsn !== parties.bsn ||
        version.ingangsdatum !== p.ingangsdatum ||
        productText(version.product) !== productText(p.product),
    );
}

/** Whether there is a request with this reference, of this client, that was not granted before (IV097). */
function isFirstGrant(history: History, { gemeente, aanbieder, bsn }: Parties, referentie: string): boolean {
  const requests = standing(history, history.requests, keyOf(aanbieder, referentie));
  if (!requests.some((request) => request.bsn === bsn && request.gemeente === gemeente)) return false;
  return standing(history, history.grants, keyOf(gemeente, aanbieder, referentie)).length === 0;
}

/** Whether lines of this assignment were accepted and not credited since. */
export function hasAcceptedLines(history: History, gemeente: string, toewijzingNummer: string): boolean {
  const lines = history.allocationLines.get(keyOf(gemeente, numberText(toewijzingNummer))) ?? [];
  const accepted = lines.filter((line) => !isRejected(history, line));
  const credited = new Set(accepted.filter((line) => line.isCredit).map((line) => line.vorige));
  return accepted.some((line) => !line.isCredit && !credited.has(line.referentie));
}
