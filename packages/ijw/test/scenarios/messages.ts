import { xsdVersie, type Bericht, type Omvang, type Product } from '../../src/index.ts';

export const municipality = '0855';
export const provider = '65650001';
export const otherProvider = '65650002';
export const otherMunicipality = '0344';
export const bram = '999990019';
export const noor = '999990020';

/** Volume, unit (Eenheid) and frequency. */
export type Size = readonly [volume: number, unit: string, frequency: number];

/** Who sends to whom, with what identification and on what day. */
export interface Sending {
  readonly municipality?: string;
  readonly provider?: string;
  readonly id?: string;
  readonly day?: string;
}

let made = 0;

/** A text that no other message or line has. */
export function unique(letter: string): string {
  made += 1;
  return `${letter}${String(made).padStart(8, '0')}`;
}

export function header(code: string, toProvider: boolean, sending: Sending, day: string): object {
  const parties = [sending.municipality ?? municipality, sending.provider ?? provider];
  const [afzender, ontvanger] = toProvider ? parties : parties.toReversed();
  return {
    berichtCode: code,
    berichtVersie: '3',
    berichtSubversie: '2',
    afzender,
    ontvanger,
    berichtIdentificatie: { identificatie: sending.id ?? unique('M'), dagtekening: sending.day ?? day },
    xsdVersie,
  };
}

const person = {
  geboortedatum: { datum: '2012-03-15' },
  geslacht: '1',
  naam: { geslachtsnaam: { achternaam: 'Smit' }, voorletters: 'B' },
};

/** Without what is undefined: an element that is absent in the file is absent in the object. */
export function given(node: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined));
}

function size(of: Size | undefined): Omvang | undefined {
  return of && { volume: String(of[0]), eenheid: of[1], frequentie: String(of[2]) };
}

function product(category: string | null | undefined, code: string | null | undefined): Product | undefined {
  if (category === null) return undefined;
  return code === null
    ? { categorie: category ?? '45' }
    : { categorie: category ?? '45', code: code ?? '45A04' };
}

/** Category null: generic. Code null: aspecific. */
export interface Assigned {
  readonly number?: number | string;
  readonly category?: string | null;
  readonly code?: string | null;
  readonly from?: string;
  readonly until?: string | null;
  readonly size?: Size | null;
  readonly budget?: number;
  readonly reference?: string;
  readonly reason?: string;
  /** Toewijzingsdatum and -tijd. */
  readonly decided?: readonly [day: string, time: string];
}

/** A JW301 of the day of its first decision: 300201, two hours a week from 13 January to 30 June 2025, unless it says otherwise. */
export function assignments(bsn: string, assigned: readonly Assigned[], sending: Sending = {}): Bericht {
  const day = sending.day ?? assigned[0]?.decided?.[0] ?? '2025-01-10';
  const toegewezenProduct = assigned.map((a) =>
    given({
      toewijzingNummer: String(a.number ?? 300_201),
      referentieAanbieder: a.reference,
      product: product(a.category, a.code),
      toewijzingsdatum: a.decided?.[0] ?? day,
      toewijzingstijd: a.decided?.[1] ?? '09:30:00',
      ingangsdatum: a.from ?? '2025-01-13',
      einddatum: a.until === null ? undefined : (a.until ?? '2025-06-30'),
      redenWijziging: a.reason,
      omvang: size(a.size === null || a.code === null ? undefined : (a.size ?? [2, '04', 2])),
      budget: a.budget === undefined ? undefined : String(a.budget),
    }),
  );
  const adres = { huis: { huisnummer: '12' }, postcode: '5038AB', landCode: 'NL' };
  return {
    message: 'JW301',
    header: header('436', true, sending, day),
    client: {
      bsn,
      ...person,
      naam: { ...person.naam, naamGebruik: '1' },
      contactgegevens: { contact: [{ soort: '01', adres }] },
      toegewezenProducten: { toegewezenProduct },
    },
  } as unknown as Bericht;
}

export interface Delivered {
  /** Null: task-based work, without an assignment. */
  readonly number?: number | null;
  readonly code?: string;
  readonly from?: string;
  readonly deleted?: boolean;
  /** Of a stop: 20 is temporary. */
  readonly reason?: string;
  readonly until?: string;
}

