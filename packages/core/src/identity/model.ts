import type { ClientKey, MunicipalityCode } from '@jeugdregie/kernel';
import type { Actor } from '../audit/index.ts';

/** Name of a person, as messages carry it (iJw Naam). */
export interface PersonName {
  readonly surname: string;
  readonly prefix: string | null;
  readonly initials: string | null;
  readonly firstNames: string | null;
}

export interface Address {
  readonly postcode: string | null;
  readonly houseNumber: string | null;
  readonly suffix: string | null;
  readonly street: string | null;
  readonly town: string | null;
}

/** A client with everything that leads to a real person. Lives in memory only; stored sealed. */
export interface Person {
  readonly bsn: string;
  /** ISO day; null when unknown. */
  readonly birthDate: string | null;
  /** How much of the birth date is known (iJw DatumGebruik). */
  readonly birthDateUse: string | null;
  /** Code of list COD046. */
  readonly sex: string;
  readonly name: PersonName;
  readonly address: Address | null;
}

/**
 * The keys that stay outside the database. `seal` uses AES-256-GCM with a fresh nonce; `context` says what is sealed
 * and for whom, and `open` fails with another context.
 */
export interface Keys {
  seal(bytes: Uint8Array, context: string): Uint8Array;
  /** Throws when the bytes were changed, the context differs, or the key is not in the ring. */
  open(sealed: Uint8Array, context: string): Uint8Array;
  /** Pseudonym of a client within one municipality: HMAC-SHA256 as UUID text. Needs no query. */
  clientKeyFor(municipality: MunicipalityCode, bsn: string): ClientKey;
  /** HMAC-SHA256 of content: tells whether sealed content is still the same without opening it. */
  fingerprint(bytes: Uint8Array, context: string): Uint8Array;
  /** Whether the key that sealed these bytes is in the ring. */
  canOpen(sealed: Uint8Array): boolean;
  /** Whether these bytes were sealed with the newest key of the ring. */
  isCurrent(sealed: Uint8Array): boolean;
}

/** Who wants to know, and why; both end up in the audit log. */
export interface Asking {
  /** Dutch, 3 to 200 characters. */
  readonly purpose: string;
  readonly actor: Actor;
}
