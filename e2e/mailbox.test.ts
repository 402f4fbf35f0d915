import assert from 'node:assert/strict';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { pageFor } from './page-for.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { settled } from './settled-page.ts';

let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the page says how the mailbox fares and why a file is in quarantine', { timeout: 60_000 }, async () => {
  const page = await pageFor(browser, server.url, 'backoffice', '/berichten');
  const mailbox = page.getByRole('region', { name: 'Postvak' });
  await mailbox.getByText('Er wacht niets.').waitFor();
  await mailbox.getByText('1 bestand in quarantaine').click();
  await mailbox.getByText('0637/koppeling.xml').waitFor();
  await mailbox.getByText('Zet het bestand zelf in de map "in".').waitFor();
});

test(
  'a file in the folder comes on screen, and its answer is sent by folder',
  { timeout: 60_000 },
  async () => {
    const [name = ''] = readdirSync(server.lastMonth, { recursive: true, encoding: 'utf8' })
      .filter((found) => /0637.*\.xml$|\.xml$/.test(found))
      .sort();
    const bytes = readFileSync(join(server.lastMonth, name));
    writeFileSync(join(server.mailbox, 'in', 'uit-de-gateway.xml'), bytes);
    const report = await server.emptyMailbox();
    assert.equal(report.problem, null);
    assert.equal(report.counts.refused, 0, JSON.stringify(report.notable));
    const page = await pageFor(browser, server.url, 'contract-manager', '/berichten');
    await page.getByRole('link', { name: 'uit-de-gateway.xml' }).click();
    await settled(page);
    await page.getByText('postvak').first().waitFor();
    rmSync(join(server.mailbox, 'quarantaine'), { recursive: true });
    assert.equal((await server.emptyMailbox()).quarantined, 0);
    const again = await pageFor(browser, server.url, 'backoffice', '/berichten');
    await again.getByText('Er ligt niets in quarantaine.').waitFor();
  },
);
