import {
  addMonths,
  allocationNumber,
  assert,
  clientKey,
  firstDayOf,
  municipalityCode,
  newUuid,
  productCode,
  providerCode,
  seededRandom,
  type ClientKey,
  type Month,
  type MunicipalityCode,
  type Random,
} from '@jeugdregie/kernel';
import { segmentId } from '../../contracts/index.ts';
import type { CareEvent } from '../../care/index.ts';
import type { DecidedLine, LineId } from '../../claims/index.ts';
import type { FactSource } from '../facts.ts';

/** Share of the region's lines per municipality, about by youths with care. */
const sizes: Readonly<Record<string, number>> = {
  '0518': 0.49,
  '0637': 0.14,
  '1783': 0.09,
  '0503': 0.08,
  '1916': 0.07,
  '0603': 0.05,
  '1926': 0.05,
  '0629': 0.02,
  '1842': 0.01,
};

const first = '2023-11' as Month;
const monthsInAll = 36;
const lags = [0, 70, 20, 5, 3, 1, 1];

function made<T>(value: T | null): T {
  assert(value !== null, 'a made-up code has the right shape');
  return value;
}

export const benchMunicipalities: readonly MunicipalityCode[] = Object.keys(sizes).map((code) =>
  made(municipalityCode(code)),
);

/**
 * About `lines` decided claim lines of a region of nine municipalities, 200 providers of very different size, 60
 * products and 36 months, in batches; the same numbers for the same size.
 */
export function benchFacts(lines: number): FactSource {
  return {
    async *lines(municipality) {
      const random = seededRandom(`bench/${municipality}`);
      const wanted = lines * (sizes[municipality] ?? 0);
      const { lineId } = emptyLine();
      for (let count = 0; count < wanted;) {
        const batch: DecidedLine[] = [];
        while (batch.length < 20_000 && count + batch.length < wanted) {
          for (const { own } of episodes(random, municipality, lineId)) batch.push(...own);
        }
        count += batch.length;
        yield batch;
      }
    },
    /** A start with the first line of an episode and a stop with its last. */
    async *events(municipality) {
      const random = seededRandom(`bench/${municipality}`);
      const wanted = lines * (sizes[municipality] ?? 0);
      const { lineId } = emptyLine();
      for (let count = 0; count < wanted;) {
        const batch: CareEvent[] = [];
        while (batch.length < 20_000 && count < wanted) {
          for (const { own } of episodes(random, municipality, lineId)) {
            count += own.length;
            batch.push(...own.slice(0, 1).map((line) => eventOf('started', line)));
            batch.push(...own.slice(-1).map((line) => eventOf('stopped', line)));
          }
        }
        yield batch;
      }
    },
  };
}

/** All lines of one client: one to three episodes of care, a line a month each. */
function* episodes(
  random: Random,
  municipality: MunicipalityCode,
  lineId: LineId,
): Generator<{ readonly own: readonly DecidedLine[] }> {
  const client = clientOf(random);
  const district = `WK${municipality}${10 + random.integer(0, municipality === '0518' ? 39 : 11)}`;
  for (let left = random.integer(1, 3); left > 0; left -= 1) {
    const product = Math.floor(60 * random.next() ** 2);
    const fixed = {
      municipality,
      clientKey: client,
      provider: made(providerCode(String(99_990_001 + Math.floor(200 * random.next() ** 3)))),
      allocation: made(allocationNumber(random.integer(1, 999_999_999))),
      product: made(productCode(`45A${String(product).padStart(2, '0')}`)),
      segment: segmentId(1 + (product % 5)),
      referrer: random.pick(['01', '02', '02', '02', '03', '04', '05', '06', '08']),
      district,
      unit: '04',
      lineId,
    };
    const start = random.integer(-12, monthsInAll - 1);
    const length = 1 + Math.floor(-13 * Math.log(1 - random.next()));
    const own: DecidedLine[] = [];
    for (let m = Math.max(0, start); m < Math.min(monthsInAll, start + length); m += 1) {
      own.push(lineOf(random, fixed, addMonths(first, m)));
    }
    yield { own };
  }
}

function eventOf(kind: CareEvent['kind'], line: DecidedLine): CareEvent {
  const { municipality, provider, clientKey, allocation, product, segment, referrer, district } = line;
  const sides = { municipality, provider, clientKey, allocation, product, segment, referrer, district };
  const known = firstDayOf(line.knownMonth);
  return { kind, ...sides, on: firstDayOf(line.month), knownOn: known, sign: 1, isPause: false };
}

function lineOf(
  random: Random,
  fixed: Omit<
    DecidedLine,
    'month' | 'knownMonth' | 'volume' | 'claimedCents' | 'acceptedCents' | 'isRejected' | 'isCredit'
  >,
  month: Month,
): DecidedLine {
  const volume = random.integer(1, 40);
  const isRejected = random.next() < 0.03;
  return {
    ...fixed,
    month,
    knownMonth: addMonths(month, random.weighted(lags)),
    volume,
    claimedCents: volume * 8_500,
    acceptedCents: isRejected ? 0 : volume * 8_500,
    isRejected,
    isCredit: false,
  };
}

function clientOf(random: Random): ClientKey {
  const part = (length: number): string =>
    random
      .integer(0, 16 ** length - 1)
      .toString(16)
      .padStart(length, '0');
  return made(clientKey(`${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(8)}${part(4)}`));
}

function emptyLine(): { readonly lineId: LineId } {
  return { lineId: `${newUuid()}.0` };
}

/** One claim file of a provider: lines of one month of so many clients. */
export function benchFile(lines: number, seed: number): readonly DecidedLine[] {
  const random = seededRandom(`file/${seed}`);
  const { lineId } = emptyLine();
  const municipality = made(municipalityCode('0637'));
  const provider = made(providerCode('99990001'));
  return Array.from({ length: lines }, (_, i) => {
    const product = random.integer(0, 7);
    return lineOf(
      random,
      {
        municipality,
        provider,
        clientKey: clientOf(random),
        allocation: made(allocationNumber(i + 1)),
        product: made(productCode(`45A0${product}`)),
        segment: segmentId(1 + (product % 5)),
        referrer: random.pick(['01', '02', '04']),
        district: `WK0637${random.integer(10, 18)}`,
        unit: '04',
        lineId,
      },
      '2026-10' as Month,
    );
  });
}
