/** Tells that the rule is broken at an element below the class; empty for the class itself. */
export type Emit = (element: string, found?: string) => void;

/** What a rule may know besides its class. */
export interface Facts {
  /** Header/BerichtIdentificatie/Dagtekening: the reference date of the message. */
  readonly dagtekening: string;
}

/** Holds one instance of a class against the rule. */
export type ClassCheck<Node> = (node: Node, emit: Emit, facts: Facts) => void;

/**
 * An in-message rule (level 2): makes the check for the element that the standard names below the class.
 * `home` is the class that is looked at, when that is not the class that the standard names.
 */
export interface Rule {
  readonly check: (element: string) => ClassCheck<never>;
  readonly home?: string;
}

export function rule<Node>(check: ClassCheck<Node>, home?: string): Rule {
  const made = check as ClassCheck<never>;
  return home === undefined ? { check: () => made } : { check: () => made, home };
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
