import { inputError } from '../input.ts';
import { assumption, run, type MethodResult } from '../result.ts';

/** Elements of a cost price (Besluit Jeugdwet, article 2.3). Amounts in euros, percentages as fractions. */
export interface CostElements {
  readonly monthlySalary: number;
  readonly holiday: number;
  readonly yearEnd: number;
  /** Employer charges on annual pay. */
  readonly employer: number;
  readonly grossHours: number;
  /** Hours of leave, illness, training and other absence. */
  readonly nonWorkable: number;
  /** Share of the remaining hours that can be billed; say what it leaves out (travel, no-show). */
  readonly productivity: number;
  readonly clientBound: number;
  readonly overhead: number;
  /** `markUp`: on cost; `turnover`: as a share of the price. 20 % differs: × 1.20 against ÷ 0.80. */
  readonly overheadAs?: 'markUp' | 'turnover';
  readonly riskMargin: number;
  /** Clients in a group; 1 for individual care. Extra staff per group in hours of the same function. */
  readonly groupSize?: number;
}

export interface RateBuildUp {
  readonly annualSalary: number;
  readonly labourCost: number;
  readonly billableHours: number;
  readonly labourPerHour: number;
  readonly withClientBound: number;
  readonly withOverhead: number;
  /** Rate per client and hour in euros, not rounded. */
  readonly rate: number;
  readonly rateCents: number;
}

/** From salary to rate, step by step. An element that makes hours or price impossible is an input error. */
export function buildRate(elements: CostElements): MethodResult<RateBuildUp> {
  const made = run({ method: '09-keys/rate', version: '1', input: elements });
  const value = steps(elements);
  const how = elements.overheadAs === 'turnover' ? 'a share of the price' : 'a mark-up on cost';
  return made.ok(value, {
    observations: 1,
    assumptions: [
      assumption('percentages mean what the contract means', 'unknown', `overhead is read as ${how}`),
    ],
  });
}

function steps(e: CostElements): RateBuildUp {
  const annualSalary = e.monthlySalary * 12 * (1 + e.holiday + e.yearEnd);
  const labourCost = annualSalary * (1 + e.employer);
  const billableHours = (e.grossHours - e.nonWorkable) * e.productivity;
  if (billableHours <= 0) throw inputError('no billable hours are left');
  if (e.overheadAs === 'turnover' && e.overhead >= 1)
    throw inputError('overhead as a share of turnover must be below 1');
  const labourPerHour = labourCost / billableHours;
  const withClientBound = labourPerHour * (1 + e.clientBound);
  const withOverhead =
    e.overheadAs === 'turnover' ? withClientBound / (1 - e.overhead) : withClientBound * (1 + e.overhead);
  const rate = (withOverhead * (1 + e.riskMargin)) / (e.groupSize ?? 1);
  return {
    annualSalary,
    labourCost,
    billableHours,
    labourPerHour,
    withClientBound,
    withOverhead,
    rate,
    rateCents: Math.round(rate * 100),
  };
}

export interface Sensitivity {
  readonly element:
    | 'holiday'
    | 'yearEnd'
    | 'employer'
    | 'productivity'
    | 'clientBound'
    | 'overhead'
    | 'riskMargin';
  /** Euros per hour when the element is one point lower, and one point higher. */
  readonly lower: number;
  readonly higher: number;
}

const percentages: readonly Sensitivity['element'][] = [
  'holiday',
  'yearEnd',
  'employer',
  'productivity',
  'clientBound',
  'overhead',
  'riskMargin',
];

/** What one point more or less of every percentage does to the rate, largest effect first: the tornado. */
export function tornado(elements: CostElements): readonly Sensitivity[] {
  const { rate } = steps(elements);
  const moved = (element: Sensitivity['element'], by: number): number =>
    steps({ ...elements, [element]: elements[element] + by }).rate - rate;
  return percentages
    .map((element) => ({ element, lower: moved(element, -0.01), higher: moved(element, 0.01) }))
    .sort((a, b) => Math.abs(b.higher - b.lower) - Math.abs(a.higher - a.lower));
}

/** Margin that an offered rate leaves above cost; below zero the rate is under cost price. */
export function impliedMargin(offered: number, costPrice: number): number {
  return offered / costPrice - 1;
}

export interface StaffShare {
  readonly name: string;
  readonly share: number;
  readonly rate: number;
}

/** Rate of a product that several functions deliver: Σ share × rate, with shares adding up to 1. */
export function mixedRate(staff: readonly StaffShare[]): number {
  const total = staff.reduce((sum, s) => sum + s.share, 0);
  if (Math.abs(total - 1) > 1e-9) throw inputError(`the shares of the functions add up to ${total}, not 1`);
  return staff.reduce((sum, s) => sum + s.share * s.rate, 0);
}

/** Mean monthly salary over the months of a year in which each scale amount held, and over the steps of a scale. */
export function weightedSalary(
  parts: readonly { readonly monthly: number; readonly weight: number }[],
): number {
  const weight = parts.reduce((sum, p) => sum + p.weight, 0);
  if (weight <= 0) throw inputError('the weights of the salaries add up to zero');
  return parts.reduce((sum, p) => sum + p.monthly * p.weight, 0) / weight;
}

/** Employer charges with ceilings: each bracket is charged on pay up to its ceiling. Returns the effective fraction. */
export function employerCharge(
  annualPay: number,
  brackets: readonly { readonly rate: number; readonly ceiling: number | null }[],
): number {
  const charged = brackets.reduce(
    (sum, { rate, ceiling }) => sum + rate * Math.min(annualPay, ceiling ?? annualPay),
    0,
  );
  return charged / annualPay;
}
