import type { Geboortedatum, JW325DeclaratieAntwoord, Product } from '../generated/berichten.ts';
import { compareDates, monthsBefore } from '../lexical/calendar.ts';
import { claimRules, signedTotal } from './claims.ts';
import { overlapping, type Span } from './overlaps.ts';
import { rule, valueAt, valueRule, type ClassCheck, type Rule } from './rule.ts';

interface ContactNode {
  readonly soort: string;
  readonly telefoon?: unknown;
  readonly adres?: { readonly huis?: unknown; readonly postcode?: string };
}

interface VerzoekNode {
  readonly ongewijzigdeProducten?: unknown;
  readonly teWijzigenProducten?: unknown;
  readonly nieuweProducten?: unknown;
}

interface AntwoordNode {
  readonly redenAfwijzingVerzoek?: string;
  readonly woonplaatsbeginsel?: unknown;
}

interface AllocatedNode {
  readonly product?: Product;
  readonly ingangsdatum: string;
  readonly einddatum?: string;
  readonly redenWijziging?: string;
}

interface RequestedNode {
  readonly referentieAanbieder: string;
  readonly product?: Product;
  readonly toewijzingIngangsdatum: string;
  readonly toewijzingEinddatum?: string;
}

interface NewNode {
  readonly product?: Product;
  readonly gewensteIngangsdatum: string;
  readonly einddatum?: string;
}

const fullAge = 120 * 12;

const notTooOld: ClassCheck<{ readonly geboortedatum?: Geboortedatum }> = (
  { geboortedatum },
  emit,
  facts,
) => {
  if (geboortedatum === undefined) return;
  const { datum, datumGebruik } = geboortedatum;
  if (datumGebruik === '3' && datum === '1900-01-01') return;
  if (compareDates(datum, monthsBefore(facts.dagtekening, fullAge)) < 0) emit('Geboortedatum/Datum');
};

/** Einddatum between Begindatum of the same period and Dagtekening. */
const periodEnds = (element: string): ClassCheck<never> => {
  const end = valueAt(element);
  const begin = valueAt(element.replace(/Einddatum$/, 'Begindatum'));
  return (node, emit, { dagtekening }) => {
    const last = end(node);
    const first = begin(node);
    if (last === undefined || first === undefined) return;
    if (compareDates(last, first) < 0 || compareDates(last, dagtekening) > 0) emit(element, last);
  };
};

/** Deleted assignments count as never sent (RedenWijziging 13, and the lapsed 01, ending on their first day). */
export function isDeleted(node: AllocatedNode): boolean {
  return (
    (node.redenWijziging === '13' || node.redenWijziging === '01') && node.einddatum === node.ingangsdatum
  );
}

/** Emits the overlapping ones of the spans, which stand in an array of elements with this name. */
function emitOverlaps(
  name: string,
  spans: readonly (Span & { readonly place: number })[],
  emit: (e: string) => void,
): void {
  for (const index of overlapping(spans)) emit(`${name}[${(spans[index]?.place ?? 0) + 1}]`);
}

const allocations = rule<{ readonly toegewezenProduct: readonly AllocatedNode[] }>((node, emit) => {
  const spans = node.toegewezenProduct
    .map((p, place) => ({ product: p.product, begin: p.ingangsdatum, end: p.einddatum, place, node: p }))
    .filter((span) => !isDeleted(span.node));
  emitOverlaps('ToegewezenProduct', spans, emit);
}, 'ToegewezenProducten');

const requests = rule<{ readonly aangevraagdProduct: readonly RequestedNode[] }>((node, emit) => {
  const spans = node.aangevraagdProduct.map((p, place) => {
    return { product: p.product, begin: p.toewijzingIngangsdatum, end: p.toewijzingEinddatum, place };
  });
  emitOverlaps('AangevraagdProduct', spans, emit);
}, 'AangevraagdeProducten');

