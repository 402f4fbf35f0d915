import { allocationStore, type AllocationStore, type ClientAt } from './allocation-store.ts';
import type {
  AllocationVersion,
  ClaimedLine,
  Delivery,
  Fact,
  Request,
  RequestAnswer,
  SentClaim,
} from './facts.ts';

/**
 * What earlier messages left behind, indexed so that a question costs the same with ten messages as with a million.
 * Build it with `historyOf`, extend it with `remember`. A message that was rejected as a whole counts as never sent
 * (OP286), also when its answer arrives later.
 */
export interface History {
  /** Message type, sender and identification of every message that counts. */
  readonly identifications: Map<string, string>;
  readonly allocations: AllocationStore;
  /** Starts and stops per municipality, provider and client. */
  readonly deliveries: Map<string, Delivery[]>;
  /** Requests per provider and reference. */
  readonly requests: Map<string, Request[]>;
  /** References of the requests per municipality, provider and client. */
  readonly clientRequests: Map<string, Set<string>>;
  /** Answers (JW319) per municipality, provider and reference. */
  readonly requestAnswers: Map<string, RequestAnswer[]>;
  /** Assignments that carried a reference, per municipality, provider and reference. */
  readonly grants: Map<string, Fact[]>;
  /** Lines per provider and reference number. */
  readonly lines: Map<string, ClaimedLine[]>;
  /** Lines per municipality and assignment. */
  readonly allocationLines: Map<string, ClaimedLine[]>;
  /** Claims per provider and claim number. */
  readonly claimNumbers: Map<string, SentClaim[]>;
  /** Claims by municipality, provider and identification. */
  readonly claims: Map<string, SentClaim>;
  /** Claims per municipality and provider. */
  readonly providerClaims: Map<string, SentClaim[]>;
  /** Sources of messages that were rejected as a whole. */
  readonly rejectedMessages: Set<string>;
  /** Rejected lines: source of the claim, client and reference number. */
  readonly rejectedLines: Set<string>;
}

export function emptyHistory(): History {
  return {
    identifications: new Map(),
    allocations: allocationStore(),
    deliveries: new Map(),
    requests: new Map(),
    clientRequests: new Map(),
    requestAnswers: new Map(),
    grants: new Map(),
    lines: new Map(),
    allocationLines: new Map(),
    claimNumbers: new Map(),
    claims: new Map(),
    providerClaims: new Map(),
    rejectedMessages: new Set(),
    rejectedLines: new Set(),
  };
}

/** Key of several parts; no part of the standard holds a tab where it matters. */
export function keyOf(...parts: readonly string[]): string {
  return parts.join('\t');
}

/** Facts under a key that still count. */
export function standing<F extends Fact>(
  history: History,
  map: ReadonlyMap<string, readonly F[]>,
  key: string,
): readonly F[] {
  const facts = map.get(key) ?? [];
  if (history.rejectedMessages.size === 0) return facts;
  return facts.filter(({ source }) => !history.rejectedMessages.has(source));
}

export function isRejected(history: History, line: ClaimedLine): boolean {
  return (
    history.rejectedMessages.has(line.source) ||
    history.rejectedLines.has(keyOf(line.source, line.bsn, line.referentie))
  );
}

/** The version of an assignment that counts: the latest Toewijzingsdatum and -tijd. */
export function currentVersion(
  history: History,
  gemeente: string,
  nummer: string,
): AllocationVersion | undefined {
  return history.allocations.current(gemeente, nummer, history.rejectedMessages);
}

/** Deleted with RedenWijziging 13 (or the lapsed 01): counts as never sent. */
export function isDeletedVersion({ redenWijziging, einddatum, ingangsdatum }: AllocationVersion): boolean {
  return (redenWijziging === '13' || redenWijziging === '01') && einddatum === ingangsdatum;
}

/** Whether a client is known from an assignment (TR304). */
export function isKnownClient({ allocations, rejectedMessages }: History, client: ClientAt): boolean {
  return allocations.hasClient(client, rejectedMessages);
}

/** Assignments of a client at a provider that count, in their current version, deleted ones left out. */
export function allocationsOf(
  history: History,
  gemeente: string,
  aanbieder: string,
  bsn: string,
): readonly AllocationVersion[] {
  const versions: AllocationVersion[] = [];
  for (const nummer of history.allocations.numbersOf(
    { gemeente, aanbieder, bsn },
    history.rejectedMessages,
  )) {
    const version = currentVersion(history, gemeente, nummer);
    if (version === undefined || version.bsn !== bsn || version.aanbieder !== aanbieder) continue;
    if (!isDeletedVersion(version)) versions.push(version);
  }
  return versions;
}

/** Whether a request still waits: neither granted nor rejected. */
export function isPending(history: History, request: Request, aanbieder: string): boolean {
  const key = keyOf(request.gemeente, aanbieder, request.referentie);
  if (standing(history, history.grants, key).length > 0) return false;
  return !standing(history, history.requestAnswers, key).some(({ antwoord }) => antwoord === '1');
}