function delivery(d: Delivered, isStop: boolean): object {
  return given({
    toewijzingNummer: d.number === null ? undefined : String(d.number ?? 300_201),
    product: product('45', d.code),
    toewijzingIngangsdatum: d.number === null ? undefined : '2025-01-13',
    begindatum: d.from ?? '2025-01-15',
    redenBeeindiging: isStop ? (d.reason ?? '20') : undefined,
    einddatum: isStop ? (d.until ?? '2025-04-01') : undefined,
    statusAanlevering: d.deleted === true ? '3' : '1',
  });
}

export function starts(bsn: string, started: readonly Delivered[], sending: Sending = {}): Bericht {
  const startProduct = started.map((one) => delivery(one, false));
  return {
    message: 'JW305',
    header: header('438', false, sending, '2025-12-01'),
    client: { bsn, ...person, startProducten: { startProduct } },
  } as unknown as Bericht;
}

export function stops(bsn: string, stopped: readonly Delivered[], sending: Sending = {}): Bericht {
  const stopProduct = stopped.map((one) => delivery(one, true));
  return {
    message: 'JW307',
    header: header('440', false, sending, '2025-12-01'),
    client: { bsn, ...person, stopProducten: { stopProduct } },
  } as unknown as Bericht;
}

/** A VOT for a product per reference; the second and later ones ask another code. */
export function request(bsn: string, references: readonly string[], sending: Sending = {}): Bericht {
  const aangevraagdProduct = references.map((referentieAanbieder, i) => ({
    referentieAanbieder,
    product: { categorie: '45', code: `45A0${4 + i}` },
    toewijzingIngangsdatum: '2025-01-13',
    toewijzingEinddatum: '2025-06-30',
    omvang: { volume: '2', eenheid: '04', frequentie: '2' },
    verwijzer: { type: '02', zorgverlenerCode: '01234567' },
  }));
  return {
    message: 'JW315',
    header: header('446', false, sending, '2025-01-06'),
    client: { bsn, ...person, aangevraagdeProducten: { aangevraagdProduct } },
  } as unknown as Bericht;
}

export interface Wish {
  readonly number?: number | string;
  readonly category?: string;
  readonly code?: string | null;
  readonly from?: string;
  readonly until?: string;
  readonly size?: Size | null;
  readonly budget?: number;
}

export interface Change {
  readonly reference?: string;
  readonly unchanged?: readonly number[];
  readonly changed?: readonly Wish[];
  readonly added?: readonly Wish[];
}

/** A VOW of 1 April 2025: 300201 until the end of the year. */
export function change(bsn: string, asked: Change, sending: Sending = {}): Bericht {
  const wished = (w: Wish, from: string): Record<string, unknown> => ({
    gewensteIngangsdatum: w.from ?? from,
    einddatum: w.until ?? '2025-12-31',
    omvang: size(w.size === null ? undefined : (w.size ?? [2, '04', 2])),
    budget: w.budget === undefined ? undefined : String(w.budget),
  });
  const unchanged = asked.unchanged?.map((number) => ({ toewijzingNummer: String(number) }));
  const changed = asked.changed?.map((w) =>
    given({ toewijzingNummer: String(w.number ?? 300_201), ...wished(w, '2025-01-13') }),
  );
  const added = asked.added?.map((w) =>
    given({ product: product(w.category, w.code), ...wished(w, '2025-07-01') }),
  );
  const verzoek = given({
    referentieAanbieder: asked.reference ?? unique('W'),
    redenVerzoek: '1',
    ongewijzigdeProducten: unchanged && { ongewijzigdProduct: unchanged },
    teWijzigenProducten: changed && { teWijzigenProduct: changed },
    nieuweProducten: added && { nieuwProduct: added },
  });
  return {
    message: 'JW317',
    header: header('486', false, sending, '2025-04-01'),
    client: { bsn, verzoek },
  } as unknown as Bericht;
}

/** A JW319: 1 rejected, 2 under investigation. */
export function response(reference: string, verdict: 1 | 2, sending: Sending = {}): Bericht {
  const antwoord = given({
    referentieAanbieder: reference,
    verzoekAntwoord: String(verdict),
    redenAfwijzingVerzoek: verdict === 1 ? '5' : undefined,
  });
  return {
    message: 'JW319',
    header: header('488', true, sending, '2025-01-09'),
    antwoord,
  } as unknown as Bericht;
}
