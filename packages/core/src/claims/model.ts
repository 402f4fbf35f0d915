import type {
  AllocationNumber,
  ClientKey,
  ClosedPeriod,
  Day,
  Month,
  MunicipalityCode,
  ProductCode,
  ProviderCode,
  Uuid,
} from '@jeugdregie/kernel';
import type { SegmentId } from '../contracts/index.ts';

/** Claim line (prestatie): one client, allocation, product and product period. */
export interface ClaimLine {
  /** Place in the document, from 0 over the whole message. */
  readonly index: number;
  /** ReferentieNummer: unique for the provider. */
  readonly reference: string;
  /** VorigReferentieNummer: the line that this credit takes back. */
  readonly previousReference: string | null;
  readonly clientKey: ClientKey;
  readonly allocation: AllocationNumber;
  readonly category: string;
  readonly product: ProductCode;
  /** ProductPeriode. */
  readonly period: ClosedPeriod;
  /** In units, never negative; eurocents when the unit is 83. */
  readonly volume: number;
  /** Code of list WJ756. */
  readonly unit: string;
  /** ProductTarief; null for unit 83. */
  readonly rateCents: number | null;
  /** Signed: a credit is negative. */
  readonly amountCents: number;
  readonly isCredit: boolean;
}

/** Claim (declaratie, JW323) as the core knows it: no names, no BSN. */
export interface ClaimFile {
  readonly fileId: Uuid;
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  /** BerichtIdentificatie/Identificatie of the message. */
  readonly identification: string;
  /** BerichtIdentificatie/Dagtekening of the message. */
  readonly messageDate: Day;
  /** DeclaratieNummer. */
  readonly claimNumber: string;
  /** DeclaratiePeriode: one calendar month. */
  readonly period: ClosedPeriod;
  /** DeclaratieDagtekening. */
  readonly dated: Day;
  readonly knownOn: Day;
  /** Signed sum of the lines. */
  readonly totalCents: bigint;
  readonly lines: readonly ClaimLine[];
}

/** Which fact decided a finding. */
export type FactName =
  | 'message'
  | 'claim'
  | 'client'
  | 'allocation'
  | 'product'
  | 'unit'
  | 'period'
  | 'rate'
  | 'amount'
  | 'volume'
  | 'budget'
  | 'earlier-line'
  | 'person';

/** A rule that a line or a claim breaks. `expected` and `found` are short texts, amounts in whole cents. */
export interface RuleFinding {
  readonly rule: string;
  readonly returnCode: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly fact: FactName;
}

/** What becomes of a line. A line that needs a person is neither paid nor rejected until somebody has decided. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly findings: readonly RuleFinding[] }
  | { readonly kind: 'needs-person'; readonly question: string; readonly rule: string };

export interface LineVerdict {
  readonly index: number;
  readonly verdict: Verdict;
}

/** Proof of a decision: the same rule set on the same facts gives the same verdicts. */
export interface Receipt {
  /** Such as `ijw-3.2/2023-04`. */
  readonly ruleSet: string;
  /** Contract version that the rates came from; null when none was known. */
  readonly contractVersion: Uuid | null;
  /** SHA-256 of the lines and the facts, in their canonical text. */
  readonly factsHash: string;
}

/** A ceiling (plafond) that this claim makes the provider pass. Never a ground to reject (S3-07). */
export interface CeilingSignal {
  readonly kind: 'ceiling';
  readonly provider: ProviderCode;
  readonly year: number;
  readonly ceilingCents: bigint;
  readonly acceptedBeforeCents: bigint;
  readonly acceptedAfterCents: bigint;
}

export interface ClaimDecision {
  readonly file: ClaimFile;
  /** One per line, in document order. Empty when the claim is rejected as a whole. */
  readonly verdicts: readonly LineVerdict[];
  /** Not empty: the claim is rejected as a whole and counts as not sent (IV087). */
  readonly fileFindings: readonly RuleFinding[];
  readonly acceptedCents: bigint;
  readonly receipt: Receipt;
  readonly signals: readonly CeilingSignal[];
}

/** `<fileId>.<index>`: a claim line in addresses and in other rooms. */
export type LineId = `${Uuid}.${number}`;

/**
 * A line about which has been decided: what ledger and figures learn. A line that needs a person comes when the
 * person has decided, with the month of that decision as `knownMonth`. Lines of a claim that was rejected as a whole
 * never come: such a claim counts as not sent.
 */
export interface DecidedLine {
  readonly municipality: MunicipalityCode;
  readonly provider: ProviderCode;
  readonly clientKey: ClientKey;
  readonly allocation: AllocationNumber;
  readonly product: ProductCode;
  readonly segment: SegmentId | null;
  /** Code of list COD327; '00' when the allocation is not known. */
  readonly referrer: string;
  readonly district: string | null;
  /** Month of delivery. */
  readonly month: Month;
  readonly knownMonth: Month;
  readonly unit: string;
  /** Signed: negative for a credit. In units; eurocents when the unit is 83. */
  readonly volume: number;
  /** Signed. */
  readonly claimedCents: number;
  /** Signed; 0 when rejected. */
  readonly acceptedCents: number;
  readonly isRejected: boolean;
  readonly isCredit: boolean;
  readonly lineId: LineId;
}
