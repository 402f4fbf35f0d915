/** One thing that must hold, and whether it does. `looked` counts what was compared. */
export interface Check {
  readonly name: string;
  readonly looked: number;
  /** Dutch; empty when all is well. */
  readonly differences: readonly string[];
}

/** All batches in one list. */
export async function gather<T>(batches: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) for (const one of batch) all.push(one);
  return all;
}
