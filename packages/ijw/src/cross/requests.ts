import type { JW315Bericht, JW317Bericht, JW317TeWijzigenProduct } from '../generated/berichten.ts';
import { compareDates } from '../lexical/calendar.ts';
import { isAfter2020 } from '../rules/conditions.ts';
import { overlapping, type Span } from '../rules/overlaps.ts';
import { fitsCategory, type Known } from './context.ts';
import { numberText } from '../lexical/integer.ts';
import type { AllocationVersion } from './facts.ts';
import { allocationsOf, isKnownClient, isPending, keyOf, standing, type History } from './history.ts';
import type { Report } from './report.ts';

/** Rules on a request for an assignment (VOT, JW315). */
export function checkRequest({ header, client }: JW315Bericht, context: Known, report: Report): void {
  const { history } = context;
  if (hasPending(history, header.ontvanger, header.afzender, client.bsn))
    report('TR374', 'Header', 'Bericht/Header');
  for (const [i, p] of client.aangevraagdeProducten.aangevraagdProduct.entries()) {
    const path = `Bericht/Client/AangevraagdeProducten/AangevraagdProduct[${i + 1}]`;
    if (isUsed(history, header.afzender, p.referentieAanbieder)) {
      report('TR347', 'AangevraagdProduct', path, p.referentieAanbieder);
    }
    const code = p.product?.code;
    if (code !== undefined && !fitsCategory(context, p.product?.categorie ?? '', code)) {
      report('TR381', 'AangevraagdProduct', path, code);
    }
  }
}

function isUsed(history: History, aanbieder: string, referentie: string): boolean {
  return standing(history, history.requests, keyOf(aanbieder, referentie)).length > 0;
}

/** A request of a client waits until each of its references is granted or rejected. */
function hasPending(history: History, gemeente: string, aanbieder: string, bsn: string): boolean {
  const references = history.clientRequests.get(keyOf(gemeente, aanbieder, bsn)) ?? [];
  for (const referentie of references) {
    const requests = standing(history, history.requests, keyOf(aanbieder, referentie));
    if (requests.some((r) => r.gemeente === gemeente && r.bsn === bsn && isPending(history, r, aanbieder)))
      return true;
  }
  return false;
}

const verzoekPath = 'Bericht/Client/Verzoek';

/** Rules on a request for change (VOW, JW317). Current means: valid on or after Dagtekening (OP308). */
export function checkChange(bericht: JW317Bericht, context: Known, report: Report): void {
  const { header, client } = bericht;
  const { history } = context;
  const { verzoek } = client;
  if (hasPending(history, header.ontvanger, header.afzender, client.bsn))
    report('TR374', 'Header', 'Bericht/Header');
  if (isUsed(history, header.afzender, verzoek.referentieAanbieder)) {
    report('TR347', 'Verzoek', verzoekPath, verzoek.referentieAanbieder);
  }
  checkNewCodes(bericht, context, report);
  const { ontvanger: gemeente, afzender: aanbieder } = header;
  const allocations = allocationsOf(history, gemeente, aanbieder, client.bsn);
  if (!isKnownClient(history, { gemeente, aanbieder, bsn: client.bsn })) {
    report('TR304', 'Client', 'Bericht/Client');
    return;
  }
  const day = header.berichtIdentificatie.dagtekening;
  const current = new Map(
    allocations
      .filter(({ einddatum }) => einddatum === undefined || compareDates(einddatum, day) >= 0)
      .map((version) => [version.nummer, version]),
  );
  checkMentioned(bericht, current, report);
  checkWishes(bericht, current, report);
  const spans = wishedSpans(bericht, current);
  if (overlapping(spans).length > 0) report('TR361', 'Verzoek', verzoekPath);
}

function checkNewCodes({ client }: JW317Bericht, context: Known, report: Report): void {
  for (const [i, p] of (client.verzoek.nieuweProducten?.nieuwProduct ?? []).entries()) {
    const code = p.product?.code;
    if (code === undefined || fitsCategory(context, p.product?.categorie ?? '', code)) continue;
    report('TR381', 'NieuwProduct', `${verzoekPath}/NieuweProducten/NieuwProduct[${i + 1}]`, code);
  }
}

type Current = ReadonlyMap<string, AllocationVersion>;

const unchangedPath = (i: number): string =>
  `${verzoekPath}/OngewijzigdeProducten/OngewijzigdProduct[${i + 1}]`;
