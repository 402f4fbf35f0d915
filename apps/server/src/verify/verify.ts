import { careEventsOf } from '@jeugdregie/core/care';
import { claimIds, decidedLinesOf, replay } from '@jeugdregie/core/claims';
import { loadReference } from '@jeugdregie/core/contracts';
import { municipal, regional, system } from '@jeugdregie/core/db';
import {
  breakdown,
  cutOffs,
  figure,
  queryFor,
  rebuildAndCompare,
  type FactSource,
} from '@jeugdregie/core/figures';
import { monthOf, type MunicipalityCode } from '@jeugdregie/kernel';
import type { House } from '../house.ts';
import { gather, type Check } from './check.ts';
import { commitmentsAgain, ledgerAgainstLines } from './ledger.ts';

/**
 * Everything that must add up, computed again from the facts: figure cells, the region against its municipalities,
 * the ledger against the claim lines and the allocations, and every verdict from its stored facts.
 */
export async function verify(house: House, onCheck: (check: Check) => void): Promise<readonly Check[]> {
  const municipalities = await allMunicipalities(house);
  const checks: Check[] = [];
  for (const run of [
    cellsAgainstFacts,
    regionAgainstMunicipalities,
    ledgerAgainstLines,
    commitmentsAgain,
    verdictsAgain,
  ]) {
    const check = await run(house, municipalities);
    checks.push(check);
    onCheck(check);
  }
  return checks;
}

async function allMunicipalities(house: House): Promise<readonly MunicipalityCode[]> {
  const reference = await house.db.transaction(regional, (tx) => loadReference(tx));
  return [...new Set(reference?.municipalities.map(({ code }) => code))];
}

/** Facts through the doors of their rooms, each municipality in its own scope. */
function factsOf(house: House): FactSource {
  return {
    async *lines(municipality) {
      yield await house.db.transaction(municipal(municipality), (tx) =>
        gather(decidedLinesOf(tx, municipality)),
      );
    },
    async *events(municipality) {
      yield await house.db.transaction(municipal(municipality), (tx) =>
        gather(careEventsOf(tx, municipality)),
      );
    },
  };
}

async function cellsAgainstFacts(house: House, municipalities: readonly MunicipalityCode[]): Promise<Check> {
  const report = await house.db.transaction(system, (tx) =>
    rebuildAndCompare(tx, factsOf(house), { municipalities }),
  );
  const differences = report.differences.map(
    ({ municipality, cell, stored, rebuilt }) =>
      `${municipality} ${cell}: bewaard ${stored}, uit de feiten ${rebuilt}`,
  );
  return { name: 'Cijfers gelijk aan de feiten', looked: report.facts, differences };
}

/** Cost, claims and youths of the region are the sum of its municipalities, at every cut-off. */
async function regionAgainstMunicipalities(house: House): Promise<Check> {
  const differences: string[] = [];
  let looked = 0;
  await house.db.transaction(regional, async (tx) => {
    const all = await cutOffs(tx, null);
    const [first] = all;
    for (const cutOff of first ? all : []) {
      for (const id of ['cost', 'claimed', 'youths'] as const) {
        const query = queryFor(id, { from: monthOf(first ?? cutOff), until: monthOf(cutOff), cutOff });
        const region = await figure(tx, query);
        const parts = await breakdown(tx, query, 'municipality');
        if (!region.ok || !parts.ok) continue;
        looked += 1;
        const sum = parts.value.parts.reduce((total, { value }) => total + (value?.numerator ?? 0n), 0n);
        const whole = region.value.value?.numerator ?? 0n;
        if (sum !== whole)
          differences.push(`${id} op ${cutOff}: regio ${whole}, som van de gemeenten ${sum}`);
      }
    }
  });
  return { name: 'Regio is de som van de gemeenten', looked, differences };
}

/** So many claims at a time: their questions to the database go out together, and their facts fit in memory. */
const replayedTogether = 10;

async function verdictsAgain(house: House, municipalities: readonly MunicipalityCode[]): Promise<Check> {
  const differences: string[] = [];
  let looked = 0;
  for (const municipality of municipalities) {
    const ids = await house.db.transaction(municipal(municipality), (tx) => claimIds(tx, municipality));
    looked += ids.length;
    for (let at = 0; at < ids.length; at += replayedTogether) {
      const some = ids.slice(at, at + replayedTogether);
      const outcomes = await house.db.transaction(
        municipal(municipality),
        (tx) => Promise.all(some.map((fileId) => replay(tx, house.keys, { municipality, fileId }))),
        { repeats: true },
      );
      for (const [i, again] of outcomes.entries()) {
        if (again && again.isFactsEqual && again.isVerdictEqual && again.isReplyEqual !== false) continue;
        differences.push(`${municipality} declaratie ${some[i]}: ${JSON.stringify(again)}`);
      }
    }
  }
  return { name: 'Elk oordeel opnieuw uit zijn feiten', looked, differences };
}
