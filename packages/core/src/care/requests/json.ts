import { municipalityName } from '@jeugdregie/ijw';
import type { Day } from '@jeugdregie/kernel';
import type { Terms } from '../../contracts/index.ts';
import { termState, type ReceivedFile, type TermState } from '../../exchange/index.ts';
import type { Settlement } from './choice.ts';
import { contractCover } from '../contract-cover.ts';
import { extentText } from '../extent-text.ts';
import type { AllocationRecord } from '../model.ts';
import { choicesOf, codeJson, productJson, providerJson, type Names } from '../names.ts';
import { statesOf } from './person-decision.ts';
import type { RequestLine } from './list.ts';
import type { RequestDossier, StoredAnswer, Wish } from './model.ts';
import {
  coverNames,
  kindNames,
  stateNames,
  type VerzoekDetailJson,
  type VerzoekJson,
  type VoorbeeldJson,
} from './shapes.ts';

const termNames = { met: 'gehaald', ahead: 'ruim', near: 'bijna', over: 'over' } as const satisfies Record<
  TermState,
  string
>;
const answerNames = { rejected: 'afgewezen', investigating: 'in-onderzoek' } as const;
const termKinds = {
  new: 'besluit',
  investigating: 'eindbesluit',
  granted: null,
  rejected: null,
  mixed: null,
} as const;

export function requestJson(line: RequestLine, names: Names, today: Day): VerzoekJson {
  const { asked, reference, referrer } = line;
  const references = reference === null ? asked.flatMap((one) => one.reference ?? []) : [reference];
  return {
    id: line.fileId,
    soort: kindNames[line.kind],
    status: stateNames[line.state],
    aanbieder: providerJson(line.provider, names),
    clientSleutel: line.clientKey,
    referenties: references,
    gevraagd: asked.map(({ kind, allocation, product, category }) => ({
      soort: kind === 'changed' ? 'wijziging' : 'nieuw',
      toewijzingnummer: allocation,
      product: productJson(product, names),
      categorie: category,
    })),
    verwijzer: referrer === null ? null : codeJson('COD327', referrer),
    dagtekening: line.dated,
    ontvangenOp: line.knownOn,
    termijn: {
      soort: termKinds[line.state],
      uiterlijk: line.dueOn,
      stand: termNames[termState(line.dueOn, today)],
    },
  };
}

type Content = Pick<
  AllocationRecord,
  'category' | 'product' | 'volume' | 'unit' | 'frequency' | 'budgetCents'
> & { readonly from: Day | null; readonly until: Day | null };

export function contentJson(content: Content, names: Names) {
  return {
    categorie: content.category,
    product: productJson(content.product, names),
    van: content.from,
    tot: content.until,
    omvang: extentText(content),
    volume: content.volume,
    eenheid: content.unit,
    frequentie: content.frequency,
    budgetCenten: content.budgetCents,
  };
}

/** The parts of the page of a request that its line does not have. */
export function dossierJson(
  dossier: RequestDossier,
  given: {
    readonly names: Names;
    readonly today: Day;
    readonly files: readonly ReceivedFile[];
    readonly isAddressNeeded: boolean;
    readonly terms: Terms | null;
  },
): Omit<VerzoekDetailJson, keyof VerzoekJson> {
  const { head, allocations, answers } = dossier;
  const { names, today, files, terms } = given;
  const byVow = answers.filter(({ reference }) => reference === head.reference);
  return {
    reden: head.reason === null ? null : codeJson('WJ758', head.reason),
    referentie: head.reference,
    producten: productsJson(dossier, names, terms),
    wensen: dossier.wishes.map((wish) => ({
      ...wishJson(wish, dossier, names),
      contract:
        wish.kind === 'new' && wish.from !== null ? coverJson(terms, { ...wish, from: wish.from }) : null,
    })),
    antwoorden: byVow.map(answerJson),
    toewijzingen: allocations.map((one) => ({
      toewijzingnummer: one.number,
      loopt: one.period.until === null || one.period.until >= today,
      ...contentJson({ ...one, ...one.period }, names),
    })),
    termijnen: { besluit: head.decideBy, eindbesluit: head.settleBy, woonplaats: head.residenceBy },
    adresNodig: given.isAddressNeeded,
    berichten: files.map(fileLine),
    keuzes: {
      redenen: choicesOf('WJ759').filter(({ code }) => head.kind === 'allocation' || code !== '8'),
      eenheden: choicesOf('WJ756'),
      frequenties: choicesOf('WMO757'),
    },
  };
}

