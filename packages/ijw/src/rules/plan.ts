import type { MessageCode } from '../generated/berichten.ts';
import { ruleRows } from '../generated/rules.ts';
import { messageDefinition, type ComplexDef, type ElementDef } from '../schema.ts';
import { conditions } from './conditions.ts';
import { constraints } from './constraints.ts';
import type { ClassCheck, PartCheck, Rule } from './rule.ts';
import { technicalRules } from './technical.ts';

/** Every in-message rule by its id, TR101 excepted: that one follows from the keys in the tables. */
export const levelTwoRules: Readonly<Record<string, Rule>> = {
  ...conditions,
  ...constraints,
  ...technicalRules,
};

export interface BoundCheck {
  readonly rule: string;
  /** One of the two. */
  readonly check: ClassCheck<never> | null;
  readonly start: (() => PartCheck<never>) | null;
}

export interface Below {
  readonly element: ElementDef;
  readonly plan: Plan;
  readonly hasKeys: boolean;
}

/** What is looked at in one class of one message. */
export interface Plan {
  readonly checks: readonly BoundCheck[];
  readonly children: readonly Below[];
  /** The class stands around the clients of a claim: it is complete in the last part only. */
  readonly isAround: boolean;
}

const plans = new Map<MessageCode, Plan>();

/** What is looked at in a message, from its root down. */
export function planOf(message: MessageCode): Plan {
  let plan = plans.get(message);
  if (plan === undefined) {
    const { root, row } = messageDefinition(message);
    // A receipt repeats the classes of the message it answers, with the same rules (rules.json, conventions).
    const source = row.kind === 'retour' && row.answers !== null ? row.answers : message;
    plan = planClass(root.type as ComplexDef, source);
    plans.set(message, plan);
  }
  return plan;
}

function planClass(def: ComplexDef, message: string): Plan {
  const children: Below[] = [];
  for (const element of def.elements) {
    if (element.type.kind === 'simple' || !element.type.isClass) continue;
    const plan = planClass(element.type, message);
    const hasKeys = element.max === 0 && appliesTo('TR101', message, element.type.name);
    if (hasKeys || plan.checks.length > 0 || plan.children.length > 0)
      children.push({ element, plan, hasKeys });
  }
  const isAround = children.some(({ element, plan }) => element.part === 'client' || plan.isAround);
  return { checks: checksFor(def.name, message), children, isAround };
}

const rowsById = new Map(ruleRows.map((row) => [row.id, row]));

function appliesTo(rule: string, message: string, klass: string): boolean {
  return rowsById.get(rule)?.at.some(([m, c]) => m === message && c === klass) ?? false;
}

function checksFor(klass: string, message: string): BoundCheck[] {
  const checks: BoundCheck[] = [];
  for (const [id, rule] of Object.entries(levelTwoRules)) {
    const places = (rowsById.get(id)?.at ?? []).filter(([m]) => m === message);
    const elements = places.filter(([, c]) => (rule.home ?? c) === klass).map(([, , element]) => element);
    const distinct = rule.home === undefined ? new Set(elements) : new Set(elements.slice(0, 1));
    for (const element of distinct) {
      checks.push(
        'start' in rule
          ? { rule: id, check: null, start: rule.start }
          : { rule: id, check: rule.check(element), start: null },
      );
    }
  }
  return checks;
}
