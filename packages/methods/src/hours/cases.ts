import type { Labels, MethodEntry } from '../entry.ts';
import { inputError, isList, matrixAt, numberAt, numbersAt, textsAt, type JsonObject } from '../input.ts';
import { at, range } from '../numeric/lists.ts';
import { median } from '../numeric/moments.ts';
import { mapResult, type MethodResult } from '../result.ts';
import { competingEnds } from './aalen-johansen.ts';
import { capSaving } from './cap.ts';
import {
  hoursFor,
  hoursInterval,
  kaplanMeier,
  survivalInterval,
  type Curve,
  type Scale,
} from './kaplan-meier.ts';
import { logRank } from './log-rank.ts';
import { restrictedMean } from './restricted-mean.ts';
import type { Spell } from './spell.ts';

export const hoursEntry: MethodEntry = {
  id: '06-max-hours',
  title: 'Maximum hours: share that can finish within, and what a cap saves',
  cases: (input) => {
    if (input['timeStatus'] !== undefined) return curveCase(pairs(input), input);
    if (input['entryExitEvent'] !== undefined) return curveCase(delayed(input), input);
    if (input['state'] !== undefined) return competingCase(withStates(input));
    if (input['group'] !== undefined) return groupsCase(input);
    if (input['status'] !== undefined) return curveCase(withStatus(input), input);
    throw inputError(
      'the input needs timeStatus, entryExitEvent, time with state, or time with status (and group)',
    );
  },
};

function spell(hours: number, event: number, entry = 0): Spell {
  return { hours, status: event === 1 ? 'completed' : 'open', entry };
}

function pairs(input: JsonObject): Spell[] {
  return matrixAt(input, 'timeStatus').map((row) => spell(at(row, 0), at(row, 1)));
}

function delayed(input: JsonObject): Spell[] {
  return matrixAt(input, 'entryExitEvent').map((row) => spell(at(row, 1), at(row, 2), at(row, 0)));
}

function withStatus(input: JsonObject): Spell[] {
  const status = numbersAt(input, 'status');
  const entry = input['entry'] === undefined ? null : numbersAt(input, 'entry');
  return numbersAt(input, 'time').map((hours, i) => spell(hours, at(status, i), entry ? at(entry, i) : 0));
}

function withStates(input: JsonObject): Spell[] {
  const states = textsAt(input, 'state');
  const entry = input['entry'] === undefined ? null : numbersAt(input, 'entry');
  return numbersAt(input, 'time').map((hours, i): Spell => {
    const status = at(states, i);
    if (status !== 'completed' && status !== 'dropout' && status !== 'open') {
      throw inputError(`input.state holds "${status}"; known are completed, dropout and open`);
    }
    return { hours, status, entry: entry ? at(entry, i) : 0 };
  });
}

const quarters = [0.25, 0.5, 0.75];

function curveCase(spells: readonly Spell[], input: JsonObject): MethodResult<Labels> {
  const caps = isList(input['caps']) ? numbersAt(input, 'caps') : [];
  const completed = spells.filter((s) => s.status === 'completed').map((s) => s.hours);
  return mapResult(kaplanMeier(spells), (curve) => ({
    time: curve.steps.map((s) => s.hours),
    atRisk: curve.steps.map((s) => s.atRisk),
    events: curve.steps.map((s) => s.completed),
    survival: curve.steps.map((s) => s.survival),
    greenwoodSe: curve.steps.map((s) => s.standardError),
    ...survivalLimits(curve),
    quantiles25_50_75: quarters.map((q) => hoursFor(curve, q)),
    median: hoursFor(curve, 0.5),
    ...quantileLimits(curve),
    ...restrictedMeans(curve, caps),
    naiveMedianOfCompletedOnly: completed.length > 0 ? median(completed) : null,
    ...shareLabels(curve),
    ...(caps.length > 0 ? capLabels(spells, caps, input) : {}),
  }));
}

const scales: readonly Scale[] = ['log', 'loglog'];

