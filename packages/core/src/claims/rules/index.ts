import type { Day } from '@jeugdregie/kernel';
import { c001 } from './c001.ts';
import { c002 } from './c002.ts';
import { c003 } from './c003.ts';
import { c004 } from './c004.ts';
import { c005 } from './c005.ts';
import { tr056 } from './tr056.ts';
import { tr135 } from './tr135.ts';
import { tr304 } from './tr304.ts';
import { tr307 } from './tr307.ts';
import { tr308 } from './tr308.ts';
import { tr314 } from './tr314.ts';
import { tr318 } from './tr318.ts';
import { tr319 } from './tr319.ts';
import { tr321 } from './tr321.ts';
import { tr322 } from './tr322.ts';
import { tr323 } from './tr323.ts';
import { tr333 } from './tr333.ts';
import { tr338 } from './tr338.ts';
import { tr339 } from './tr339.ts';
import { tr340 } from './tr340.ts';
import { tr341 } from './tr341.ts';
import { tr346 } from './tr346.ts';
import { tr369 } from './tr369.ts';
import { tr381 } from './tr381.ts';
import { tr384 } from './tr384.ts';
import { tr387 } from './tr387.ts';
import { tr388 } from './tr388.ts';
import { tr389 } from './tr389.ts';
import { tr390 } from './tr390.ts';
import { tr418 } from './tr418.ts';
import type { FileRule, LineRule, PersonRule, Rule, RuleSet, SumRule } from './rule.ts';

const fileRules: readonly FileRule[] = [tr056, tr135, tr333, tr318];

/** Rules on the client come first: they end the look at a line. */
const lineRules: readonly LineRule[] = [
  tr304,
  tr314,
  tr319,
  tr323,
  tr338,
  tr384,
  tr339,
  tr340,
  tr381,
  tr341,
  tr307,
  tr308,
  tr387,
  tr388,
  tr418,
  tr346,
  tr321,
];

const sumRules: readonly SumRule[] = [tr389, tr390, tr322, tr369];

const personRules: readonly PersonRule[] = [c001, c002, c003, c004, c005];

/** The only register of rules: newest set last. A set that was used never changes; a change is a new set. */
export const ruleSets: readonly [RuleSet, ...RuleSet[]] = [
  // iJw 3.2 is in force since 3 April 2023. Older claims that arrive in this release are held against it too.
  { id: 'ijw-3.2/2023-04', from: '2023-04-03', fileRules, lineRules, sumRules, personRules },
];

/** The set that holds for a claim dated on this day. */
export function ruleSetOn(dated: Day): RuleSet {
  return ruleSets.findLast((set) => set.from <= dated) ?? ruleSets[0];
}

export function ruleSetById(id: string): RuleSet | null {
  return ruleSets.find((set) => set.id === id) ?? null;
}

export const allRules: readonly Rule[] = [...fileRules, ...lineRules, ...sumRules, ...personRules];

const byId = new Map<string, Rule>(allRules.map((rule) => [rule.id, rule]));

/** The rule with this id, such as `TR321` or `C-001`. */
export function ruleById(id: string): Rule | null {
  return byId.get(id) ?? null;
}
