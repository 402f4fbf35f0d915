import {
  addMonths,
  allocationNumber,
  assert,
  clientKey,
  municipalityCode,
  newUuid,
  productCode,
  providerCode,
  seededRandom,
  type ClientKey,
  type Month,
  type Random,
} from '@jeugdregie/kernel';
import type { DecidedLine } from '../../claims/index.ts';
import { segmentId } from '../../contracts/index.ts';

const month = '2026-10' as Month;
const lags = [0, 70, 20, 5, 3, 1, 1];

function made<T>(value: T | null): T {
  assert(value !== null, 'a made-up code has the right shape');
  return value;
}

/** One claim file of a provider: lines of one month of so many clients. The same for the same seed. */
export function benchFile(lines: number, seed: number): readonly DecidedLine[] {
  const random = seededRandom(`file/${seed}`);
  const fileId = newUuid();
  const municipality = made(municipalityCode('0637'));
  const provider = made(providerCode('99990001'));
  return Array.from({ length: lines }, (_, i): DecidedLine => {
    const product = random.integer(0, 7);
    const volume = random.integer(1, 40);
    const isRejected = random.next() < 0.03;
    return {
      municipality,
      provider,
      clientKey: clientOf(random),
      allocation: made(allocationNumber(i + 1)),
      product: made(productCode(`45A0${product}`)),
      segment: segmentId(1 + (product % 5)),
      referrer: random.pick(['01', '02', '04']),
      district: `WK0637${random.integer(10, 18)}`,
      unit: '04',
      lineId: `${fileId}.${i}`,
      month,
      knownMonth: addMonths(month, random.weighted(lags)),
      volume,
      claimedCents: volume * 8_500,
      acceptedCents: isRejected ? 0 : volume * 8_500,
      isRejected,
      isCredit: false,
    };
  });
}

function clientOf(random: Random): ClientKey {
  const part = (length: number): string =>
    random
      .integer(0, 16 ** length - 1)
      .toString(16)
      .padStart(length, '0');
  return made(clientKey(`${part(8)}-${part(4)}-4${part(3)}-8${part(3)}-${part(8)}${part(4)}`));
}