function survivalLimits(curve: Curve): Labels {
  return Object.fromEntries(
    scales.flatMap((scale) => [
      [`survivalLower95.${scale}`, curve.steps.map((s) => survivalInterval(s, 0.95, scale)?.[0] ?? null)],
      [`survivalUpper95.${scale}`, curve.steps.map((s) => survivalInterval(s, 0.95, scale)?.[1] ?? null)],
    ]),
  );
}

function quantileLimits(curve: Curve): Labels {
  return Object.fromEntries(
    scales.flatMap((scale) => [
      [`quantileLower95.${scale}`, quarters.map((q) => hoursInterval(curve, q, 0.95, scale)[0])],
      [`quantileUpper95.${scale}`, quarters.map((q) => hoursInterval(curve, q, 0.95, scale)[1])],
    ]),
  );
}

/** Restricted means at every whole horizon up to the next dozen after the data (at most 600), at events and at caps. */
function restrictedMeans(curve: Curve, caps: readonly number[]): Labels {
  const dozens = Math.min(600, 12 * Math.ceil(curve.largest / 12));
  const horizons = new Set([
    ...range(dozens + 1).slice(1),
    ...curve.steps.map((s) => s.hours),
    curve.largest,
    ...caps,
  ]);
  const means = [...horizons].map((h) => [String(h), restrictedMean(curve, h)] as const);
  return {
    rmst: Object.fromEntries(means.map(([h, mean]) => [h, mean?.mean ?? null])),
    rmstSe: Object.fromEntries(means.map(([h, mean]) => [h, mean?.standardError ?? null])),
  };
}

/** `smallestCapFor80Percent` and its interval, for every ten percent and the usual in-betweens. */
function shareLabels(curve: Curve): Labels {
  return Object.fromEntries(
    [10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 85, 90, 95].flatMap((percent) => [
      [`smallestCapFor${percent}Percent`, hoursFor(curve, percent / 100)],
      [`smallestCapFor${percent}PercentInterval95`, hoursInterval(curve, percent / 100, 0.95)],
    ]),
  );
}

function capLabels(spells: readonly Spell[], caps: readonly number[], input: JsonObject): Labels {
  const savings = caps.map((cap) => {
    const options = { cap, exceptions: numberAt(input, 'exceptions', 0), seed: 'cap' };
    const result = capSaving(spells, options);
    return result.ok ? result.value : null;
  });
  return {
    finishedWithin: savings.map((s) => s?.finishedWithin ?? null),
    meanUncapped: savings[0]?.meanUncapped ?? null,
    meanCapped: savings.map((s) => s?.meanCapped ?? null),
    maximumSavingShare: savings.map((s) => s?.maximumShare ?? null),
    expectedSavingShare: savings.map((s) => s?.expectedShare ?? null),
    expectedSavingShare95: savings.map((s) => s?.expectedShare95 ?? null),
    breakEvenDrift: savings.map((s) => s?.breakEvenDrift ?? null),
  };
}

function competingCase(spells: readonly Spell[]): MethodResult<Labels> {
  return mapResult(competingEnds(spells), ({ hours, atRisk, stillOpen, completed, dropout }) => ({
    time: hours,
    atRisk,
    stillOpen,
    completed: completed.share,
    completedSe: completed.standardError,
    dropout: dropout.share,
    dropoutSe: dropout.standardError,
  }));
}

function groupsCase(input: JsonObject): MethodResult<Labels> {
  const spells = withStatus(input);
  const list = input['group'];
  const labels = isList(list) ? list.map(String) : [];
  const names = [...new Set(labels)].sort();
  const groups = names.map((name) => spells.filter((_, i) => labels[i] === name));
  return mapResult(logRank(groups), (value) => ({
    groups: names,
    observed: value.observed,
    expected: value.expected,
    chisq: value.chiSquare,
    df: value.degreesOfFreedom,
    p: value.p,
    medians: groups.map((group) => medianOf(group)),
  }));
}

function medianOf(spells: readonly Spell[]): number | null {
  const curve = kaplanMeier(spells);
  return curve.ok ? hoursFor(curve.value, 0.5) : null;
}
