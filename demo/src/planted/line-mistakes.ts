import { addMonths, firstDayOf, isoWeeksTouched, lastDayOf, monthOf, type Random } from '@jeugdregie/kernel';
import type { DemoLine, ExpectedRule, ExpectedVerdict } from '../lines.ts';
import { spareBsn } from '../persons.ts';
import { rateIn } from '../products.ts';

/** One kind of mistake, or of correction, in claim lines. */
interface LineMistake {
  readonly kind: string;
  /** Share of all lines. */
  readonly share: number;
  /**
   * The lines that are sent in place of a right one: itself made wrong, or itself with what follows on it. Null when
   * this line cannot hold the mistake.
   */
  readonly make: (line: DemoLine, kind: string) => readonly DemoLine[] | null;
}

const ruleCodes = {
  TR304: '8187',
  TR307: '9307',
  TR308: '9308',
  TR314: '8021',
  TR321: '9321',
  TR323: '8017',
  TR338: '9338',
  TR340: '9340',
  TR346: '9346',
  TR387: '9387',
  TR388: '9388',
  TR389: '9389',
  TR390: '9390',
  TR418: '0611',
} as const;

/** The rule with its return code, as `rules.json` of the standard gives it. */
function because(rule: keyof typeof ruleCodes): ExpectedVerdict {
  const expected: ExpectedRule = { rule, returnCode: ruleCodes[rule] };
  return { kind: 'rejected', rules: [expected] };
}

/** The line made wrong; what is left out of `changes` stays as it was. */
function wrong(
  line: DemoLine,
  kind: string,
  rule: keyof typeof ruleCodes,
  changes: Partial<DemoLine>,
): DemoLine {
  return { ...line, ...changes, expected: because(rule), planted: kind };
}

/** The same care in a later claim, under a new reference. */
function later(line: DemoLine, kind: string, suffix: string, changes: Partial<DemoLine> = {}): DemoLine {
  return {
    ...line,
    reference: `${line.reference}${suffix}`,
    claimMonth: addMonths(line.claimMonth, 1),
    planted: kind,
    ...changes,
  };
}

/** A mistake that most providers see in the answer: seven in ten send the line again as it should be, a month later. */
function corrected(mistake: (line: DemoLine, kind: string) => DemoLine | null): LineMistake['make'] {
  return (line, kind) => {
    const made = mistake(line, kind);
    if (made === null) return null;
    return line.trajectory.number % 10 < 7 ? [made, later(line, `${kind}/sent-again`, 'H')] : [made];
  };
}

function withRate(line: DemoLine, kind: string): DemoLine | null {
  const year = Number(line.period.from.slice(0, 4));
  const rateCents = rateIn(line.product, year - 1, line.trajectory.provider.rateFactor);
  if (line.rateCents === null || rateCents === line.rateCents) return null;
  return wrong(line, kind, 'TR418', { rateCents, amountCents: line.volume * rateCents });
}

function withVolumeOver(line: DemoLine, kind: string): DemoLine {
  const { extent } = line.trajectory;
  const isEuros = line.rateCents === null;
  const most = isEuros ? extent : extent * isoWeeksTouched(line.period);
  const volume = most + (isEuros ? 5_000 : 1 + (line.trajectory.number % 4));
  return wrong(line, kind, 'TR321', { volume, amountCents: volume * (line.rateCents ?? 1) });
}

/** The period runs on to the end of the month in which the allocation ends. */
function afterAllocation(line: DemoLine, kind: string): DemoLine | null {
  const last = lastDayOf(monthOf(line.period.from));
  if (line.period.until === last) return null;
  return wrong(line, kind, 'TR308', { period: { ...line.period, until: last } });
}

function beforeAllocation(line: DemoLine, kind: string): DemoLine | null {
  const first = firstDayOf(monthOf(line.period.from));
  if (line.period.from === first) return null;
  return wrong(line, kind, 'TR307', { period: { ...line.period, from: first } });
}

/** The period ends with the care in place of the allocation. */
function endsWithCare(line: DemoLine, kind: string): DemoLine | null {
  const { ended } = line.trajectory;
  if (ended < line.period.from || ended >= line.period.until) return null;
  return wrong(line, kind, 'TR388', { period: { ...line.period, until: ended } });
}

function startsWithCare(line: DemoLine, kind: string): DemoLine | null {
  const { begun } = line.trajectory;
  if (begun <= line.period.from || begun > line.period.until) return null;
  return wrong(line, kind, 'TR387', { period: { ...line.period, from: begun } });
}

/** Another product of the same category and unit, with that product's own rate. */
function otherProduct(line: DemoLine, kind: string): DemoLine | null {
  const { provider } = line.trajectory;
  const category = line.product.code.slice(0, 2);
  const other = provider.products.find(
    ({ code, unit }) => code !== line.product.code && code.startsWith(category) && unit === line.product.unit,
  );
  if (!other || line.rateCents === null) return null;
  const rateCents = rateIn(other, Number(line.period.from.slice(0, 4)), provider.rateFactor);
  return wrong(line, kind, 'TR340', { product: other, rateCents, amountCents: line.volume * rateCents });
}

