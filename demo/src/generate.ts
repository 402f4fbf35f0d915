import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  addDays,
  addMonths,
  monthOf,
  monthPeriod,
  seededRandom,
  type Day,
  type MunicipalityCode,
  type Random,
} from '@jeugdregie/kernel';
import { claimsOf, type DemoClaim } from './claims.ts';
import {
  allocationMessage,
  claimMessage,
  requestMessage,
  startMessage,
  stopMessage,
  type Envelope,
} from './messages.ts';
import { demoProviders, type DemoProvider } from './providers.ts';
import { municipalityProfiles, type MunicipalityProfile } from './public-figures.ts';
import { trajectoriesOf, type Trajectory, type Window } from './trajectories.ts';
import { demoWorkbook } from './workbook.ts';

export interface RegionOptions {
  readonly folder: string;
  /** Another text, another region. */
  readonly seed: string;
  /** 1 is the whole region. */
  readonly scale: number;
  /** The last day on which anything is sent: today, when the region is made to be looked at. */
  readonly until: Day;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface GeneratedRegion {
  readonly files: number;
  readonly trajectories: number;
  readonly lines: number;
}

/** Scale at which a first start takes in the region within two minutes on two cores. */
export const defaultScale = 0.02;

const monthsOfDelivery = 31;

/** The months of delivery: the last is the month before `until`, whose claims are just arriving. */
export function windowUntil(until: Day): Window {
  const last = addMonths(monthOf(until), -1);
  return { first: addMonths(last, 1 - monthsOfDelivery), last };
}

/** Writes the fictional region as files. Same options: same bytes. */
export async function generateRegion(options: RegionOptions): Promise<GeneratedRegion> {
  const { folder, seed, scale, until, onProgress } = options;
  const random = seededRandom(seed);
  const window = windowUntil(until);
  const profiles = municipalityProfiles();
  const providers = demoProviders(scale, random.fork('providers'));
  const turnover = new Map<string, number>();
  const sum = { files: 0, trajectories: 0, lines: 0 };
  for (const [index, profile] of profiles.entries()) {
    onProgress?.(index, profiles.length);
    const made = makeMunicipality(
      profile,
      { index, scale, window, until },
      providers,
      random.fork(profile.code),
    );
    const out = messageWriter(join(folder, 'berichten'), until);
    writeCare(made.trajectories, profile.code, until, out);
    writeClaims(made.claims, profile.code, out);
    writePayments(folder, profile, made.claims, until);
    addTurnover(turnover, made.claims);
    sum.files += out.count();
    sum.trajectories += made.trajectories.length;
    sum.lines += made.claims.reduce((n, { lines }) => n + lines.length, 0);
  }
  const years = yearsFrom(window, until);
  writeFileSync(
    join(folder, 'contract.xlsx'),
    await demoWorkbook({ profiles, providers, scale, years, turnover }),
  );
  onProgress?.(profiles.length, profiles.length);
  return sum;
}

interface Made {
  readonly trajectories: readonly Trajectory[];
  readonly claims: readonly DemoClaim[];
}

function makeMunicipality(
  profile: MunicipalityProfile,
  place: { index: number; scale: number; window: Window; until: Day },
  providers: readonly DemoProvider[],
  random: Random,
): Made {
  const trajectories = trajectoriesOf(profile, place, providers, random.fork('trajectories'));
  const claims = claimsOf(trajectories, { ...place, prefix: `D${profile.code}` }, random.fork('claims'));
  return { trajectories, claims };
}

function yearsFrom(window: Window, until: Day): number[] {
  const first = Number(window.first.slice(0, 4));
  return Array.from({ length: Number(until.slice(0, 4)) - first + 1 }, (_, i) => first + i);
}

function addTurnover(turnover: Map<string, number>, claims: readonly DemoClaim[]): void {
  for (const { provider, lines } of claims) {
    for (const { month, amountCents } of lines) {
      const key = `${provider.contract} ${month.slice(0, 4)}`;
      turnover.set(key, (turnover.get(key) ?? 0) + amountCents);
    }
  }
}

/** Gives every message a place and a number; what would be sent after `until` is not written. */
interface Out {
  write(kind: string, route: Omit<Envelope, 'id'>, make: (envelope: Envelope) => Uint8Array): void;
  count(): number;
}

function messageWriter(folder: string, until: Day): Out {
  const made = new Set<string>();
  let written = 0;
  return {
    write(kind, route, make) {
      if (route.on > until) return;
      written += 1;
      const id = `${kind.slice(3)}${String(written).padStart(9, '0')}`;
      const place = join(folder, route.municipality, monthOf(route.on));
      if (!made.has(place)) mkdirSync(place, { recursive: true });
      made.add(place);
      writeFileSync(join(place, `${kind}-${route.on}-${id}.xml`), make({ ...route, id }));
    },
    count: () => written,
  };
}

function writeCare(
  trajectories: readonly Trajectory[],
  municipality: MunicipalityCode,
  until: Day,
  out: Out,
): void {
  const together = Map.groupBy(
    trajectories,
    ({ client, provider, sentOn }) => `${client.bsn} ${provider.code} ${sentOn}`,
  );
  for (const group of together.values()) {
    const [first] = group;
    if (!first) continue;
    const route = { municipality, provider: first.provider.code, on: first.sentOn };
    for (const one of group) if (one.reference) out.write('JW315', route, (e) => requestMessage(one, e));
    out.write('JW301', route, (e) => allocationMessage(group, e));
  }
  for (const one of trajectories) {
    const route = { municipality, provider: one.provider.code };
    const heard = (on: Day): Day => (on < one.sentOn ? one.sentOn : on);
    out.write('JW305', { ...route, on: heard(addDays(one.begun, 2)) }, (e) => startMessage(one, e));
    if (one.ended > until) continue;
    out.write('JW307', { ...route, on: heard(addDays(one.ended, 3)) }, (e) =>
      stopMessage(one, e, reasonOf(one)),
    );
  }
}

/** Code list JZ588: 71 % ends as planned, as the public target says; the rest early, in agreement or not. */
function reasonOf({ number }: Trajectory): string {
  const draw = (number * 37) % 100;
  return draw < 71 ? '31' : draw < 86 ? '34' : draw < 95 ? '32' : '38';
}

function writeClaims(claims: readonly DemoClaim[], municipality: MunicipalityCode, out: Out): void {
  for (const claim of claims) {
    const { from, until } = monthPeriod(claim.month);
    const route = { municipality, provider: claim.provider.code, on: claim.dated };
    out.write('JW323', route, (e) => claimMessage(claim, e, { from, until }));
  }
}

/** What the financial package paid: every claim in full, 25 days after it came. */
function writePayments(
  folder: string,
  { code }: MunicipalityProfile,
  claims: readonly DemoClaim[],
  until: Day,
): void {
  const rows = claims
    .map((claim) => ({ claim, on: addDays(claim.dated, 25) }))
    .filter(({ on }) => on <= until)
    .map(({ claim: { provider, number, lines }, on }) => {
      const cents = lines.reduce(
        (sum, { amountCents, isCredit }) => sum + (isCredit ? -amountCents : amountCents),
        0,
      );
      return [provider.code, code, number, on, euros(cents)].join(';');
    });
  mkdirSync(join(folder, 'betalingen'), { recursive: true });
  const text = ['AGB;gemeente;declaratienummer;betaald op;bedrag', ...rows].join('\r\n');
  writeFileSync(join(folder, 'betalingen', `${code}.csv`), `${text}\r\n`);
}

function euros(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.floor(Math.abs(cents) / 100);
  return `${sign}${whole},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}
