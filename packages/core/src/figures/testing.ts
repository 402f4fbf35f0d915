import {
  addMonths,
  allocationNumber,
  clientKey,
  firstDayOf,
  month,
  municipalityCode,
  productCode,
  providerCode,
  seededRandom,
  type Month,
} from '@jeugdregie/kernel';
import { segmentId } from '../contracts/index.ts';
import type { CareEvent } from '../care/index.ts';
import type { DecidedLine, LineId } from '../claims/index.ts';

/** The maker functions return null for bad text; a test that writes bad text is wrong. */
function must<T>(value: T | null, text: string): T {
  if (value === null) throw new Error(`bad test value ${text}`);
  return value;
}

/** What a test wants to say of a line; the rest gets a plain value. Amounts in cents. */
export interface LineInWords {
  readonly municipality?: string;
  readonly provider?: string;
  /** A number stands for the client. */
  readonly client?: number;
  readonly product?: string;
  readonly segment?: number | null;
  readonly referrer?: string;
  readonly district?: string | null;
  readonly month?: string;
  readonly known?: string;
  readonly unit?: string;
  readonly volume?: number;
  readonly cents?: number;
  readonly isRejected?: boolean;
}

const plain = {
  municipality: '0637',
  provider: '65650001',
  client: 1,
  product: '45A04',
  segment: 5,
  referrer: '02',
  district: 'WK063710',
  month: '2026-01',
  unit: '04',
  cents: 10_000,
  isRejected: false,
} as const;

/** A decided claim line; a negative amount is a credit. */
export function decidedLine(words: LineInWords): DecidedLine {
  const all = { ...plain, ...words };
  return {
    municipality: must(municipalityCode(all.municipality), 'municipality'),
    provider: must(providerCode(all.provider), 'provider'),
    clientKey: clientOf(all.client),
    allocation: must(allocationNumber(all.client), 'allocation'),
    product: must(productCode(all.product), 'product'),
    segment: all.segment === null ? null : segmentId(all.segment),
    referrer: all.referrer,
    district: all.district,
    month: must(month(all.month), all.month),
    knownMonth: must(month(words.known ?? all.month), 'known'),
    unit: all.unit,
    volume: words.volume ?? Math.sign(all.cents),
    claimedCents: all.cents,
    acceptedCents: all.isRejected ? 0 : all.cents,
    isRejected: all.isRejected,
    isCredit: all.cents < 0,
    lineId: lineIdOf(all.client),
  };
}

/** A care event of the same client, provider and product as `decidedLine` gives. */
export function careEvent(
  words: LineInWords & {
    readonly kind: CareEvent['kind'];
    readonly sign?: 1 | -1;
    readonly isPause?: boolean;
  },
): CareEvent {
  const line = decidedLine(words);
  return {
    kind: words.kind,
    municipality: line.municipality,
    provider: line.provider,
    clientKey: line.clientKey,
    allocation: line.allocation,
    product: line.product,
    segment: line.segment,
    referrer: line.referrer,
    district: line.district,
    on: firstDayOf(line.month),
    knownOn: firstDayOf(line.knownMonth),
    sign: words.sign ?? 1,
    isPause: words.isPause ?? false,
  };
}

export function clientOf(n: number): DecidedLine['clientKey'] {
  return must(clientKey(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`), 'client');
}

function lineIdOf(n: number): LineId {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}.0` as LineId;
}

/** Lines of a small region with late, rejected and credited ones; the same seed gives the same lines. */
export function randomLines(seed: number, count: number, clients = 12): DecidedLine[] {
  const random = seededRandom(seed);
  const lines: DecidedLine[] = [];
  while (lines.length < count) {
    const delivered = addMonths('2026-01' as Month, random.integer(-4, 6));
    const words: LineInWords = {
      municipality: random.pick(['0637', '0518']),
      provider: random.pick(['65650001', '65650002']),
      client: random.integer(1, clients),
      product: random.pick(['45A04', '54001']),
      segment: random.pick([1, 5, null]),
      referrer: random.pick(['01', '02', '04']),
      district: random.pick(['WK063710', 'WK063711', null]),
      month: delivered,
      known: addMonths(delivered, random.integer(0, 3)),
      cents: random.integer(1, 90_000),
      isRejected: random.next() < 0.1,
    };
    lines.push(decidedLine(words));
    if (words.isRejected !== true && random.next() < 0.3) {
      const known = addMonths(delivered, random.integer(3, 5));
      lines.push(decidedLine({ ...words, known, cents: -(words.cents ?? 0) }));
    }
  }
  return lines;
}
