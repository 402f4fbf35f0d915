import { randomBytes } from 'node:crypto';
import type { Brand } from './brand.ts';

/** Municipality (gemeente): CBS code, four digits. */
export type MunicipalityCode = Brand<string, 'MunicipalityCode'>;
/** Provider (aanbieder): AGB code, eight digits. */
export type ProviderCode = Brand<string, 'ProviderCode'>;
/** Product code (productcode): five characters of the standard list or of an agreed local list. */
export type ProductCode = Brand<string, 'ProductCode'>;
/** Number of an allocation (toewijzingnummer), given out by the municipality: at most nine digits. */
export type AllocationNumber = Brand<number, 'AllocationNumber'>;
/** Pseudonym of a client within one municipality, as UUID text. Only the room `identity` can turn it back. */
export type ClientKey = Brand<string, 'ClientKey'>;
/** Time-ordered unique id (RFC 9562, version 7). */
export type Uuid = Brand<string, 'Uuid'>;

export function municipalityCode(text: string): MunicipalityCode | null {
  return /^\d{4}$/.test(text) ? (text as MunicipalityCode) : null;
}

export function providerCode(text: string): ProviderCode | null {
  return /^\d{8}$/.test(text) ? (text as ProviderCode) : null;
}

export function productCode(text: string): ProductCode | null {
  return /^[0-9A-Z]{5}$/.test(text) ? (text as ProductCode) : null;
}

export function allocationNumber(text: string | number): AllocationNumber | null {
  const value = typeof text === 'number' ? text : /^\+?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= 0 && value <= 999_999_999
    ? (value as AllocationNumber)
    : null;
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function clientKey(text: string): ClientKey | null {
  return uuidShape.test(text) ? (text as ClientKey) : null;
}

export function uuid(text: string): Uuid | null {
  return uuidShape.test(text) ? (text as Uuid) : null;
}

/** A new version-7 id. `millis` is the moment in Unix milliseconds, so that a test can fix it. */
export function newUuid(millis: number = Date.now(), random: Uint8Array = randomBytes(10)): Uuid {
  const hex =
    Math.trunc(millis).toString(16).padStart(12, '0') + Buffer.from(random).toString('hex').slice(0, 20);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid;
}
