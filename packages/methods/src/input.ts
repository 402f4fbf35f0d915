/** JSON as it comes from a file. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The error of an input that does not have the shape a method needs; the command line prints its message. */
export function inputError(message: string): Error {
  const error = new Error(message);
  error.name = 'InputError';
  return error;
}

export function isInputError(error: unknown): error is Error {
  return error instanceof Error && error.name === 'InputError';
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A finite number, or the default; throws an input error when it is there but no number. */
export function numberAt(input: JsonObject, key: string, otherwise?: number): number {
  const value = input[key];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (value === undefined && otherwise !== undefined) return otherwise;
  throw inputError(`input.${key} must be a number`);
}

export function textAt(input: JsonObject, key: string, otherwise?: string): string {
  const value = input[key];
  if (typeof value === 'string') return value;
  if (value === undefined && otherwise !== undefined) return otherwise;
  throw inputError(`input.${key} must be text`);
}

export function asNumbers(value: Json | undefined, where: string): number[] {
  if (!isList(value)) throw inputError(`${where} must be a list of numbers`);
  return value.map((v) => {
    if (typeof v !== 'number' || !Number.isFinite(v)) throw inputError(`${where} must hold numbers only`);
    return v;
  });
}

export function numbersAt(input: JsonObject, key: string): number[] {
  return asNumbers(input[key], `input.${key}`);
}

export function matrixAt(input: JsonObject, key: string): number[][] {
  const value = input[key];
  if (!isList(value)) throw inputError(`input.${key} must be a list of rows`);
  return value.map((row, i) => asNumbers(row, `input.${key}[${i}]`));
}

export function textsAt(input: JsonObject, key: string): string[] {
  const value = input[key];
  if (!isList(value)) throw inputError(`input.${key} must be a list of texts`);
  return value.map((v) => {
    if (typeof v !== 'string') throw inputError(`input.${key} must hold texts only`);
    return v;
  });
}

export function objectAt(input: JsonObject, key: string): JsonObject {
  const value = input[key];
  if (!isObject(value)) throw inputError(`input.${key} must be an object`);
  return value;
}

/** Parses JSON text into an object, or throws an input error that names the file. */
export function parseObject(text: string, name: string): JsonObject {
  let parsed: Json;
  try {
    parsed = JSON.parse(text) as Json;
  } catch (error) {
    throw inputError(`${name} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(parsed)) throw inputError(`${name} must hold one JSON object`);
  return parsed;
}
