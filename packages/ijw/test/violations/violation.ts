import type { Changes } from './edit.ts';

/** A message that breaks exactly one in-message rule, and what it cannot help breaking with it. */
export interface Violation {
  readonly file: string;
  readonly changes: Changes;
  readonly also?: readonly string[];
  /** The same message with these changes instead breaks nothing: the last that is allowed. */
  readonly allowed?: Changes;
}
