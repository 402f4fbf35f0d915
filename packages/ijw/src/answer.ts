import { xsdVersie, xsltVersie } from './answer-versions.ts';
import { claimAnswer } from './claim-reply.ts';
import type { Bericht, MessageCode } from './generated/berichten.ts';
import type { Checked, Finding } from './model.ts';
import { messageDefinition, type ComplexDef } from './schema.ts';

export interface AnswerOptions {
  /** Identification of the answer, at most 12 characters, unique for the answering party. */
  readonly identificatie: string;
  /** Day of the answer, ISO text. */
  readonly dagtekening: string;
  /** Findings of levels 3 and 4 (`checkAgainst`). */
  readonly findings?: readonly Finding[];
}

/**
 * The answer to a checked message (IV028, IV032, IV087): JW302, 306, 308, 316, 318, 320 or 325. Null at level 1,
 * where the sender gets a transport error instead, and for messages that are answers themselves.
 */
export function answer(heen: Checked, options: AnswerOptions): Bericht | null {
  const { bericht } = heen;
  if (bericht === null || heen.level === 1) return null;
  const findings = heen.level === 2 ? heen.findings : (options.findings ?? []);
  if (bericht.message === 'JW323') return claimAnswer(bericht, heen.level, findings, options);
  const { answeredBy } = messageDefinition(bericht.message).row;
  if (answeredBy === null) return null;
  return receipt(bericht, answeredBy as MessageCode, findings, options);
}

type Node = Readonly<Record<string, unknown>>;

function receipt(
  heen: Bericht,
  message: MessageCode,
  findings: readonly Finding[],
  options: AnswerOptions,
): Bericht {
  const { root, row } = messageDefinition(message);
  const isTechnical = findings.some(({ level }) => level === 2);
  const headerCodes = isTechnical ? ['0001'] : codesAt(findings, ({ at }) => at === 'Header');
  const isHeaderOnly = findings.length === 0 || headerCodes.length > 0;
  const codes = headerCodes.length > 0 ? headerCodes : findings.length > 0 ? ['0200'] : [];
  const header = {
    ...heen.header,
    berichtCode: row.berichtCode,
    identificatieRetour: options.identificatie,
    dagtekeningRetour: options.dagtekening,
    ...(isTechnical && { xsltVersie }),
    xsdVersieRetour: xsdVersie,
    ...(codes.length > 0 && { retourCodes: { retourCode: codes } }),
  };
  const body = isHeaderOnly ? {} : marked(root.type as ComplexDef, heen as unknown as Node, findings);
  return { ...body, message, header } as unknown as Bericht;
}

function codesAt(findings: readonly Finding[], matches: (finding: Finding) => boolean): string[] {
  const codes = findings.filter(matches).map(({ returnCode }) => returnCode);
  return [...new Set(codes.filter((code) => code !== null))];
}

/** Copies every class below the root with a code on each: its own, 0200, or 0233 below a client that failed. */
function marked(root: ComplexDef, message: Node, findings: readonly Finding[]): Node {
  const byPath = new Map<string, string[]>();
  for (const { path, returnCode } of findings) {
    if (returnCode === null) continue;
    const codes = byPath.get(path) ?? [];
    if (!codes.includes(returnCode)) codes.push(returnCode);
    byPath.set(path, codes);
  }
  const copy = (def: ComplexDef, node: Node, path: string, isJudged: boolean): Node => {
    const own = ownCodes(def, byPath, path);
    const isBelowJudged = isJudged && !(def.name === 'Client' && own.length > 0);
    const made: Record<string, unknown> = {};
    for (const element of def.elements) {
      const { name, type } = element;
      const value = node[element.property];
      if (name === 'RetourCodes') {
        made['retourCodes'] = { retourCode: own.length > 0 ? own : [isJudged ? '0200' : '0233'] };
      } else if (value === undefined || name === 'Header') continue;
      else if (type.kind === 'simple' || !type.isClass) made[element.property] = value;
      else if (element.max === 1)
        made[element.property] = copy(type, value as Node, `${path}/${name}`, isBelowJudged);
      else {
        made[element.property] = (value as readonly Node[]).map((one, i) =>
          copy(type, one, `${path}/${name}[${i + 1}]`, isBelowJudged),
        );
      }
    }
    return made;
  };
  return copy(root, message, 'Bericht', true);
}

/** Codes of the class at this path, and of the elements in it that are no class. */
function ownCodes(def: ComplexDef, byPath: ReadonlyMap<string, readonly string[]>, path: string): string[] {
  const codes = new Set(byPath.get(path));
  for (const { name, type } of def.elements) {
    if (type.kind === 'complex' && type.isClass) continue;
    const prefix = `${path}/${name}`;
    for (const [at, found] of byPath) {
      if (at === prefix || at.startsWith(`${prefix}/`)) for (const code of found) codes.add(code);
    }
  }
  return [...codes];
}
