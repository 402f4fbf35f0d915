import {
  addMonths,
  municipalityCode,
  seededRandom,
  type Day,
  type Month,
  type MunicipalityCode,
} from '@jeugdregie/kernel';
import { applyWorkbook } from '../contracts/index.ts';
import { regionRows, workbookOf } from '../contracts/testing.ts';
import { municipal, system, type Database } from '../db/index.ts';
import { applyCare, applyClaims } from '../figures/index.ts';
import { careEvent, decidedLine, type LineInWords } from '../figures/testing.ts';
import type { LetterRequest } from './service.ts';

const members = ['0637', '0518', '0503', '0603'] as const;
/** Where so few youths have care that no figure about them may be printed. */
export const fewYouths = '0603';

/** A small region with two years of care; everywhere one segment and one referrer have few youths, in 0603 all have. */
export async function fillRegion(db: Database): Promise<void> {
  const rows = regionRows({
    municipalities: members,
    providers: ['65650001'],
    products: [1, 2, 5].map((segment) => ({ code: `4500${segment}`, unit: '04', segment })),
    residents: members.map((municipality) => ({ municipality, year: 2025, age0to17: 400 })),
  });
  await db.transaction(system, async (tx) => {
    const source = { name: 'proefregio.xlsx', actor: 'test', at: '2026-01-01T00:00:00Z' };
    const outcome = await applyWorkbook(tx, await workbookOf(rows), source);
    if (outcome.kind !== 'read') throw new Error(JSON.stringify(outcome));
  });
  for (const code of members) {
    const { lines, events } = courseOf(code);
    await db.transaction(municipal(codeOf(code)), async (tx) => {
      await applyClaims(tx, lines.map(decidedLine));
      applyCare(tx, events);
    });
  }
}

function courseOf(municipality: string): { lines: LineInWords[]; events: ReturnType<typeof careEvent>[] } {
  const random = seededRandom(`letters/${municipality}`);
  const lines: LineInWords[] = [];
  const events: ReturnType<typeof careEvent>[] = [];
  for (let client = 1; client <= (municipality === fewYouths ? 3 : 60); client += 1) {
    const isRare = client <= 3;
    const words = {
      municipality,
      client,
      segment: isRare ? 1 : random.pick([2, 5]),
      referrer: isRare ? '08' : random.pick(['01', '02', '04']),
    };
    const start = addMonths('2026-01' as Month, isRare ? 0 : random.integer(-18, 6));
    const length = random.integer(3, 12);
    events.push(careEvent({ ...words, kind: 'started', month: start }));
    events.push(careEvent({ ...words, kind: 'stopped', month: addMonths(start, length) }));
    for (let i = 0; i < length; i += 1) {
      const month = addMonths(start, i);
      const known = addMonths(month, random.pick([1, 1, 1, 2, 4]));
      lines.push({
        ...words,
        month,
        known,
        cents: random.integer(20_000, 400_000),
        isRejected: random.next() < 0.05,
      });
    }
  }
  return { lines, events };
}

export function codeOf(text: string): MunicipalityCode {
  const code = municipalityCode(text);
  if (code === null) throw new Error(text);
  return code;
}

export function requestFor(words: Partial<LetterRequest> = {}): LetterRequest {
  return {
    municipality: codeOf('0637'),
    cutOff: '2026-09-30' as Day,
    dated: '2026-10-14' as Day,
    remark: null,
    actor: 'test',
    at: '2026-10-14T10:00:00Z',
    isDemo: true,
    ...words,
  };
}
