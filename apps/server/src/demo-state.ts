import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How far the fictional region is in this state folder; null when the state holds none. */
export type DemoStage = 'loading' | 'generated' | 'ready';

const file = (stateDir: string): string => join(stateDir, 'demo.json');

export function demoStage(stateDir: string): DemoStage | null {
  if (!existsSync(file(stateDir))) return null;
  return (JSON.parse(readFileSync(file(stateDir), 'utf8')) as { state: DemoStage }).state;
}

export function markDemo(stateDir: string, state: DemoStage): void {
  writeFileSync(file(stateDir), JSON.stringify({ state }));
}

/** True when everything in this state is fictitious: screens and documents say so. */
export function isDemoState(stateDir: string): boolean {
  return demoStage(stateDir) !== null;
}
