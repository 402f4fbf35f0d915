import type { JW305Bericht, JW307Bericht, Product } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { fitsCategory, type Known } from './context.ts';
import { numberText } from '../lexical/integer.ts';
import type { Delivery } from './facts.ts';
import { currentVersion, isDeletedVersion, keyOf, standing } from './history.ts';
import { deliveryOf } from './remember.ts';
import type { Report } from './report.ts';

interface Node {
  readonly toewijzingNummer?: string;
  readonly product?: Product;
  readonly begindatum: string;
  readonly redenBeeindiging?: string;
  readonly einddatum?: string;
  readonly statusAanlevering: string;
}

interface Placed {
  readonly node: Node;
  readonly delivery: Delivery;
  readonly index: number;
}

/**
 * Rules on starts and stops (JW305, JW307). Deletions of the same message come first (IV008), then temporary stops. A class with
 * StatusAanlevering 3 gets no other content checks than those about deleting (TR063).
 */
export function checkDeliveries(bericht: JW305Bericht | JW307Bericht, context: Known, report: Report): void {
  const { header, client } = bericht;
  const parties = { gemeente: header.ontvanger, aanbieder: header.afzender, bsn: client.bsn };
  const known = standing(
    context.history,
    context.history.deliveries,
    keyOf(parties.gemeente, parties.aanbieder, parties.bsn),
  );
  const log = deliveryLog(known);
  const name = bericht.message === 'JW305' ? 'StartProduct' : 'StopProduct';
  const group = bericht.message === 'JW305' ? 'StartProducten' : 'StopProducten';
  const nodes: readonly Node[] =
    bericht.message === 'JW305'
      ? bericht.client.startProducten.startProduct
      : bericht.client.stopProducten.stopProduct;
  const placed = nodes.map((node, index): Placed => ({ node, index, delivery: deliveryOf(node, '') }));
  const broken: { readonly index: number; readonly rule: string }[] = [];
  for (const one of placed.filter(({ delivery }) => delivery.isDeletion)) {
    for (const rule of deletionRules(one.delivery, log)) broken.push({ index: one.index, rule });
    log.add(one.delivery);
  }
  for (const one of temporaryFirst(placed.filter(({ delivery }) => !delivery.isDeletion))) {
    for (const rule of newRules(one, log, parties, context)) broken.push({ index: one.index, rule });
    log.add(one.delivery);
  }
  for (const { index, rule } of broken.sort((a, b) => a.index - b.index)) {
    report(rule, name, `Bericht/Client/${group}/${name}[${index + 1}]`);
  }
}

/** A definitive stop may follow a temporary one, wherever they stand in the message. */
function temporaryFirst(placed: readonly Placed[]): readonly Placed[] {
  const isTemporary = ({ delivery }: Placed): boolean => delivery.reden === '20';
  return [...placed.filter(isTemporary), ...placed.filter((one) => !isTemporary(one))];
}

/** What stands of the deliveries of one client: a deletion takes away what was delivered under its key. */
interface DeliveryLog {
  add(delivery: Delivery): void;
  has(key: string): boolean;
  starts(assigned: string): readonly Delivery[];
  stops(start: string): readonly Delivery[];
  /** Stops with this number and begin, in order of arrival. */
  stopsOfRun(run: string): readonly Delivery[];
}

function deliveryLog(known: readonly Delivery[]): DeliveryLog {
  const current = new Map<string, Delivery>();
  const keyed = (delivery: Delivery): string => `${delivery.kind}\t${delivery.key}`;
  const log: DeliveryLog = {
    add(delivery) {
      if (delivery.isDeletion) current.delete(keyed(delivery));
      else current.set(keyed(delivery), delivery);
    },
    has: (key) => current.has(key),
    starts: (assigned) => [...current.values()].filter((d) => d.kind === 'start' && d.assigned === assigned),
    stops: (start) => [...current.values()].filter((d) => d.kind === 'stop' && d.start === start),
    stopsOfRun: (run) => [...current.values()].filter((d) => d.kind === 'stop' && d.run === run),
  };
  for (const delivery of known) log.add(delivery);
  return log;
}

function deletionRules(delivery: Delivery, log: DeliveryLog): string[] {
  if (!log.has(`${delivery.kind}\t${delivery.key}`)) return ['TR063'];
  return delivery.kind === 'start' && log.stops(delivery.start).length > 0 ? ['TR071'] : [];
}

function newRules(
  { node, delivery }: Placed,
  log: DeliveryLog,
  parties: { readonly gemeente: string; readonly aanbieder: string; readonly bsn: string },
  context: Known,
): string[] {
  const rules: string[] = [];
  const code = node.product?.code;
  if (code !== undefined && !fitsCategory(context, node.product?.categorie ?? '', code)) rules.push('TR381');
  if (node.toewijzingNummer !== undefined) {
    const version = currentVersion(context.history, parties.gemeente, numberText(node.toewijzingNummer));
    const isOwn = version?.aanbieder === parties.aanbieder && version.bsn === parties.bsn;
    // Without the assignment nothing more can be said about the delivery.
    if (version === undefined || !isOwn || isDeletedVersion(version)) return [...rules, 'TR019'];
  }
  if (log.has(`${delivery.kind}\t${delivery.key}`)) rules.push('TR074');
  return [...rules, ...(delivery.kind === 'start' ? startRules(delivery, log) : stopRules(delivery, log))];
}

/** A start is current while no stop with its key was delivered (OP289). */
function startRules(delivery: Delivery, log: DeliveryLog): string[] {
  return log.starts(delivery.assigned).some(({ start }) => log.stops(start).length === 0) ? ['TR326'] : [];
}

function stopRules(delivery: Delivery, log: DeliveryLog): string[] {
  const rules: string[] = [];
  if (!log.has(`start\t${delivery.start}`)) rules.push('TR382');
  const earlier = log.stopsOfRun(delivery.run);
  if (delivery.reden === '20' && earlier.some(({ reden }) => reden === '20')) rules.push('TR413');
  const last = earlier.at(-1)?.einddatum;
  if (last !== undefined && compareDates(delivery.einddatum ?? '', last) < 0) rules.push('TR414');
  if (earlier.some(({ reden }) => reden !== '20')) rules.push('TR415');
  return rules;
}