/** An accepted line taken back and claimed for less. */
function correction(line: DemoLine, kind: string): [credit: DemoLine, debit: DemoLine] {
  const volume = Math.max(1, Math.floor(line.volume * 0.8));
  return [
    later(line, `${kind}/credit`, 'C', { previous: line.reference, isCredit: true }),
    later(line, `${kind}/debit`, 'D', { volume, amountCents: volume * (line.rateCents ?? 1) }),
  ];
}

/** Two months of the same wrong line: the mistake, then a credit on it that has nothing to take back. */
function creditOnRejected(line: DemoLine, kind: string): readonly DemoLine[] | null {
  const rejected = withRate(line, kind);
  if (rejected === null) return null;
  const credit = later(rejected, `${kind}/credit`, 'C', { previous: line.reference, isCredit: true });
  return [rejected, { ...credit, expected: because('TR323') }, later(line, `${kind}/sent-again`, 'H')];
}

const mistakes: readonly LineMistake[] = [
  { kind: 'wrong-rate', share: 0.004, make: corrected(withRate) },
  {
    kind: 'wrong-amount',
    share: 0.001,
    make: corrected((line, kind) =>
      line.rateCents === null ? null : wrong(line, kind, 'TR346', { amountCents: line.amountCents + 1_000 }),
    ),
  },
  { kind: 'volume-over-the-period', share: 0.002, make: corrected(withVolumeOver) },
  { kind: 'period-after-the-allocation', share: 0.001, make: corrected(afterAllocation) },
  { kind: 'period-before-the-allocation', share: 0.0005, make: corrected(beforeAllocation) },
  { kind: 'period-ends-with-the-care', share: 0.001, make: corrected(endsWithCare) },
  { kind: 'period-starts-with-the-care', share: 0.0005, make: corrected(startsWithCare) },
  { kind: 'wrong-product', share: 0.001, make: corrected(otherProduct) },
  {
    kind: 'unknown-allocation',
    share: 0.001,
    make: corrected((line, kind) =>
      wrong(line, kind, 'TR338', { allocation: 990_000_000 + (line.trajectory.number % 9_999_999) }),
    ),
  },
  {
    kind: 'unknown-client',
    share: 0.0003,
    make: corrected((line, kind) =>
      wrong(line, kind, 'TR304', { bsn: spareBsn(line.trajectory.number % unknownClients) }),
    ),
  },
  {
    kind: 'claimed-twice',
    share: 0.0015,
    make: (line, kind) => [line, later(line, kind, 'N', { expected: because('TR389') })],
  },
  {
    kind: 'reference-used-again',
    share: 0.0005,
    make: (line, kind) => [line, later(line, kind, '', { expected: because('TR314') })],
  },
  {
    kind: 'corrected-by-credit-and-debit',
    share: 0.008,
    make: (line, kind) => (line.volume < 2 ? null : [line, ...correction(line, kind)]),
  },
  { kind: 'credit-on-a-rejected-line', share: 0.0005, make: creditOnRejected },
  {
    kind: 'credited-twice',
    share: 0.0003,
    make: (line, kind) => {
      if (line.volume < 2) return null;
      const [credit, debit] = correction(line, kind);
      const second = later(credit, kind, 'C', { expected: because('TR390') });
      return [line, credit, debit, second];
    },
  },
];

/** The first spare test BSNs are nobody's: claims name them by mistake. */
const unknownClients = 40;

export const lineMistakeKinds: readonly string[] = mistakes.map(({ kind }) => kind);

/**
 * Plants mistakes and corrections in the lines of a municipality. A line takes part in one at most, so what is expected
 * of each is certain. `atLeast`: how many of each kind there are even when so few lines would not have any.
 */
export function plantLineMistakes(
  lines: readonly DemoLine[],
  atLeast: number,
  random: Random,
): readonly DemoLine[] {
  const replaced = new Map<DemoLine, readonly DemoLine[]>();
  const candidates = shuffled(
    lines.filter(({ planted, expected }) => planted === null && expected.kind === 'accepted'),
    random,
  );
  let at = 0;
  for (const { kind, share, make } of mistakes) {
    const wanted = Math.max(atLeast, Math.floor(lines.length * share + random.next()));
    const passedBy: DemoLine[] = [];
    for (let made = 0; made < wanted && at < candidates.length; at += 1) {
      const line = candidates[at];
      const lines = line && make(line, kind);
      if (lines) {
        replaced.set(line, lines);
        made += 1;
      } else if (line) passedBy.push(line);
    }
    candidates.push(...passedBy); // not fit for this kind, but perhaps for the next
  }
  return lines.flatMap((line) => replaced.get(line) ?? [line]);
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = random.integer(0, i);
    const [a, b] = [copy[i], copy[j]];
    if (a !== undefined && b !== undefined) [copy[i], copy[j]] = [b, a];
  }
  return copy;
}
