import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { overflowOf, settled } from './settled-page.ts';
import { complaintsOf, signInAs } from './sign-in.ts';

/** From the inbox of requests to the message that goes out and the allocation that stands, as the access team does it. */
let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Nothing for axe, and nothing sticks out at 360 px. */
async function assertKind(page: Page, what: string): Promise<void> {
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await overflowOf(page);
    assert.ok(overflow <= 0, `${what} sticks out ${overflow} px at ${width}`);
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    assert.deepEqual(
      violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`),
      [],
      `${what} at ${width}`,
    );
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function openRequest(page: Page, reference: string): Promise<void> {
  await page.goto(`${server.url}/verzoeken?status=alle&zoek=${reference}`);
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('heading', { level: 1, name: 'Wat besluit u op dit verzoek?' }).waitFor();
}

const preview = 'Bekijk wat er uitgaat';
const keep = 'Besluit vastleggen en klaarzetten';

test('from a request to an allocation', { timeout: 300_000 }, async (t) => {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' });
  await signInAs(context, server.url, 'access-team');
  const page = await context.newPage();
  const complaints = complaintsOf(page);

  await t.test('the inbox tells what waits and how long; filters stand in the address', async () => {
    await page.goto(`${server.url}/vandaag`);
    await page.getByRole('link', { name: /3 verzoeken wachten op een besluit/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Welke verzoeken wachten op een besluit?' }).waitFor();
    const rows = page.locator('tbody tr');
    await rows.first().waitFor();
    assert.equal(await rows.count(), 3);
    assert.match(await rows.first().innerText(), /Te laat: moest op 13-11-2026/);
    await page.locator('.filter-bar').getByLabel('Soort').selectOption('VOW');
    await page.waitForURL(/soort=VOW/);
    await page.getByText('1 rij').first().waitFor();
    assert.equal(await rows.count(), 1);
    await page.locator('.filter-bar').getByLabel('Zoek op referentie').fill('BESTAAT-NIET');
    await page.getByText('Er wacht geen verzoek').waitFor();
  });

  await t.test(
    'a change is granted as a whole: old beside new, and what goes out before it does',
    async () => {
      await openRequest(page, 'VOW-EEN');
      await page.getByRole('table', { name: 'Wat moet veranderen' }).waitFor();
      assert.match(await page.locator('mark').last().innerText(), /30 etmaal per maand/);
      await assertKind(page, 'a change request');
      await page.getByRole('button', { name: preview }).click();
      await page.getByText('Kies eerst wat u besluit.').waitFor();
      await page.getByRole('radio', { name: 'Toewijzen' }).check();
      await page.getByRole('button', { name: preview }).click();
      const outgoing = page.getByRole('region', { name: 'Dit gaat uit' });
      const lines = outgoing.locator('tbody tr');
      await lines.first().waitFor();
      assert.equal(await lines.count(), 2, 'the old one ends and a new one begins');
      assert.match(await lines.first().innerText(), /500000[\s\S]*30-11-2026[\s\S]*12/);
      assert.match(await lines.last().innerText(), /nieuw[\s\S]*1-12-2026/);
      await assertKind(page, 'a preview');
      await page.getByRole('button', { name: keep }).click();
      await page.getByText('Besloten. 1 bericht staat klaar om te versturen.').waitFor();
      await page.getByRole('heading', { level: 1, name: 'Wat is op dit verzoek besloten?' }).waitFor();
      await page
        .getByRole('link', { name: /^JW301-/ })
        .first()
        .click();
      await page.getByText('Klaargezet').first().waitFor();
    },
  );

  await t.test(
    'a first request: investigated, then granted with the address that the message needs',
    async () => {
      await openRequest(page, 'VOT-EERSTE');
      await page.getByRole('radio', { name: 'In onderzoek' }).check();
      await page.getByRole('button', { name: preview }).click();
      await page.getByText('VOT-EERSTE is in onderzoek.').waitFor();
      await page.getByRole('button', { name: keep }).click();
      await page.getByText('Besloten. 1 bericht').waitFor();
      await page.locator('.request-standing').getByText('Uiterlijk 7-1-2027').waitFor();
      assert.equal(
        await page.getByRole('radio', { name: 'In onderzoek' }).count(),
        0,
        'only as the first answer',
      );
      await page.getByRole('radio', { name: 'Toewijzen' }).check();
      await page.getByRole('button', { name: preview }).click();
      await page.getByText('Dit is nodig in de toewijzing.').first().waitFor();
      await page.getByLabel('Postcode').fill('2711AB');
      await page.getByLabel('Huisnummer').fill('1');
      await page.getByLabel('Onder andere voorwaarden dan gevraagd').check();
      await page.getByLabel('Volume').fill('3');
      await page.getByRole('button', { name: preview }).click();
      await page.getByRole('region', { name: 'Dit gaat uit' }).getByText('3 uur per maand').waitFor();
      await page.getByRole('button', { name: keep }).click();
      await page.getByRole('link', { name: /^Toewijzing \d+$/ }).waitFor();
    },
  );

  await t.test('the allocation that came of it, in time', async () => {
    await page.getByRole('link', { name: /^Toewijzing \d+$/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Hoe verliep toewijzing/ }).waitFor();
    await page.getByText('De hulp is nog niet begonnen').waitFor();
    await settled(page);
    await assertKind(page, 'a new allocation');
    await page.goto(`${server.url}/toewijzingen/500001`);
    await page.getByText(/De hulp loopt sinds/).waitFor();
    await page.locator('.chart__picture svg').first().waitFor();
    await assertKind(page, 'an allocation with claims');
    await page.getByRole('button', { name: /Als tabel/ }).click();
    assert.equal(await page.getByRole('table', { name: 'Versies' }).count(), 2);
  });

  await t.test('two products of one request: one granted, one rejected', async () => {
    await openRequest(page, 'VOT-TWEE-A');
    await page.getByRole('radio', { name: 'Toewijzen' }).first().check();
    await page.getByRole('radio', { name: 'Afwijzen' }).last().check();
    await page.getByRole('button', { name: preview }).click();
    await page.getByText('Kies een reden; de aanbieder leest haar in het antwoord.').waitFor();
    await page.getByLabel('Reden van afwijzing').selectOption('7');
    await page.getByRole('button', { name: preview }).click();
    await page.getByRole('button', { name: keep }).click();
    await page.getByText('Besloten. 2 berichten staan klaar').waitFor();
    await page.locator('.request-standing').getByText('Deels toegewezen').waitFor();
    await settled(page);
    await assertKind(page, 'a settled request');
  });

  await t.test('who may not decide can read', async () => {
    const other = await browser.newContext({ locale: 'nl-NL' });
    await signInAs(other, server.url, 'controller');
    const reader = await other.newPage();
    await reader.goto(`${server.url}/verzoeken?status=alle`);
    await reader.locator('tbody').getByRole('link').first().click();
    await reader.getByRole('heading', { level: 1, name: 'Wat is op dit verzoek besloten?' }).waitFor();
    assert.equal(await reader.getByRole('button', { name: preview }).count(), 0);
    await other.close();
  });

  assert.deepEqual(complaints, []);
  await context.close();
});
