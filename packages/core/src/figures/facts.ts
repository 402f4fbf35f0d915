import type { MunicipalityCode } from '@jeugdregie/kernel';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine } from '../claims/index.ts';

/**
 * All facts of one municipality, in batches of any size and any order, as the rooms before this one keep them.
 * Whoever wires the house gives it (`decidedLinesOf` of claims, `careEventsOf` of care): rebuilding reads the facts
 * through their doors, never their tables.
 */
export interface FactSource {
  lines(municipality: MunicipalityCode): AsyncIterable<readonly DecidedLine[]>;
  events(municipality: MunicipalityCode): AsyncIterable<readonly CareEvent[]>;
}
