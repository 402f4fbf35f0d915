import { codeList } from '@jeugdregie/ijw';
import { monthOf, type Day, type ProductCode, type ProviderCode } from '@jeugdregie/kernel';
import type { z } from 'zod';
import { dueOn } from '../exchange/index.ts';
import {
  verdictName,
  verdictNames,
  type aanbieder,
  type bevinding,
  type declaratie,
  type declaratieDetail,
  type feit,
  type openRegel,
  type regel,
  type regelDetail,
} from './api-shapes.ts';
import type { EarlierLine } from './facts.ts';
import type { LineWithFacts } from './line-facts.ts';
import type { LineRow } from './line-rows.ts';
import { findingsOf, type ClaimSummary } from './list-store.ts';
import type { RuleFinding } from './model.ts';
import { ruleById } from './rules/index.ts';
import type { WaitingLine } from './waiting.ts';

/** Names of providers and products, loaded once per request. */
export interface Names {
  readonly providers: ReadonlyMap<ProviderCode, string>;
  readonly products: ReadonlyMap<ProductCode, string>;
}

export function claimJson(claim: ClaimSummary, names: Names): z.output<typeof declaratie> {
  const status = !claim.isSent ? 'afgewezen' : claim.waiting > 0 ? 'voor-persoon' : 'beoordeeld';
  return {
    id: claim.fileId,
    declaratienummer: claim.claimNumber,
    aanbieder: providerJson(claim.provider, names),
    maand: monthOf(claim.from),
    dagtekening: claim.dated,
    ontvangenOp: claim.knownOn,
    regels: claim.lines,
    goedgekeurd: claim.accepted,
    afgewezen: claim.rejected,
    voorPersoon: claim.waiting,
    ingediendCenten: Number(claim.totalCents),
    toegekendCenten: Number(claim.acceptedCents),
    status,
    uiterlijk: status === 'voor-persoon' ? dueOn('JW323', claim.knownOn) : null,
  };
}

export function claimDetailJson(claim: ClaimSummary, names: Names): z.output<typeof declaratieDetail> {
  return {
    ...claimJson(claim, names),
    bevindingen: claim.findings.map(findingJson),
    signalen: claim.signals.map((signal) => ({
      soort: 'plafond',
      jaar: signal.year,
      plafondCenten: Number(signal.ceilingCents),
      toegekendCenten: Number(signal.acceptedAfterCents),
    })),
    bewijs: proofJson(claim),
  };
}

export function lineJson(row: LineRow, names: Names): z.output<typeof regel> {
  return {
    id: String(row.index),
    volgnummer: row.index + 1,
    referentie: row.reference,
    vorigeReferentie: row.previousReference,
    clientSleutel: row.clientKey,
    toewijzingnummer: Number(row.allocation),
    product: { code: row.product, naam: names.products.get(row.product) ?? row.product },
    van: row.from,
    tot: row.until,
    volume: Number(row.volume),
    eenheid: row.unit,
    eenheidNaam: unitName(row.unit),
    tariefCenten: row.rateCents === null ? null : Number(row.rateCents),
    bedragCenten: Number(row.amountCents),
    credit: row.isCredit,
    oordeel: verdictName.parse(nameOf(verdictNames, row.state)),
    bevindingen: findingsOf(row).map(findingJson),
  };
}

export function waitingJson(line: WaitingLine, names: Names, today: Day): z.output<typeof openRegel> {
  const due = dueOn('JW323', line.knownOn);
  return {
    ...lineJson(line, names),
    declaratieId: line.fileId,
    declaratienummer: line.claimNumber,
    aanbieder: providerJson(line.provider, names),
    vraag: line.question ?? '',
    regel: line.rule ?? '',
    sinds: line.knownOn,
    uiterlijk: due,
    teLaat: due !== null && due < today,
  };
}

/** Return codes that a person may reject with, each with what it says. */
function returnCodesJson(codes: readonly string[]): { code: string; betekenis: string }[] {
  const meanings = codeList('WJ001');
  return codes.map((code) => ({ code, betekenis: meanings?.get(code) ?? code }));
}

/** What a person may reject a waiting line with, and the code of the rule that rejects it today, if one does. */
export interface Rejecting {
  readonly codes: readonly string[];
  readonly ownCode: string | null;
}

