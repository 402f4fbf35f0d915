import { z } from 'zod';
import { extentText } from './extent-text.ts';
import type { AllocationLine, AllocationState } from './list-store.ts';
import { codeJson, productJson, providerJson, type Names } from './names.ts';

/** Dutch names of the wire for how far an allocation is. */
export const states = {
  toegewezen: 'allocated',
  gestart: 'started',
  onderbroken: 'paused',
  gestopt: 'stopped',
  verwijderd: 'deleted',
} as const satisfies Record<string, AllocationState>;
export type StateName = keyof typeof states;
export const stateNames = Object.keys(states) as [StateName, ...StateName[]];

export const allocation = z.object({
  toewijzingnummer: z.int(),
  gemeente: z.string(),
  aanbieder: z.object({ agb: z.string(), naam: z.string() }),
  clientSleutel: z.string(),
  product: z.object({ code: z.string(), naam: z.string() }).nullable(),
  categorie: z.string().nullable(),
  segment: z.int().nullable(),
  verwijzer: z.object({ code: z.string(), naam: z.string() }),
  van: z.string(),
  tot: z.string().nullable(),
  omvang: z.string(),
  budgetCenten: z.int().nullable(),
  gestartOp: z.string().nullable(),
  gestoptOp: z.string().nullable(),
  status: z.enum(stateNames),
  versie: z.string(),
});
export type AllocationJson = z.output<typeof allocation>;

export function allocationJson(line: AllocationLine, gemeente: string, names: Names): AllocationJson {
  const { product, provider, referrer } = line;
  return {
    toewijzingnummer: line.number,
    gemeente,
    aanbieder: providerJson(provider, names),
    clientSleutel: line.clientKey,
    product: productJson(product, names),
    categorie: line.category,
    segment: line.segment,
    verwijzer: codeJson('COD327', referrer),
    van: line.from,
    tot: line.until,
    omvang: extentText(line),
    budgetCenten: line.budgetCents,
    gestartOp: line.startedOn,
    gestoptOp: line.stoppedOn,
    status: stateNames.find((name) => states[name] === line.state) ?? 'toegewezen',
    versie: line.version,
  };
}
