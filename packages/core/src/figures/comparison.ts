import { fail, ok, type Problem, type Result } from '@jeugdregie/kernel';
import { districts, region } from '../contracts/index.ts';
import type { Tx } from '../db/index.ts';
import { breakdown } from './figure.ts';
import { toNumber } from './fraction.ts';
import type { FigureQuery, Part } from './model.ts';
import {
  publicDistricts,
  publicMunicipalities,
  weightedShare,
  type PublicDistrict,
} from './public-figures.ts';

/** Our use of care in one district (or one municipality, `code` null) beside the public figures. */
export interface ComparedDistrict {
  readonly municipality: string;
  readonly municipalityName: string;
  readonly code: string | null;
  readonly name: string;
  readonly children: number | null;
  /** Ours; null where there are one to four youths. */
  readonly youths: number | null;
  readonly isSmall: boolean;
  readonly share: number | null;
  readonly cbsYouths: number | null;
  readonly cbsShare: number | null;
  readonly scpRegistered: number | null;
  readonly scpExpected: number | null;
}

export interface Comparison {
  readonly districts: readonly ComparedDistrict[];
  /** Per municipality; the SCP shares are means over its districts, weighted by children. */
  readonly municipalities: readonly ComparedDistrict[];
}

/**
 * Youths per district in the months of the query, beside CBS and SCP. The query must ask for `youths` without a side
 * of its own. Districts that only one of the two knows stand in the list too.
 */
export async function compareDistricts(tx: Tx, query: FigureQuery): Promise<Result<Comparison, Problem>> {
  const own = await breakdown(tx, query, 'district');
  if (!own.ok) return fail(own.error);
  const perMunicipality = await breakdown(tx, query, 'municipality');
  if (!perMunicipality.ok) return fail(perMunicipality.error);
  const names = new Map(
    (await region(tx, query.cutOff)).municipalities.map((m) => [m.code as string, m.name]),
  );
  const known = new Map((await districts(tx, query.municipality)).map((d) => [d.code, d]));
  const theirDistricts = publicDistricts().filter(
    (d) =>
      names.has(d.municipality) && (query.municipality === null || d.municipality === query.municipality),
  );
  const parts = new Map(own.value.parts.map((part) => [part.key, part]));
  const nameOf = (municipality: string): string => names.get(municipality) ?? municipality;
  const byCode = new Map(theirDistricts.map((d) => [d.code, d]));
  const codes = [...new Set([...known.keys(), ...byCode.keys()])].sort();
  const rows = codes.map((code): ComparedDistrict => {
    const ours = known.get(code);
    const theirs = byCode.get(code);
    const municipality = ours?.municipality ?? theirs?.municipality ?? '';
    const identity = {
      municipality,
      municipalityName: nameOf(municipality),
      code,
      name: ours?.name ?? theirs?.name ?? code,
    };
    return {
      ...identity,
      ...comparedUse(parts.get(code), ours?.age0to17),
      ...published(theirs),
    };
  });
  const totals = new Map(perMunicipality.value.parts.map((part) => [part.key, part]));
  return ok({ districts: rows, municipalities: municipalRows(rows, theirDistricts, totals) });
}

function municipalRows(
  rows: readonly ComparedDistrict[],
  theirDistricts: readonly PublicDistrict[],
  parts: ReadonlyMap<string, Part>,
): readonly ComparedDistrict[] {
  return [...Map.groupBy(rows, (row) => row.municipality)].map(([municipality, own]) => {
    const theirs = theirDistricts.filter((d) => d.municipality === municipality);
    const cbs = publicMunicipalities().find((m) => m.municipality === municipality);
    const name = own[0]?.municipalityName ?? municipality;
    return {
      municipality,
      municipalityName: name,
      code: null,
      name,
      ...comparedUse(parts.get(municipality), sum(own.map((d) => d.children))),
      cbsYouths: cbs?.registeredYouths ?? null,
      cbsShare: cbs?.shareOfResidents ?? null,
      scpRegistered: weightedShare(theirs, (d) => d.registeredShare),
      scpExpected: weightedShare(theirs, (d) => d.expectedShare),
    };
  });
}

type PublicPart = Pick<ComparedDistrict, 'cbsYouths' | 'cbsShare' | 'scpRegistered' | 'scpExpected'>;

/** Shares as published, of the residents whom the source counted: never of those in our own contracts. */
function published(theirs: PublicDistrict | undefined): PublicPart {
  return {
    cbsYouths: theirs?.registeredYouths ?? null,
    cbsShare: theirs?.registeredUse ?? null,
    scpRegistered: theirs?.registeredShare ?? null,
    scpExpected: theirs?.expectedShare ?? null,
  };
}

function comparedUse(
  part: Part | undefined,
  children: number | null = null,
): Pick<ComparedDistrict, 'children' | 'youths' | 'isSmall' | 'share'> {
  const isSmall = part?.isSmall ?? false;
  const youths = isSmall ? null : part?.value ? toNumber(part.value) : 0;
  return { children, youths, isSmall, share: youths === null || !children ? null : youths / children };
}

/** Null when nothing is known; otherwise what is known, added up. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}