const changedPath = (i: number): string => `${verzoekPath}/TeWijzigenProducten/TeWijzigenProduct[${i + 1}]`;

/** Every current assignment is mentioned, and nothing else is (TR349, TR350, TR351). */
function checkMentioned({ client }: JW317Bericht, current: Current, report: Report): void {
  const { ongewijzigdeProducten, teWijzigenProducten } = client.verzoek;
  const mentioned = new Set<string>();
  for (const [i, p] of (ongewijzigdeProducten?.ongewijzigdProduct ?? []).entries()) {
    const nummer = numberText(p.toewijzingNummer);
    mentioned.add(nummer);
    if (!current.has(nummer)) report('TR350', 'OngewijzigdProduct', unchangedPath(i), p.toewijzingNummer);
  }
  for (const [i, p] of (teWijzigenProducten?.teWijzigenProduct ?? []).entries()) {
    const nummer = numberText(p.toewijzingNummer);
    mentioned.add(nummer);
    if (!current.has(nummer)) report('TR351', 'TeWijzigenProduct', changedPath(i), p.toewijzingNummer);
  }
  const missing = [...current.keys()].filter((nummer) => !mentioned.has(nummer));
  if (missing.length > 0) report('TR349', 'Verzoek', verzoekPath, missing.join(', '));
}

function checkWishes({ header, client }: JW317Bericht, current: Current, report: Report): void {
  const day = header.berichtIdentificatie.dagtekening;
  for (const [i, wish] of (client.verzoek.teWijzigenProducten?.teWijzigenProduct ?? []).entries()) {
    const version = current.get(numberText(wish.toewijzingNummer));
    if (version === undefined) continue;
    for (const rule of wishRules(wish, version, day)) report(rule, 'TeWijzigenProduct', changedPath(i));
  }
}

function wishRules(wish: JW317TeWijzigenProduct, version: AllocationVersion, day: string): string[] {
  const rules: string[] = [];
  const isFromStart = compareDates(wish.gewensteIngangsdatum, version.ingangsdatum) === 0;
  if (!isFromStart && compareDates(wish.gewensteIngangsdatum, day) <= 0) rules.push('TR357');
  if (!isFromStart && changesTotal(wish, version)) rules.push('TR373');
  if (version.product?.code !== undefined && wish.omvang === undefined) rules.push('TR411');
  if (wish.omvang === undefined) return rules;
  if (version.product === undefined && isAfter2020(wish.einddatum)) rules.push('TR375');
  if (version.product?.code === undefined && isAfter2020(version.einddatum)) rules.push('TR412');
  return rules;
}

/** Whether the wish changes a budget, or a size in total (Frequentie 6). */
function changesTotal({ budget, omvang }: JW317TeWijzigenProduct, version: AllocationVersion): boolean {
  if (budget !== undefined && Number(budget) !== version.budget) return true;
  if (omvang === undefined || (omvang.frequentie !== '6' && version.omvang?.frequentie !== '6')) return false;
  const old = version.omvang;
  return (
    old === undefined ||
    Number(old.volume) !== Number(omvang.volume) ||
    old.eenheid !== omvang.eenheid ||
    old.frequentie !== omvang.frequentie
  );
}

/** The wished situation: unchanged as it is, changed until the wished end, new as asked. */
function wishedSpans({ client }: JW317Bericht, current: Current): Span[] {
  const { ongewijzigdeProducten, teWijzigenProducten, nieuweProducten } = client.verzoek;
  const spans: Span[] = [];
  for (const { toewijzingNummer } of ongewijzigdeProducten?.ongewijzigdProduct ?? []) {
    const version = current.get(numberText(toewijzingNummer));
    if (version !== undefined)
      spans.push({ product: version.product, begin: version.ingangsdatum, end: version.einddatum });
  }
  for (const wish of teWijzigenProducten?.teWijzigenProduct ?? []) {
    const version = current.get(numberText(wish.toewijzingNummer));
    if (version === undefined) continue;
    const end = wish.einddatum ?? version.einddatum;
    spans.push({ product: version.product, begin: version.ingangsdatum, end });
  }
  for (const p of nieuweProducten?.nieuwProduct ?? []) {
    spans.push({ product: p.product, begin: p.gewensteIngangsdatum, end: p.einddatum });
  }
  return spans;
}
