/** Shapes of the generated tables (`src/generated/`). */

/** Element of a class or complex type, in document order. `max` 0 means unbounded. */
export type ElementRow = readonly [
  name: string,
  type: string,
  min: number,
  max: number,
  key: boolean,
  pattern: string | null,
];

/** Makes an object from the values of its elements, in order. */
export type Make = (values: readonly unknown[]) => Readonly<Record<string, unknown>>;

export interface MessageRow {
  readonly message: string;
  readonly berichtCode: string;
  /** Dutch name of the message. */
  readonly name: string;
  readonly kind: string;
  readonly sender: string;
  readonly receiver: string;
  readonly answeredBy: string | null;
  readonly answers: string | null;
  readonly namespace: string;
  readonly prefix: string;
  readonly classes: Readonly<Record<string, readonly ElementRow[]>>;
}

export interface SimpleTypeRow {
  readonly name: string;
  readonly base: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minInclusive?: number;
  readonly maxInclusive?: number;
  readonly pattern?: string;
  /** Only when the schema itself enumerates the codes. */
  readonly codeList?: string;
  /** Restriction (RS rule) per facet name. */
  readonly rules: Readonly<Record<string, string>>;
}

export interface CodeListRow {
  readonly id: string;
  readonly name: string;
  readonly codes: readonly (readonly [code: string, label: string])[];
}

export interface RuleRow {
  readonly id: string;
  readonly kind: string;
  /** 1 schema, 2 in the message, 3 across messages, 4 external source, null: not automatically checked. */
  readonly level: number | null;
  readonly returnCode: string | null;
  readonly title: string;
  readonly statement: string;
  readonly formula?: string;
  readonly note?: string;
  readonly needs?: string;
  readonly datatypes?: readonly string[];
  readonly messages?: readonly string[];
  /** Where the rule applies: message, class (empty: whole message), element below the class. */
  readonly at: readonly (readonly [message: string, klass: string, element: string])[];
}