const newProducts = rule<{ readonly nieuwProduct: readonly NewNode[] }>((node, emit) => {
  const spans = node.nieuwProduct.map((p, place) => {
    return { product: p.product, begin: p.gewensteIngangsdatum, end: p.einddatum, place };
  });
  emitOverlaps('NieuwProduct', spans, emit);
}, 'NieuweProducten');

const ownReferences = rule<{ readonly aangevraagdProduct: readonly RequestedNode[] }>((node, emit) => {
  const seen = new Set<string>();
  for (const [i, { referentieAanbieder }] of node.aangevraagdProduct.entries()) {
    if (seen.has(referentieAanbieder))
      emit(`AangevraagdProduct[${i + 1}]/ReferentieAanbieder`, referentieAanbieder);
    seen.add(referentieAanbieder);
  }
}, 'AangevraagdeProducten');

const fine = new Set(['0200', '8001']);

/** Only what was rejected may explain the difference between claimed and accepted. */
const differenceExplained = rule<JW325DeclaratieAntwoord>((node, emit) => {
  const accepted = signedTotal(node.totaalToegekendBedrag);
  if (node.retourCodes.retourCode.some((code) => !fine.has(code))) {
    if (accepted !== 0) emit('TotaalToegekendBedrag', node.totaalToegekendBedrag.totaalBedrag);
    return;
  }
  let rejected = 0;
  for (const client of node.clienten?.client ?? []) {
    for (const { ingediendBedrag } of client.prestaties.prestatie) {
      rejected += Number(ingediendBedrag.bedrag) * (ingediendBedrag.debetCredit === 'C' ? -1 : 1);
    }
  }
  if (rejected !== signedTotal(node.totaalIngediendBedrag) - accepted) emit('TotaalToegekendBedrag');
}, 'DeclaratieAntwoord');

/** Technical rules (TR) that can be decided within one message. TR101 is in `keys.ts`. */
export const technicalRules: Readonly<Record<string, Rule>> = {
  ...claimRules,
  TR002: rule(notTooOld),
  TR006: rule<ContactNode>(({ telefoon, adres }, emit) => {
    if (telefoon === undefined && (adres?.huis === undefined || adres.postcode === undefined)) emit('');
  }),
  TR018: rule<{ readonly begindatum: string; readonly einddatum: string }>(
    ({ begindatum, einddatum }, emit) => {
      if (compareDates(einddatum, begindatum) < 0) emit('Einddatum', einddatum);
    },
  ),
  TR061: rule<{ readonly contactgegevens: { readonly contact: readonly ContactNode[] } }>((node, emit) => {
    if (!node.contactgegevens.contact.some(({ soort }) => soort >= '01' && soort <= '03')) emit('');
  }),
  TR134: valueRule((date, { dagtekening }) => compareDates(date, dagtekening) <= 0),
  TR137: { check: periodEnds },
  TR302: allocations,
  TR342: differenceExplained,
  TR352: rule<VerzoekNode>((node, emit) => {
    if (node.ongewijzigdeProducten === undefined && node.teWijzigenProducten === undefined) emit('');
  }),
  TR353: rule<VerzoekNode>((node, emit) => {
    if (node.teWijzigenProducten === undefined && node.nieuweProducten === undefined) emit('');
  }),
  TR377: rule<AntwoordNode>((node, emit) => {
    if (node.redenAfwijzingVerzoek === '8' && node.woonplaatsbeginsel === undefined)
      emit('Woonplaatsbeginsel');
  }, 'Antwoord'),
  TR380: valueRule((date, { dagtekening }) => compareDates(date, dagtekening) > 0),
  TR383: ownReferences,
  TR386: requests,
  TR409: rule<AntwoordNode>(({ redenAfwijzingVerzoek, woonplaatsbeginsel }, emit) => {
    const isOther = redenAfwijzingVerzoek !== undefined && redenAfwijzingVerzoek !== '8';
    if (isOther && woonplaatsbeginsel !== undefined) emit('Woonplaatsbeginsel', redenAfwijzingVerzoek);
  }, 'Antwoord'),
  TR410: newProducts,
};
