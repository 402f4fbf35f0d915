import { compose, type Bericht } from '@jeugdregie/ijw';
import {
  addDays,
  addMonths,
  firstDayOf,
  type Day,
  type Month,
  type MunicipalityCode,
  type Random,
} from '@jeugdregie/kernel';
import { claimDay, type DemoClaim } from '../claims.ts';
import { linesOf } from '../lines.ts';
import { claimMessage, startMessage, stopMessage, type Envelope } from '../messages.ts';
import type { Outbox } from '../outbox.ts';
import { spareBsn, type DemoClient } from '../persons.ts';
import { demoProducts } from '../products.ts';
import type { DemoProvider } from '../providers.ts';
import type { Story } from '../story.ts';
import type { Trajectory } from '../trajectory.ts';
import type { MadeMunicipality } from '../truth/of-municipality.ts';
import type { PlantedFile } from './files.ts';

/** Care for a municipality outside the region, as one of the region's providers sends it. */
function careOutside(
  municipality: MunicipalityCode,
  provider: DemoProvider,
  { first, bsn, number }: { readonly first: Month; readonly bsn: string; readonly number: number },
): Trajectory {
  const product = demoProducts.find(({ code }) => code === '45A48');
  if (!product) throw new Error('the region buys outpatient help');
  const from = firstDayOf(first);
  const client: DemoClient = {
    bsn,
    municipality,
    birthDate: addDays(from, -4000),
    sex: '1',
    surname: 'Buitenman',
    firstNames: 'Bor',
    initials: 'B',
    district: { code: `WK${municipality}00`, name: 'Wijk 00', youths: 1, age0to17: 1 },
    postcode: '9999XX',
    houseNumber: '1',
  };
  return {
    number,
    client,
    provider,
    product,
    referrer: '01',
    referrerName: null,
    isReturning: false,
    reference: null,
    from,
    until: addDays(from, 360),
    begun: addDays(from, 2),
    ended: addDays(from, 350),
    extent: product.extent[1],
    sentOn: from,
    shortened: null,
    isClaimedToTheLimit: false,
  };
}

/**
 * A claim that also lies in the folder of another municipality. The region knows its bytes; that municipality alone
 * would have to refuse it.
 */
export function plantInWrongFolder(
  { sent, municipality }: Pick<MadeMunicipality, 'sent' | 'municipality'>,
  other: MunicipalityCode,
  out: Outbox,
): PlantedFile[] {
  const claim = sent[Math.floor(sent.length / 2)]?.claim;
  if (!claim) return [];
  const path = out.sendBytes({
    municipality: other,
    on: claim.dated,
    name: `JW323-${claim.dated}-voor-${municipality}.xml`,
    bytes: compose(claimMessage(claim, municipality)),
  });
  const kind = 'in-the-folder-of-another-municipality';
  return [{ kind, path, municipality, outcome: 'already', level: null, rule: null, returnCode: null }];
}

const outside = {
  outcome: 'set-aside',
  level: null,
  rule: 'GEMEENTE-BUITEN-REGIO',
  returnCode: null,
} as const;

interface Region {
  readonly story: Story;
  readonly providers: readonly DemoProvider[];
  readonly out: Outbox;
  readonly random: Random;
}

/** What came for municipalities that are not in the region. All valid; all are set aside. */
export function plantOutsiders(region: Region): PlantedFile[] {
  return [...formerMember(region), ...stranger(region)];
}

/** After it had left: claims for its last month, a stop, and a new start that should have gone elsewhere. */
function formerMember({ story, providers, out, random }: Region): PlantedFile[] {
  const { code } = story.formerMember;
  const { first } = story.window;
  return providers.slice(0, 3).flatMap((provider, i) => {
    const care = careOutside(code, provider, {
      first: addMonths(first, -6),
      bsn: spareBsn(70 + i),
      number: 91_000_001 + i,
    });
    const claim = claimOutside(care, { story, month: addMonths(first, -1) }, random);
    const envelope = (n: number, on: Day): Envelope => ({
      municipality: code,
      provider: provider.code,
      id: `${code}${String(i * 10 + n).padStart(8, '0')}`,
      on,
    });
    const ended = addDays(firstDayOf(first), 3 + i);
    const messages: readonly (readonly [string, Bericht])[] = [
      ['claim-after-leaving-the-region', claimMessage(claim, code)],
      ['stop-after-leaving-the-region', stopMessage({ ...care, ended }, envelope(1, addDays(ended, 2)))],
      [
        'start-after-leaving-the-region',
        startMessage({ ...care, begun: ended }, envelope(2, addDays(ended, 1))),
      ],
    ];
    return messages.flatMap(([kind, bericht]) => {
      const path = out.send(bericht);
      return path === null ? [] : [{ kind, path, municipality: code, ...outside }];
    });
  });
}

/** A claim for a municipality that was never in the region, delivered in the folder of the story's largest. */
function stranger({ story, providers, out, random }: Region): PlantedFile[] {
  const [provider] = providers;
  if (!provider) return [];
  const month = addMonths(story.window.last, -2);
  const place = { first: addMonths(month, -3), bsn: spareBsn(80), number: 92_000_001 };
  const claim = claimOutside(careOutside(story.stranger, provider, place), { story, month }, random);
  const path = out.sendBytes({
    municipality: story.outlierReferrer.municipality,
    on: claim.dated,
    name: `JW323-${claim.dated}-${provider.code}-${claim.number}.xml`,
    bytes: compose(claimMessage(claim, story.stranger)),
  });
  return [{ kind: 'outside-the-region', path, municipality: story.stranger, ...outside }];
}

function claimOutside(
  care: Trajectory,
  { story, month }: { readonly story: Story; readonly month: Month },
  random: Random,
): DemoClaim {
  const window = { first: month, last: month };
  const lines = linesOf([care], { ...story, window }, random);
  const number = `D${care.client.municipality}${month.replace('-', '')}`;
  return {
    number,
    identification: number,
    provider: care.provider,
    month,
    dated: claimDay(care.provider, month, story),
    lines,
    rejectedFor: null,
    planted: null,
  };
}
