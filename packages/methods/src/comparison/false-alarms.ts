import { normalCdf } from '../numeric/distributions.ts';
import { invert } from '../numeric/linear.ts';
import { at, range } from '../numeric/lists.ts';
import { sum } from '../numeric/moments.ts';

/**
 * Average number of points until a chart signals, when every point is an independent normal value at `shift` standard
 * deviations from target: with shift 0 the false-alarm rate, else the delay. Computed by replacing the statistic by a
 * Markov chain over `states` cells (Brook & Evans 1972). Lengths are in standard deviations of one point.
 */
export function cusumRunLength(k: number, h: number, shift = 0, states = 100): number {
  const one = (direction: number): number => oneSidedCusum(k, h, direction * shift, states);
  return 1 / (1 / one(1) + 1 / one(-1));
}

function oneSidedCusum(k: number, h: number, shift: number, states: number): number {
  const width = (2 * h) / (2 * states - 1);
  // Cell j holds statistics around j × width; cell 0 also takes everything that would fall below zero.
  const reach = (from: number, to: number): number =>
    normalCdf((to - from) * width + width / 2 + k - shift) -
    (to === 0 ? 0 : normalCdf((to - from) * width - width / 2 + k - shift));
  return runLength(states, reach, 0);
}

/** The same for an EWMA chart with smoothing `lambda` and limits at `L` asymptotic standard deviations. */
export function ewmaRunLength(lambda: number, limit: number, shift = 0, states = 101): number {
  const h = limit * Math.sqrt(lambda / (2 - lambda));
  const width = (2 * h) / states;
  const centre = (j: number): number => -h + (j + 0.5) * width;
  const reach = (from: number, to: number): number => {
    const edge = (side: number): number =>
      (centre(to) + (side * width) / 2 - (1 - lambda) * centre(from)) / lambda - shift;
    return normalCdf(edge(1)) - normalCdf(edge(-1));
  };
  return runLength(states, reach, (states - 1) / 2);
}

/** Row sum of (I − Q)⁻¹ for the starting state. */
function runLength(states: number, reach: (from: number, to: number) => number, start: number): number {
  const system = range(states).map((from) =>
    range(states).map((to) => (from === to ? 1 : 0) - reach(from, to)),
  );
  return sum(at(invert(system), start));
}
