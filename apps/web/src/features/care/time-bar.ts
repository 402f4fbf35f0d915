import * as Plot from '@observablehq/plot';
import type { AllocationDetail } from '../../api/care.ts';
import { tokenColour } from '../../theme/segment-colours.ts';
import { dayNumber } from '../../view/day-number.ts';
import { monthPlus } from '../../view/months.ts';
import { careStretches, spanOf } from './time-bar-rows.ts';

interface Bar {
  readonly row: string;
  readonly from: number;
  readonly until: number;
  readonly words: string;
}

/** What the picture needs in words; days and money come written. */
export interface TimeBarWords {
  readonly version: (n: number) => string;
  readonly care: string;
  readonly claims: string;
  readonly today: string;
  readonly period: (from: string, until: string | null) => string;
  readonly money: (cents: number) => string;
  readonly month: (month: string) => string;
}

/**
 * An allocation in time: each version as a bar (the one that counts filled), the care from start to stop, and what was
 * claimed per month as a bar whose height is the amount. Every row has its name; the line is today.
 */
export function timeBar(
  found: AllocationDetail,
  { width, today, words }: { readonly width: number; readonly today: string; readonly words: TimeBarWords },
): SVGElement | HTMLElement {
  const { from, until } = spanOf(found, today);
  const end = dayNumber(until) + 1;
  const versions = found.versies.map((version, i) => ({
    ...bar(words.version(i + 1), version.van ?? from, version.tot, { end, words }),
    isValid: version.isGeldig,
  }));
  const care = careStretches(found.leveringen).map((one) =>
    bar(words.care, one.from, one.until ?? today, { end, words }),
  );
  const most = Math.max(1, ...found.declaraties.map((claim) => Math.abs(claim.ingediendCenten)));
  const claims = found.declaraties.map((claim) => ({
    row: words.claims,
    from: Math.max(dayNumber(claim.maand) + 2, dayNumber(from)),
    until: dayNumber(monthPlus(claim.maand, 1)) - 2,
    share: Math.abs(claim.toegekendCenten) / most,
    whole: Math.abs(claim.ingediendCenten) / most,
    words: `${words.month(claim.maand)}: ${words.money(claim.toegekendCenten)}`,
  }));
  const rows = [...versions.map(({ row }) => row), words.care, words.claims];
  const accent = tokenColour('--jr-accent');
  const soft = tokenColour('--jr-line-strong');
  const height = 34;
  const claimScale = (share: number): number => Math.max(1.5, share * (height - 10));
  const ticks = monthTicks(from, until, width);
  return Plot.plot({
    width,
    height: rows.length * height + 46,
    marginLeft: width < 520 ? 78 : 104,
    marginRight: 12,
    marginTop: 18,
    marginBottom: 28,
    style: { fontFamily: 'inherit', fontSize: '12px' },
    x: { type: 'linear', domain: [dayNumber(from) - 3, end + 3], label: null },
    y: { type: 'band', domain: rows, label: null, padding: 0.3 },
    marks: [
      Plot.ruleX(ticks.map(dayNumber), { stroke: tokenColour('--jr-line') }),
      Plot.axisX(ticks.map(dayNumber), {
        tickFormat: (n: number) => words.month(ticks.find((month) => dayNumber(month) === n) ?? ''),
        tickSize: 0,
        label: null,
      }),
      Plot.axisY({ tickSize: 0, label: null }),
      Plot.barX(versions, {
        x1: 'from',
        x2: 'until',
        y: 'row',
        fill: (one: { isValid: boolean }) => (one.isValid ? accent : '#ffffff'),
        stroke: (one: { isValid: boolean }) => (one.isValid ? accent : soft),
        strokeDasharray: '3 2',
        title: 'words',
        tip: { fontSize: 13 },
      }),
      Plot.barX(care, {
        x1: 'from',
        x2: 'until',
        y: 'row',
        fill: tokenColour('--jr-ok'),
        title: 'words',
        tip: { fontSize: 13 },
      }),
      claims.map((claim) =>
        Plot.barX([claim], {
          x1: 'from',
          x2: 'until',
          y: 'row',
          fill: tokenColour('--jr-info'),
          fillOpacity: 0.25,
          insetTop: height * 0.7 - claimScale(claim.whole) * 0.7,
        }),
      ),
      claims.map((claim) =>
        Plot.barX([claim], {
          x1: 'from',
          x2: 'until',
          y: 'row',
          fill: tokenColour('--jr-info'),
          insetTop: height * 0.7 - claimScale(claim.share) * 0.7,
          title: 'words',
          tip: { fontSize: 13 },
        }),
      ),
      Plot.ruleX([dayNumber(today)], { stroke: tokenColour('--jr-bad'), strokeDasharray: '4 3' }),
      Plot.text([dayNumber(today)], {
        x: (n: number) => n,
        text: () => words.today,
        frameAnchor: 'top',
        dy: -14,
        fill: tokenColour('--jr-bad'),
      }),
    ],
  });
}

function bar(
  row: string,
  from: string,
  until: string | null,
  { end, words }: { readonly end: number; readonly words: TimeBarWords },
): Bar {
  return {
    row,
    from: dayNumber(from),
    until: until === null ? end : dayNumber(until) + 1,
    words: `${row}: ${words.period(from, until)}`,
  };
}

/** First days of months on the axis, as many as fit. */
function monthTicks(from: string, until: string, width: number): readonly string[] {
  const first = from.slice(0, 7);
  const count = Math.ceil((dayNumber(until) - dayNumber(first)) / 30.4) + 1;
  const fit = Math.max(2, Math.floor((width - 110) / 62));
  const every = [1, 2, 3, 6, 12, 24].find((step) => count / step <= fit) ?? 24;
  return Array.from({ length: count }, (_, i) => monthPlus(first, i)).filter(
    (month) =>
      (Number(month.slice(5, 7)) - 1 + Number(month.slice(0, 4)) * 12) % every === 0 &&
      dayNumber(month) >= dayNumber(from) &&
      dayNumber(month) <= dayNumber(until),
  );
}