export function fileLine(file: ReceivedFile) {
  return {
    id: file.fileId,
    bericht: file.message,
    naam: file.name,
    richting: file.direction === 'out' ? ('uit' as const) : ('in' as const),
    datum: file.messageDate ?? file.receivedOn,
    samenvatting: file.summary,
  };
}

function coverJson(terms: Terms | null, asked: Parameters<typeof contractCover>[1]) {
  return coverNames[contractCover(terms, asked)];
}

function productsJson(
  dossier: RequestDossier,
  names: Names,
  terms: Terms | null,
): VerzoekDetailJson['producten'] {
  const states = statesOf(dossier);
  return dossier.products.map((one) => ({
    ...contentJson({ ...one, ...one.period }, names),
    contract: coverJson(terms, { ...one, from: one.period.from }),
    referentie: one.reference,
    status: stateNames[states.get(one.reference) ?? 'new'],
    verwijzer: { ...codeJson('COD327', one.referrer), agb: one.referrerCode, wie: one.referrerName },
    antwoorden: dossier.answers.filter(({ reference }) => reference === one.reference).map(answerJson),
    toewijzingen: [
      ...new Set(dossier.grants.filter(({ reference }) => reference === one.reference).map((g) => g.number)),
    ],
  }));
}

function answerJson(answer: StoredAnswer) {
  return {
    antwoord: answerNames[answer.answer],
    reden: answer.reason === null ? null : codeJson('WJ759', answer.reason),
    verantwoordelijkeGemeente: elsewhereJson(answer.elsewhere),
    dagtekening: answer.dated,
    geweigerdOp: answer.refusedOn,
    berichtId: answer.fileId,
  };
}

function elsewhereJson(code: string | null): { code: string; naam: string } | null {
  return code === null ? null : { code, naam: municipalityName(code) ?? code };
}

const wishNames = { unchanged: 'ongewijzigd', changed: 'wijziging', new: 'nieuw' } as const;

/** Old beside new; what a wish leaves open stays as it was. */
function wishJson(
  wish: Wish,
  { allocations }: RequestDossier,
  names: Names,
): Omit<VerzoekDetailJson['wensen'][number], 'contract'> {
  const old = allocations.find(({ number }) => number === wish.allocation);
  const before = old ? contentJson({ ...old, ...old.period }, names) : null;
  const extent = wish.volume === null && old ? old : wish;
  const after = {
    category: old?.category ?? wish.category,
    product: old?.product ?? wish.product,
    volume: extent.volume,
    unit: extent.unit,
    frequency: extent.frequency,
    budgetCents: wish.budgetCents ?? old?.budgetCents ?? null,
    from: wish.from,
    until: wish.until ?? old?.period.until ?? null,
  };
  return {
    soort: wishNames[wish.kind],
    toewijzingnummer: wish.allocation,
    oud: before,
    nieuw: wish.kind === 'unchanged' ? before : contentJson(after, names),
  };
}

/** What a decision would send, without the client: that part is the same whatever is decided. */
export function previewJson(
  { allocations, answers }: Settlement,
  dossier: RequestDossier,
  names: Names,
): VoorbeeldJson {
  const known = new Set(dossier.allocations.map(({ number }) => number));
  const nothing = { antwoord: null, reden: null, verantwoordelijkeGemeente: null, referentie: null };
  const granted = {
    ...nothing,
    bericht: 'JW301' as const,
    producten: allocations.map((record) => ({
      ...contentJson({ ...record, ...record.period }, names),
      toewijzingnummer: record.number,
      isNieuw: !known.has(record.number),
      referentie: record.reference,
      redenWijziging: record.changeReason === null ? null : codeJson('JZ002', record.changeReason),
    })),
  };
  return {
    berichten: [
      ...(allocations.length > 0 ? [granted] : []),
      ...answers.map((answer) => ({
        bericht: 'JW319' as const,
        referentie: answer.reference,
        antwoord: answerNames[answer.answer],
        reden: answer.reason === null ? null : codeJson('WJ759', answer.reason),
        verantwoordelijkeGemeente: elsewhereJson(answer.elsewhere),
        producten: [],
      })),
    ],
  };
}
