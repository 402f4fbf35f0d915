import type { Adres, Communicatie, Omvang, Product, Referentie, Verwijzer } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { rule, type Rule } from './rule.ts';

interface ContactNode {
  readonly soort: string;
  readonly adres?: Adres;
  readonly periode?: unknown;
}

/** What the classes ToegewezenProduct, AangevraagdProduct, NieuwProduct and TeWijzigenProduct share. */
interface ProductNode {
  readonly product?: Product;
  readonly omvang?: Omvang;
  readonly budget?: string;
  readonly einddatum?: string;
  readonly toewijzingEinddatum?: string;
}

interface AnswerNode {
  readonly verzoekAntwoord: string;
  readonly redenAfwijzingVerzoek?: string;
}

interface LineNode {
  readonly productReferentie: Referentie;
  readonly eenheid: string;
  readonly productTarief?: string;
  readonly ingediendBedrag: { readonly debetCredit: string };
}

const withCode = new Set(['02', '03', '04', '05']);

const endElement = (node: object): string =>
  'toewijzingIngangsdatum' in node ? 'ToewijzingEinddatum' : 'Einddatum';
const endOf = (node: ProductNode): string | undefined => node.einddatum ?? node.toewijzingEinddatum;

/** Until 2020 an extent without a product code was allowed. */
export function isAfter2020(end: string | undefined): boolean {
  return end === undefined || compareDates(end, '2020-12-31') > 0;
}

const noExtentWithoutCode = rule<ProductNode>((node, emit) => {
  if (node.product?.code === undefined && isAfter2020(endOf(node)) && node.omvang !== undefined)
    emit('Omvang');
});

/** Conditions (CD): whether an element may, must or may not be present. */
export const conditions: Readonly<Record<string, Rule>> = {
  CD005: rule<ContactNode>(({ adres }, emit) => {
    if (adres !== undefined && (adres.landCode === undefined) !== (adres.postcode === undefined))
      emit('Adres/LandCode');
  }),
  CD007: rule<{ readonly communicatie?: Communicatie }>(({ communicatie }, emit) => {
    if (communicatie !== undefined && (communicatie.taal !== undefined) !== (communicatie.vorm === '1')) {
      emit('Communicatie/Taal', communicatie.vorm);
    }
  }),
  CD009: rule<ContactNode>(({ periode, soort }, emit) => {
    if (periode !== undefined && soort !== '04') emit('Periode', soort);
  }),
  CD025: rule<ContactNode>(({ adres }, emit) => {
    if (adres?.landCode === 'NL' && adres.huis === undefined) emit('Adres/Huis');
  }),
  CD034: rule<ContactNode>(({ adres, soort }, emit) => {
    if ((soort === '01' || soort === '03') && adres?.postcode === undefined) emit('Adres/Postcode');
  }),
  CD041: rule<ProductNode>(({ product, omvang }, emit) => {
    if (product?.code !== undefined && omvang === undefined) emit('Omvang', product.code);
  }),
  CD043: rule<{ readonly beschikkingNummer?: string; readonly beschikkingIngangsdatum?: string }>(
    (node, emit) => {
      if ((node.beschikkingIngangsdatum === undefined) !== (node.beschikkingNummer === undefined)) {
        emit('BeschikkingIngangsdatum');
      }
    },
  ),
  CD060: rule<LineNode>(({ productReferentie, ingediendBedrag }, emit) => {
    const isCredit = ingediendBedrag.debetCredit === 'C';
    if ((productReferentie.vorigReferentieNummer !== undefined) !== isCredit) {
      emit('ProductReferentie/VorigReferentieNummer', ingediendBedrag.debetCredit);
    }
  }),
  CD066: rule<{ readonly verwijzer: Verwijzer }>(({ verwijzer: { type, naam, zorgverlenerCode } }, emit) => {
    if (withCode.has(type) && zorgverlenerCode !== undefined && naam !== undefined) emit('Verwijzer/Naam');
  }),
  CD067: rule<{ readonly verwijzer: Verwijzer }>(({ verwijzer: { type, naam, zorgverlenerCode } }, emit) => {
    if (withCode.has(type) && zorgverlenerCode === undefined && naam === undefined) emit('Verwijzer/Naam');
  }),
  CD068: rule<{ readonly verwijzer: Verwijzer }>(({ verwijzer: { type, zorgverlenerCode } }, emit) => {
    if (!withCode.has(type) && zorgverlenerCode !== undefined) emit('Verwijzer/ZorgverlenerCode');
  }),
  CD075: rule<ProductNode>((node, emit) => {
    if (node.budget !== undefined && endOf(node) === undefined) emit(endElement(node));
  }),
  CD076: rule<ProductNode>((node, emit) => {
    if (node.omvang?.frequentie === '2' && endOf(node) === undefined) emit(endElement(node));
  }),
  CD077: rule<ProductNode>(({ budget, omvang }, emit) => {
    if (budget !== undefined && omvang !== undefined) emit('Omvang');
  }),
  CD078: rule<ProductNode>(({ budget, omvang }, emit) => {
    if (omvang !== undefined && budget !== undefined) emit('Budget');
  }),
  CD079: rule<ProductNode>(({ budget, product }, emit) => {
    if (budget === undefined && product === undefined) emit('Product');
  }),
  CD080: noExtentWithoutCode,
  CD085: rule<AnswerNode>((node, emit) => {
    if (node.verzoekAntwoord === '1' && node.redenAfwijzingVerzoek === undefined)
      emit('RedenAfwijzingVerzoek');
  }),
  CD086: rule<AnswerNode>((node, emit) => {
    if (node.verzoekAntwoord === '2' && node.redenAfwijzingVerzoek !== undefined) {
      emit('RedenAfwijzingVerzoek', node.redenAfwijzingVerzoek);
    }
  }),
  CD087: rule<LineNode>(({ productTarief, eenheid }, emit) => {
    if ((productTarief !== undefined) !== (eenheid !== '83')) emit('ProductTarief', eenheid);
  }),
  CD095: noExtentWithoutCode,
  CD096: noExtentWithoutCode,
};
