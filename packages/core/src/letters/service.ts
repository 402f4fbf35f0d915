import {
  assert,
  canonicalJson,
  fail,
  newUuid,
  ok,
  sha256,
  type Day,
  type MunicipalityCode,
  type Problem,
  type Result,
} from '@jeugdregie/kernel';
import { region } from '../contracts/index.ts';
import { municipal, regional, type Database, type Tx } from '../db/index.ts';
import {
  breakdown,
  figure,
  queryFor,
  type Figure,
  type FigureQuery,
  type IndicatorId,
} from '../figures/index.ts';
import { questionsOf, type Answer, type Question } from './bind.ts';
import { chosenFiguresOf } from './chosen.ts';
import { councilLetter, templates } from './council-letter.ts';
import { rangeOf } from './frame.ts';
import type { Frame, Letter, LetterText, Member, MovedFigure, Recomputation } from './model.ts';
import { nextReference, saveLetter } from './store.ts';
import { writeLetter } from './write.ts';

/** What somebody asks for. `cutOff` is the last day of a month; `at` an ISO instant; `remark` plain text or null. */
export interface LetterRequest {
  readonly municipality: MunicipalityCode;
  readonly cutOff: Day;
  readonly dated: Day;
  readonly remark: string | null;
  /** Addresses of figures that come after the remark; left out: none. */
  readonly figures?: readonly string[];
  readonly actor: string;
  readonly at: string;
  readonly isDemo: boolean;
}

/**
 * Writes and keeps a council letter. The figures are read in the scope of the region (sums only, no persons), because
 * the letter puts the municipality beside the region; the letter is saved in the scope of the municipality. The
 * caller has checked that the person may write letters for it. Refuses a municipality that is no member on the
 * cut-off and a cut-off that is no end of a month or without any figures.
 */
export async function composeLetter(db: Database, request: LetterRequest): Promise<Result<Letter, Problem>> {
  const gathered = await db.transaction(regional, (tx) => gather(tx, request));
  if (!gathered.ok) return gathered;
  const { frame: draft, answers } = gathered.value;
  return db.transaction(municipal(request.municipality), async (tx) => {
    const frame = { ...draft, reference: await nextReference(tx, request.municipality, request.dated) };
    const text = writeLetter(councilLetter, frame, answers);
    const letter: Letter = {
      id: newUuid(),
      text,
      frame,
      hash: hashOf(text),
      writtenBy: request.actor,
      writtenAt: request.at,
    };
    await saveLetter(tx, letter);
    return ok(letter);
  });
}

export function hashOf(text: LetterText): string {
  return sha256(canonicalJson(text));
}

interface Gathered {
  readonly frame: Frame;
  readonly answers: ReadonlyMap<string, Answer>;
}

async function gather(tx: Tx, request: LetterRequest): Promise<Result<Gathered, Problem>> {
  const { municipality, cutOff } = request;
  const known = await region(tx, cutOff);
  const member = known.municipalities.find((m) => m.code === municipality);
  if (member === undefined) {
    return fail({
      code: 'BRIEF-GEMEENTE',
      what: `Gemeente ${municipality} hoort op ${cutOff} niet bij de regio.`,
      where: 'gemeente',
      why: 'Volgens het contractwerkboek is zij op die dag geen lid.',
      remedy: 'Kies een andere gemeente of peildatum, of lees een nieuw contractwerkboek in.',
    });
  }
  const segments = await occurring(tx, request, 'youths', 'segment');
  if (!segments.ok) return segments;
  const referrers = await occurring(tx, request, 'trajectories', 'referrer');
  if (!referrers.ok) return referrers;
  const chosen = await chosenFiguresOf(tx, request.figures ?? [], request);
  if (!chosen.ok) return chosen;
  const frame: Frame = {
    municipality,
    municipalityName: member.name,
    regionName: known.name,
    members: known.municipalities.map((m) => m.name),
    cutOff,
    dated: request.dated,
    reference: '',
    remark: request.remark,
    isDemo: request.isDemo,
    segments: segments.value,
    referrers: referrers.value,
    ...(chosen.value.length > 0 ? { chosen: chosen.value } : {}),
  };
  const answers = await answersTo(tx, questionsOf(councilLetter, frame));
  const hasFigures = [...answers.values()].some((answer) => answer.now.records > 0);
  return hasFigures ? ok({ frame, answers }) : fail(noFigures(member.name, cutOff));
}

