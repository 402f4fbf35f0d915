import { careApi } from '@jeugdregie/core/care';
import { allocationMonths, claimsApi } from '@jeugdregie/core/claims';
import { contractsApi } from '@jeugdregie/core/contracts';
import { exchangeApi } from '@jeugdregie/core/exchange';
import { figuresApi } from '@jeugdregie/core/figures';
import { identityApi } from '@jeugdregie/core/identity';
import { ledgerApi } from '@jeugdregie/core/ledger';
import { lettersApi } from '@jeugdregie/core/letters';
import { accessApi, auditApi, usersApi, type Rest } from '@jeugdregie/core/rest';
import { systemInstant } from '@jeugdregie/kernel';
import type { House } from '../house.ts';
import type { Desk } from '../jobs/desk.ts';
import { acceptedByProvider } from './accepted-by-provider.ts';
import { decideRequest, draftDecision } from '../jobs/decide-request.ts';
import { onPersonDecided } from '../jobs/person-decided.ts';
import type { Queue } from '../jobs/queue.ts';
import { requestComments } from '../jobs/request-comments.ts';
import { isMailboxSending } from '../mailbox/store.ts';
import type { MailboxWatch } from '../mailbox/watch-mailbox.ts';
import { deliveriesApi } from './deliveries-api.ts';
import { mailboxApi } from './mailbox-api.ts';
import { accessDeps } from './sessions.ts';
import { rulesApi } from './rules-api.ts';
import { todayApi } from './today-api.ts';

export interface MountOptions {
  readonly house: House;
  readonly desk: Desk;
  readonly queue: Queue;
  /** Offers fictitious people on the sign-in page and marks everything as a demonstration. */
  readonly isDemo: boolean;
  /** The mailbox that this process looks after; null or left out when there is none. */
  readonly mailbox?: MailboxWatch | null;
}

/** Every route under `/v1`: the rooms bring their own; what spans several rooms stands here. */
export function mountRooms(rest: Rest, { house, desk, queue, isDemo }: MountOptions): void {
  const { db, keys, today } = house;
  const deps = { db, keys, today, isDemo };
  accessApi(rest, accessDeps(house, isDemo));
  usersApi(rest, deps);
  auditApi(rest, deps);
  todayApi(rest, deps);
  deliveriesApi(rest, { ...deps, desk, queue });
  exchangeApi(rest, { ...deps, isSentByDownload: async (tx) => !(await isMailboxSending(tx)) });
  mailboxApi(rest, deps);
  identityApi(rest, deps);
  contractsApi(rest, { ...deps, acceptedByProvider, onContractsApplied: () => queue.recommit() });
  careApi(rest, deps, {
    draft: draftDecision,
    decide: (tx, order) => decideRequest(desk, tx, order),
    comments: (tx, order) => requestComments(keys, tx, order),
    claimedByMonth: allocationMonths,
  });
  claimsApi(rest, { ...deps, onPersonDecided });
  ledgerApi(rest, deps);
  figuresApi(rest, deps);
  lettersApi(rest, { ...deps, now: systemInstant });
  rulesApi(rest);
}
