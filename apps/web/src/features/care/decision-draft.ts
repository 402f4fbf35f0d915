import type { AskedProduct, ChoiceBody, DecisionBody, RequestDetail } from '../../api/care.ts';

/** What stands in the form for one reference; all fields are text, as typed. */
export interface Draft {
  readonly choice: '' | ChoiceBody['keuze'];
  readonly reason: string;
  readonly elsewhere: string;
  /** A VOT under other terms than were asked. */
  readonly isOther: boolean;
  readonly from: string;
  readonly until: string;
  readonly amount: string;
  readonly unit: string;
  readonly frequency: string;
  readonly budget: string;
  readonly shiftTo: string;
}

export interface AddressDraft {
  readonly postcode: string;
  readonly houseNumber: string;
  readonly suffix: string;
  readonly street: string;
  readonly town: string;
}

export const emptyAddress: AddressDraft = { postcode: '', houseNumber: '', suffix: '', street: '', town: '' };

/** The reason that names another municipality (woonplaatsbeginsel). */
export const residence = '8';

/** Every reference that still waits, with the form as it starts: under the terms that were asked. */
export function startingDrafts(found: RequestDetail): Readonly<Record<string, Draft>> {
  const open = found.producten.filter(({ status }) => isWaiting(status));
  const own =
    found.referentie === null
      ? open.map((p) => [p.referentie, draftOf(p)])
      : [[found.referentie, draftOf(null)]];
  return Object.fromEntries(own) as Readonly<Record<string, Draft>>;
}

export function isWaiting(status: string): boolean {
  return status === 'nieuw' || status === 'in-onderzoek';
}

function draftOf(product: AskedProduct | null): Draft {
  const cents = product?.budgetCenten ?? null;
  return {
    choice: '',
    reason: '',
    elsewhere: '',
    isOther: false,
    from: product?.van ?? '',
    until: product?.tot ?? '',
    amount: product?.volume === null || product === null ? '' : String(product.volume),
    unit: product?.eenheid ?? '',
    frequency: product?.frequentie ?? '',
    budget: cents === null ? '' : (cents / 100).toFixed(2).replace('.', ','),
    shiftTo: '',
  };
}

/** Whether something that was typed cannot be sent as it stands; the server judges the rest. */
export function isIncomplete(draft: Draft): boolean {
  if (draft.choice === 'afwijzen') {
    return draft.reason === '' || (draft.reason === residence && !/^\d{4}$/.test(draft.elsewhere));
  }
  if (draft.choice !== 'toewijzen' || !draft.isOther) return false;
  return draft.from === '' || !/^\d*$/.test(draft.amount) || centsIn(draft.budget) === undefined;
}

/** Whole cents of "1.234,50" or "1234,5"; null when empty, undefined when it is no amount. */
export function centsIn(text: string): number | null | undefined {
  const plain = text.trim().replaceAll('.', '').replace(',', '.');
  if (plain === '') return null;
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : undefined;
}

/** The form as the server reads it: what was chosen, and the address when one was asked. */
export function bodyOf(
  found: RequestDetail,
  drafts: Readonly<Record<string, Draft>>,
  address: AddressDraft,
): DecisionBody {
  const chosen = Object.entries(drafts).filter(([, { choice }]) => choice !== '');
  const besluiten = chosen.map(([referentie, draft]) => choiceBody(referentie, draft, found));
  return needsAddress(found, drafts)
    ? {
        besluiten,
        adres: {
          postcode: address.postcode.trim(),
          huisnummer: address.houseNumber.trim(),
          toevoeging: address.suffix.trim() || null,
          straat: address.street.trim() || null,
          plaats: address.town.trim() || null,
        },
      }
    : { besluiten };
}

/** A first allocation names the address, and a request does not hold it. */
export function needsAddress(found: RequestDetail, drafts: Readonly<Record<string, Draft>>): boolean {
  return found.adresNodig && Object.values(drafts).some(({ choice }) => choice === 'toewijzen');
}

function choiceBody(referentie: string, draft: Draft, found: RequestDetail): ChoiceBody {
  if (draft.choice === 'afwijzen') {
    const elsewhere = draft.reason === residence ? { verantwoordelijkeGemeente: draft.elsewhere.trim() } : {};
    return { referentie, keuze: 'afwijzen', reden: draft.reason, ...elsewhere };
  }
  if (draft.choice !== 'toewijzen') return { referentie, keuze: 'in-onderzoek' };
  if (found.soort === 'VOW') {
    return {
      referentie,
      keuze: 'toewijzen',
      ...(draft.shiftTo === '' ? {} : { verschuifNaar: draft.shiftTo }),
    };
  }
  const product = found.producten.find((one) => one.referentie === referentie);
  if (!draft.isOther || !product) return { referentie, keuze: 'toewijzen' };
  const isSized = draft.amount !== '';
  return {
    referentie,
    keuze: 'toewijzen',
    voorwaarden: {
      categorie: product.categorie,
      product: product.product?.code ?? null,
      van: draft.from,
      tot: draft.until || null,
      volume: isSized ? Number(draft.amount) : null,
      eenheid: isSized ? draft.unit : null,
      frequentie: isSized ? draft.frequency : null,
      budgetCenten: centsIn(draft.budget) ?? null,
    },
  };
}