function noFigures(name: string, cutOff: Day): Problem {
  return {
    code: 'BRIEF-LEEG',
    what: `Er zijn nog geen cijfers van ${name} tot en met ${cutOff}.`,
    where: 'peildatum',
    why: 'Op die peildatum waren geen berichten van dat jaar verwerkt.',
    remedy: 'Kies een latere peildatum, of lever eerst berichten aan.',
  };
}

/** The segments or referrers of the municipality that get a row, in the order of their codes. */
async function occurring(
  tx: Tx,
  { municipality, cutOff }: LetterRequest,
  indicator: IndicatorId,
  by: 'segment' | 'referrer',
): Promise<Result<readonly Member[], Problem>> {
  const found = await breakdown(tx, queryFor(indicator, rangeOf('year', cutOff), { municipality }), by);
  if (!found.ok) return found;
  const some = found.value.parts.filter((part) => part.value !== null && part.value.numerator > 0n);
  return ok(some.map(({ key, name }) => ({ key, name })).sort((a, b) => (a.key < b.key ? -1 : 1)));
}

async function answersTo(tx: Tx, questions: readonly Question[]): Promise<ReadonlyMap<string, Answer>> {
  const asked = new Map<string, Figure>();
  const ask = async (query: FigureQuery): Promise<Figure> => {
    const key = canonicalJson(query);
    const known = asked.get(key) ?? (await mustAnswer(tx, query));
    asked.set(key, known);
    return known;
  };
  const answers = new Map<string, Answer>();
  for (const question of questions) {
    const earlier = question.comparedWith === null ? null : await ask(question.comparedWith);
    answers.set(question.key, { question, now: await ask(question.query), earlier });
  }
  return answers;
}

/** The queries of a template are ours: one that is refused is a bug. */
async function mustAnswer(tx: Tx, query: FigureQuery): Promise<Figure> {
  const found = await figure(tx, query);
  assert(found.ok, `a figure of the letter is refused: ${found.ok ? '' : found.error.what}`);
  return found.value;
}

/** The figure behind number `n` of the letter as it is now at the letter's cut-off, and what it is measured against. */
export async function figureBehind(
  db: Database,
  letter: Letter,
  number: number,
): Promise<{ readonly now: Figure; readonly earlier: Figure | null } | null> {
  const bound = letter.text.figures.find((f) => f.number === number);
  if (bound === undefined) return null;
  return db.transaction(regional, async (tx) => ({
    now: await mustAnswer(tx, bound.query),
    earlier: bound.comparedWith === null ? null : await mustAnswer(tx, bound.comparedWith),
  }));
}

/**
 * Calculates the letter again. At its own cut-off the text must be the same, byte for byte; at a later one the
 * figures that moved are listed (figures at an earlier cut-off, such as those of the year before, stay at theirs).
 */
export async function recompute(db: Database, letter: Letter, cutOff: Day): Promise<Recomputation> {
  const template = templates.get(letter.text.template);
  assert(template, `template ${letter.text.template} exists`);
  const shift = (query: FigureQuery): FigureQuery =>
    query.cutOff === letter.text.cutOff ? { ...query, cutOff } : query;
  const questions = questionsOf(template, letter.frame).map((question) => ({
    ...question,
    query: shift(question.query),
    comparedWith: question.comparedWith && shift(question.comparedWith),
  }));
  const answers = await db.transaction(regional, (tx) => answersTo(tx, questions));
  const again = writeLetter(template, letter.frame, answers);
  const isEqual = cutOff === letter.text.cutOff && hashOf(again) === letter.hash;
  return { cutOff, isEqual, moved: movedFigures(letter.text, again) };
}

/** By query apart from the cut-off, because a sentence that comes or goes changes the numbers of the figures. */
function movedFigures(then: LetterText, now: LetterText): readonly MovedFigure[] {
  const identity = (f: LetterText['figures'][number]): string =>
    canonicalJson([
      { ...f.query, cutOff: '' },
      f.comparedWith && { ...f.comparedWith, cutOff: '' },
      f.format,
    ]);
  const found = new Map(now.figures.map((f) => [identity(f), f]));
  const names = new Map([...now.definitions, ...then.definitions].map((d) => [d.id, d.name]));
  return then.figures.flatMap((old): MovedFigure[] => {
    const fresh = found.get(identity(old));
    const isRedefined = fresh !== undefined && fresh.definitionVersion !== old.definitionVersion;
    if (fresh !== undefined && fresh.value === old.value && fresh.shown === old.shown && !isRedefined)
      return [];
    const name = names.get(old.query.indicator) ?? old.query.indicator;
    return [
      {
        number: old.number,
        name,
        was: old.shown,
        is: fresh?.shown ?? 'niet meer in de brief',
        isRedefined,
      },
    ];
  });
}