export function detailJson(
  found: LineWithFacts,
  names: Names,
  { codes, ownCode }: Rejecting,
): z.output<typeof regelDetail> {
  const { row, claim } = found;
  return {
    ...lineJson(row, names),
    vraag: row.state === 'needs-person' ? row.question : null,
    besluit:
      row.decidedBy === null
        ? null
        : { door: row.decidedBy, op: row.decidedOn ?? '', toelichting: row.decidedNote ?? '' },
    feiten: {
      toewijzing: allocationJson(found),
      tarief: rateJson(found),
      eerdereRegels: found.earlier.map(earlierJson),
      restVolume: roomJson(found),
      plafond: ceilingJson(found),
      beslissend: found.decisive[0] ?? null,
    },
    bewijs: proofJson(claim),
    retourcodes: returnCodesJson(codes),
    eigenRetourcode: ownCode,
  };
}

type Fact = z.output<typeof feit>;

function allocationJson({ allocation }: LineWithFacts): Fact | null {
  if (allocation === null) return null;
  const { volume, unit, frequency, budgetCents } = allocation;
  return {
    toewijzingnummer: allocation.number,
    versie: allocation.version,
    categorie: allocation.category,
    productcode: allocation.product,
    van: allocation.period.from,
    tot: allocation.period.until,
    volume,
    eenheidNaam: unit === null ? null : unitName(unit),
    frequentie: frequency === null ? null : (codeList('WMO757')?.get(frequency) ?? frequency),
    budgetCenten: budgetCents,
    verwijderd: allocation.isDeleted ? true : null,
  };
}

function rateJson({ product }: LineWithFacts): Fact | null {
  const [first, ...more] = product?.rates ?? [];
  if (first === undefined) return null;
  return {
    tariefCenten: first.rateCents,
    eenheidNaam: unitName(first.unit),
    contract: first.contract,
    van: first.from,
    tot: first.until,
    daarna:
      more.length === 0 ? null : more.map((span) => `${span.rateCents} cent vanaf ${span.from}`).join(', '),
  };
}

function roomJson({ room, row }: LineWithFacts): Fact | null {
  if (room === null) return null;
  return {
    hoogstensInPeriode: room.inPeriod,
    hoogstensInTotaal: room.inTotal,
    eerderGebruikt: room.usedBefore,
    over: room.inTotal === null ? null : room.inTotal - room.usedBefore,
    eenheidNaam: unitName(row.unit),
    budgetCenten: room.budgetCents,
    eerderGebruiktCenten: room.usedBeforeCents,
  };
}

function ceilingJson({ claim, row }: LineWithFacts): Fact | null {
  const signal = claim.signals.find((one) => row.from.startsWith(String(one.year)));
  if (signal === undefined) return null;
  return {
    jaar: String(signal.year),
    plafondCenten: Number(signal.ceilingCents),
    toegekendCenten: Number(signal.acceptedAfterCents),
  };
}

function earlierJson(line: EarlierLine): Fact {
  return {
    referentie: line.reference,
    van: line.period.from,
    tot: line.period.until,
    volume: line.volume,
    bedragCenten: line.amountCents,
    credit: line.isCredit,
    oordeel: nameOf(verdictNames, line.state),
  };
}

function findingJson(finding: RuleFinding): z.output<typeof bevinding> {
  const rule = ruleById(finding.rule);
  const isPerson = finding.fact === 'person';
  return {
    regel: finding.rule,
    retourcode: finding.returnCode,
    betekenis: isPerson
      ? (codeList('WJ001')?.get(finding.returnCode) ?? 'Afgewezen door een medewerker.')
      : (rule?.meaning ?? `Regel ${finding.rule} is niet gevolgd.`),
    handeling: isPerson
      ? 'Neem contact op met de gemeente als u het hier niet mee eens bent.'
      : (rule?.remedy ?? ''),
    verwacht: finding.expected,
    gevonden: finding.found,
    feit: finding.fact,
  };
}

function proofJson(claim: ClaimSummary): z.output<typeof declaratieDetail>['bewijs'] {
  return { regelset: claim.ruleSet, contractversie: claim.contractVersion, feitenHash: claim.factsHash };
}

function providerJson(agb: ProviderCode, names: Names): z.output<typeof aanbieder> {
  return { agb, naam: names.providers.get(agb) ?? agb };
}

export function unitName(unit: string): string {
  return codeList('WJ756')?.get(unit) ?? unit;
}

function nameOf<T extends string>(names: Readonly<Record<T, string>>, value: string): string {
  return Object.entries(names).find(([, known]) => known === value)?.[0] ?? value;
}
