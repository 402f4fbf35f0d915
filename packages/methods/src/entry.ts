import type { JsonObject } from './input.ts';
import type { MethodResult } from './result.ts';

/** Output by label: the labels are those of the `expected.path` of the fixtures. Null means "not estimable". */
export type Labels = Readonly<Record<string, unknown>>;

/** What a case may use besides its own input. */
export interface CaseContext {
  /** Name of the case, empty for a bare input. */
  readonly name: string;
  /** Inputs of the earlier cases of the same file, references resolved; the first case comes first. */
  readonly earlier: readonly JsonObject[];
  /** Text of a data file that the input names, or null when there is none. */
  readonly load: (path: string) => string | null;
}

/** One method as the command line and the fixture runner see it. */
export interface MethodEntry {
  /** Number and name, such as `01-runoff`. */
  readonly id: string;
  readonly title: string;
  /**
   * Runs the method that the input asks for (recognised by its keys) and returns every quantity the method
   * documents by label. Throws an input error when the input fits none of its shapes.
   */
  readonly cases: (input: JsonObject, context: CaseContext) => MethodResult<Labels>;
}

/** The same for a method whose solver is asynchronous (WebAssembly). */
export interface AsyncMethodEntry extends Omit<MethodEntry, 'cases'> {
  readonly cases: (
    input: JsonObject,
    context: CaseContext,
  ) => MethodResult<Labels> | Promise<MethodResult<Labels>>;
}

export const bareContext: CaseContext = { name: '', earlier: [], load: () => null };
