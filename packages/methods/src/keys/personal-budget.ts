import { roundHalfUp } from '@jeugdregie/kernel';
import { inputError } from '../input.ts';

/**
 * Rate of a personal budget (PGB) as a percentage of the contract rate, in whole cents, never below a floor such as
 * the statutory minimum hourly wage for help from the social network. The percentage is dated data of the bylaw.
 * @param percent with at most two decimals
 */
export function personalBudgetRate(contractCents: number, percent: number, floorCents = 0): bigint {
  if (percent < 0) throw inputError(`a percentage must be zero or more, got ${percent}`);
  const part = roundHalfUp(BigInt(contractCents) * BigInt(Math.round(percent * 100)), 10_000n);
  const floor = BigInt(floorCents);
  return part < floor ? floor : part;
}

/** The contract rate that a personal-budget rate implies, in whole cents. */
export function impliedContractRate(budgetCents: number, percent: number): bigint {
  if (percent <= 0) throw inputError(`a percentage must be above zero, got ${percent}`);
  return roundHalfUp(BigInt(budgetCents) * 10_000n, BigInt(Math.round(percent * 100)));
}
