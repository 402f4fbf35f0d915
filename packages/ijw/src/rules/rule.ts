/** Tells that the rule is broken at an element below the class; empty for the class itself. */
export type Emit = (element: string, found?: string) => void;

/** What a rule may know besides its class. */
export interface Facts {
  /** Header/BerichtIdentificatie/Dagtekening: the reference date of the message. */
  readonly dagtekening: string;
}

/** Holds one instance of a class against the rule. */
export type ClassCheck<Node> = (node: Node, emit: Emit, facts: Facts) => void;

/** A place that was looked up to be told later. */
export interface Located {
  readonly path: string;
  readonly line: number;
}

/** What a rule over all lines of a claim is given with each part of it. */
export interface PartTools {
  /** Tells of an element of this part. */
  readonly emit: Emit;
  /** Places in this part, for a rule that may break on what comes later. */
  locate(elements: readonly string[]): readonly Located[];
  emitAt(located: Located, found: string): void;
  isLast(): boolean;
}

/** Holds the next part of a claim against the rule. */
export type PartCheck<Node> = (node: Node, tools: PartTools) => void;

/** A rule over one class: makes the check for the element that the standard names below the class. */
export interface ClassRule {
  readonly check: (element: string) => ClassCheck<never>;
  /** The class that is looked at, when that is not the class that the standard names. */
  readonly home?: string;
}

/** A rule over all lines of a claim, which come in parts: makes a check that remembers what it needs, and no more. */
export interface LinesRule {
  readonly start: () => PartCheck<never>;
  readonly home: string;
}

/** An in-message rule (level 2). */
export type Rule = ClassRule | LinesRule;

export function rule<Node>(check: ClassCheck<Node>, home?: string): Rule {
  const made = check as ClassCheck<never>;
  return home === undefined ? { check: () => made } : { check: () => made, home };
}

export function linesRule<Node>(start: () => PartCheck<Node>, home: string): Rule {
  return { start: start as () => PartCheck<never>, home };
}

/** A rule about the text at each of the elements that the standard names. */
export function valueRule(holds: (value: string, facts: Facts, node: unknown) => boolean): Rule {
  return {
    check: (element) => {
      const read = valueAt(element);
      return (node: never, emit, facts) => {
        const value = read(node);
        if (value !== undefined && !holds(value, facts, node)) emit(element, value);
      };
    },
  };
}

/** Reads the text at an element path, undefined when an element on the way is absent or holds elements. */
export function valueAt(element: string): (node: unknown) => string | undefined {
  const properties = element.split('/').map((name) => name.charAt(0).toLowerCase() + name.slice(1));
  return (node) => {
    let at: unknown = node;
    for (const property of properties) {
      if (typeof at !== 'object' || at === null) return undefined;
      at = (at as Readonly<Record<string, unknown>>)[property];
    }
    return typeof at === 'string' ? at : undefined;
  };
}
