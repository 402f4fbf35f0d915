import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { pageFor } from './page-for.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { focusedText } from './settled-page.ts';

let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the first stop is the skip link, and it skips', { timeout: 60_000 }, async () => {
  const page = await pageFor(browser, server.url, 'backoffice', '/vandaag');
  await page.keyboard.press('Tab');
  assert.equal(await focusedText(page), 'Naar de inhoud');
  await page.keyboard.press('Enter');
  await page.locator('#inhoud:focus').waitFor();
});

test('going to a page puts the focus on its question', { timeout: 60_000 }, async () => {
  const page = await pageFor(browser, server.url, 'backoffice', '/vandaag');
  await page.getByRole('link', { name: 'Declaraties', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Wat is gedeclareerd, en wat is toegekend?' }).waitFor();
  await page.locator('#vraag:focus').waitFor();
});

test(
  'arrow keys walk through the rows, Enter opens one, and sorting needs no mouse',
  { timeout: 60_000 },
  async () => {
    const page = await pageFor(browser, server.url, 'backoffice', '/declaraties');
    await page.locator('tbody a').first().focus();
    const first = await focusedText(page);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focusedText(page), first);
    await page.keyboard.press('ArrowUp');
    assert.equal(await focusedText(page), first);
    await page.keyboard.press('End');
    const last = await focusedText(page);
    assert.equal(last, (await page.locator('tbody a').last().innerText()).trim());
    await page.getByRole('button', { name: 'Ingediend' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').waitFor();
    assert.match(page.url(), /sorteer=ingediend/);
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="descending"]').waitFor();
    await page.locator('tbody a').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /Wat is er met de declaratie/ }).waitFor();
  },
);

test('a figure opens and closes, and the focus comes back', { timeout: 60_000 }, async () => {
  const page = await pageFor(browser, server.url, 'analyst', '/cijfers');
  const figure = page.locator('.key-figures .figure').first();
  await figure.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  for (let i = 0; i < 12; i += 1) await page.keyboard.press('Tab');
  assert.equal(await page.locator('main :focus').count(), 0, 'the focus left the open panel');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.locator('.key-figures .figure:focus').waitFor();
});

test('T turns a chart into its table and back', { timeout: 60_000 }, async () => {
  const page = await pageFor(browser, server.url, 'analyst', '/cijfers');
  const chart = page.locator('figure.chart').first();
  await chart.locator('svg[role="img"]').waitFor();
  await chart.getByRole('button', { name: /Als tabel/ }).focus();
  await page.keyboard.press('t');
  await chart.getByRole('table').waitFor();
  await page.keyboard.press('t');
  await chart.locator('svg[role="img"]').waitFor();
});

test(
  'every control in view is at least 24 pixels high or wide, or stands in a sentence',
  { timeout: 60_000 },
  async () => {
    const page = await pageFor(browser, server.url, 'backoffice', '/berichten');
    const controls = page.locator('button:visible, select:visible, summary:visible, nav a:visible');
    const small: string[] = [];
    for (const control of await controls.all()) {
      const box = await control.boundingBox();
      const isInText = (await control.locator('xpath=ancestor::p | ancestor::td').count()) > 0;
      if (box && !isInText && (box.height < 24 || box.width < 24)) {
        small.push(`${(await control.innerText()).slice(0, 30)}: ${box.width} by ${box.height}`);
      }
    }
    assert.deepEqual(small, []);
  },
);
