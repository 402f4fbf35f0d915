import type { Bericht, MessageCode } from '../generated/berichten.ts';
import { ruleRows } from '../generated/rules.ts';
import { messageDefinition, type ComplexDef, type ElementDef } from '../schema.ts';
import { conditions } from './conditions.ts';
import { constraints } from './constraints.ts';
import { repeatedKeys } from './keys.ts';
import { technicalRules } from './technical.ts';
import type { ClassCheck, Emit, Facts, Rule } from './rule.ts';

/** A broken rule, before its line is known. */
export interface Violation {
  readonly rule: string;
  readonly path: string;
  readonly found?: string;
}

/** Every in-message rule by its id, TR101 excepted: that one follows from the keys in the tables. */
export const levelTwoRules: Readonly<Record<string, Rule>> = {
  ...conditions,
  ...constraints,
  ...technicalRules,
};

type Node = Readonly<Record<string, unknown>>;

interface BoundCheck {
  readonly rule: string;
  readonly check: ClassCheck<never>;
}

/** What is looked at in one class of one message. */
interface Plan {
  readonly checks: readonly BoundCheck[];
  readonly children: readonly {
    readonly element: ElementDef;
    readonly plan: Plan;
    readonly hasKeys: boolean;
  }[];
}

const plans = new Map<MessageCode, Plan>();

function planOf(message: MessageCode): Plan {
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
  const children = [];
  for (const element of def.elements) {
    if (element.type.kind === 'simple' || !element.type.isClass) continue;
    const plan = planClass(element.type, message);
    const hasKeys = element.max === 0 && appliesTo('TR101', message, element.type.name);
    if (hasKeys || plan.checks.length > 0 || plan.children.length > 0)
      children.push({ element, plan, hasKeys });
  }
  return { checks: checksFor(def.name, message), children };
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
    for (const element of distinct) checks.push({ rule: id, check: rule.check(element) });
  }
  return checks;
}

/** Everything that the message breaks at level 2, at most `limit` violations. */
export function violations(bericht: Bericht, limit: number): Violation[] {
  const found: Violation[] = [];
  const steps: string[] = ['Bericht'];
  const facts: Facts = { dagtekening: bericht.header.berichtIdentificatie.dagtekening };
  let current = '';
  const emit: Emit = (element, value) => {
    if (found.length >= limit) return;
    const path = element === '' ? steps.join('/') : `${steps.join('/')}/${element}`;
    found.push(value === undefined ? { rule: current, path } : { rule: current, path, found: value });
  };
  const visit = (plan: Plan, node: Node): void => {
    for (const { rule, check } of plan.checks) {
      current = rule;
      check(node as never, emit, facts);
    }
    for (const { element, plan: below, hasKeys } of plan.children) {
      const value = node[element.property];
      if (value === undefined) continue;
      if (element.max === 1) {
        steps.push(element.name);
        visit(below, value as Node);
        steps.pop();
        continue;
      }
      const siblings = value as readonly Node[];
      if (hasKeys) {
        current = 'TR101';
        for (const index of repeatedKeys(element, siblings)) emit(`${element.name}[${index + 1}]`);
      }
      if (below.checks.length === 0 && below.children.length === 0) continue;
      const depth = steps.length;
      for (let i = 0; i < siblings.length; i += 1) {
        steps[depth] = `${element.name}[${i + 1}]`;
        visit(below, siblings[i] as Node);
      }
      steps.length = depth;
    }
  };
  visit(planOf(bericht.message), bericht as unknown as Node);
  return found;
}
