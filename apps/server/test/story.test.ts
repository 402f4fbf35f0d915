import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { municipal } from '@jeugdregie/core/db';
import { contentOf, listFiles } from '@jeugdregie/core/exchange';
import { check, type Bericht } from '@jeugdregie/ijw';
import { municipalityCode, type Day } from '@jeugdregie/kernel';
import { takeIn } from '../src/jobs/take-in.ts';
import { machine } from '../src/jobs/task.ts';
import { openTestHouse, storyRegion, type TestHouse } from './open-test-house.ts';

/** The example messages of the standard, with the story that they tell in order. */
const folder = new URL('../../../packages/ijw/test/examples/', import.meta.url);
const { story } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
  story: readonly { file: string; message: string; what: string }[];
};
const answers = new Set(['JW302', 'JW306', 'JW308', 'JW316', 'JW318', 'JW320', 'JW325']);
const municipality = municipalityCode('0855')!;

async function read(file: string): Promise<Bericht> {
  const { bericht } = await check(readFileSync(new URL(file, folder)));
  return bericht ?? assert.fail(`${file} cannot be read`);
}

/** What an answer says, apart from its own number and day, which are ours to choose. */
function meaning(bericht: Bericht): unknown {
  const { header, ...rest } = bericht;
  const codes = 'retourCodes' in header ? header.retourCodes : null;
  return { rest, codes, afzender: header.afzender, ontvanger: header.ontvanger };
}

describe('the story of the standard', () => {
  let test: TestHouse;
  before(async () => {
    test = await openTestHouse(storyRegion);
  });
  after(() => test.close());

  async function answerTo(fileId: string): Promise<Bericht> {
    return test.house.db.transaction(municipal(municipality), async (tx) => {
      const { files } = await listFiles(tx, { municipality, direction: 'out', limit: 500 });
      const answer =
        files.find((file) => file.answersFileId === fileId) ?? assert.fail('no answer in the outbox');
      const bytes = (await contentOf(tx, test.house.keys, answer.fileId)) ?? assert.fail('no content');
      const checked = await check(bytes);
      assert.equal(checked.level, null, 'an answer breaks no rule');
      return checked.bericht ?? assert.fail('an answer can be read');
    });
  }

  for (const [i, { file, message, what }] of story.entries()) {
    if (answers.has(message)) continue;
    it(`${file}: ${what}`, async () => {
      const bytes = readFileSync(new URL(file, folder));
      const taken = await takeIn(test.desk, {
        name: file,
        bytes,
        actor: machine,
        receivedOn: null,
        today: '2026-11-16' as Day,
        own: null,
      });
      assert.equal(taken.outcome, 'processed', taken.summary);
      const told = story[i + 1];
      const answer = await answerTo(taken.fileId ?? '');
      if (told && answers.has(told.message)) {
        assert.deepEqual(meaning(answer), meaning(await read(told.file)), `as in ${told.file}`);
      }
      return undefined;
    });
  }

  it('told twice changes nothing', async () => {
    for (const { file } of story.filter(({ message }) => !answers.has(message))) {
      const bytes = readFileSync(new URL(file, folder));
      const again = {
        name: file,
        bytes,
        actor: machine,
        receivedOn: null,
        today: '2026-11-16' as Day,
        own: null,
      };
      assert.equal((await takeIn(test.desk, again)).outcome, 'already');
    }
  });
});
