import type { ClientKey, Day, MunicipalityCode, Uuid } from '@jeugdregie/kernel';

/** Who did something: a person who signed in, or the program itself (the ingest, the queue, the command line). */
export type Actor =
  | { readonly kind: 'user'; readonly id: Uuid; readonly name: string; readonly role: string }
  | { readonly kind: 'system'; readonly name: string };

/** How it ended. `refused` is kept too: an attempt without the right is what an auditor looks for. */
export type AuditOutcome = 'ok' | 'refused' | 'not-found' | 'failed';

/** What an event is about: a kind of thing and its id, such as `file` and its file id. */
export interface AuditObject {
  readonly kind: string;
  readonly id: string;
}

/** One line of the audit log (NEN 7513: what, when, which client, which user). Never holds a BSN or a name of a client. */
export interface AuditEvent {
  readonly actor: Actor;
  /** `<room>.<verb>`, such as `identity.reveal` or `claims.decide`. */
  readonly action: string;
  readonly object: AuditObject | null;
  /** The client whom it concerns, by pseudonym. */
  readonly clientKey?: ClientKey | null;
  /** Why a person looked, in the person's own words. */
  readonly purpose?: string | null;
  readonly outcome: AuditOutcome;
  /** Left out: the municipality of the scope, or '0000' for the region and the system. */
  readonly municipality?: MunicipalityCode;
  /** Joins this event with processing lines of the same work. Left out: none. */
  readonly trace?: Uuid | null;
}

/** An event as it was kept. */
export interface AuditRecord {
  readonly id: Uuid;
  readonly municipality: MunicipalityCode;
  /** ISO instant. */
  readonly at: string;
  readonly actorId: Uuid | null;
  readonly actorName: string;
  readonly actorRole: string | null;
  readonly action: string;
  readonly object: AuditObject | null;
  /** Always null for the region, which has no right to the column. */
  readonly clientKey: ClientKey | null;
  readonly purpose: string | null;
  readonly outcome: AuditOutcome;
  readonly trace: Uuid | null;
}

/**
 * Processing of personal data (Logboek Dataverwerkingen): becomes one line per data subject. Holds no user: that is
 * in the audit log, under the same trace.
 */
export interface Processing {
  readonly municipality: MunicipalityCode;
  /** Which activity of the register of processing activities, such as `declaratie-beoordelen`. */
  readonly activity: string;
  /** What was done, such as `JW323 verwerken`. */
  readonly name: string;
  readonly trace: Uuid;
  /** ISO instants. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly status: 'ok' | 'error';
  /** The data subjects; each once. */
  readonly subjects: readonly ClientKey[];
}

/** Events from the newest back; `after` is the `next` of the page before. */
export interface AuditFilter {
  readonly municipality: MunicipalityCode | null;
  readonly action?: string | null;
  readonly actorId?: Uuid | null;
  readonly clientKey?: ClientKey | null;
  readonly outcome?: AuditOutcome | null;
  /** Part of the name of who did it. */
  readonly actor?: string | null;
  /** Days in UTC, both included. */
  readonly from?: Day | null;
  readonly until?: Day | null;
  readonly after?: Uuid | null;
  /** 1 to 500. */
  readonly limit: number;
}

export interface AuditPage {
  readonly events: readonly AuditRecord[];
  readonly next: Uuid | null;
}

/** What was processed about one client, for the client's right of access (AVG article 15). */
export interface ProcessingRecord {
  readonly activity: string;
  readonly name: string;
  readonly trace: Uuid;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly status: 'ok' | 'error';
}
