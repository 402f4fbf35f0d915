import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { pageFor } from './page-for.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { complaintsOf } from './sign-in.ts';

/** Work that people do besides the main road: rejecting with a code, a figure for the letter, accounts, the log. */
let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a line is rejected with a code that the person chooses', { timeout: 90_000 }, async () => {
  const page = await pageFor(browser, server.url, 'backoffice', '/declaraties/werkvoorraad');
  const complaints = complaintsOf(page);
  await page
    .getByRole('link', { name: /Welk tarief/ })
    .first()
    .click();
  await page.getByLabel('Afwijzen').check();
  await page.getByLabel('Toelichting').fill('Er is geen tarief afgesproken.');
  await page.getByRole('button', { name: 'Besluit vastleggen' }).click();
  await page.getByText('Kies de code die de aanbieder in het antwoord krijgt.').waitFor();
  await page.getByLabel('Retourcode').selectOption('0611');
  await page.getByRole('button', { name: 'Besluit vastleggen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Waarom is deze regel afgewezen?' }).waitFor();
  await page.getByText('Er is geen tarief afgesproken.').first().waitFor();
  assert.deepEqual(complaints, []);
});

test('a claim that waits leads to its lines and is not offered again', { timeout: 90_000 }, async () => {
  const page = await pageFor(browser, server.url, 'backoffice', '/berichten?status=apart-gezet');
  await page.locator('tbody a').first().click();
  await page.getByRole('link', { name: 'Beslis over de regels' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Bied opnieuw aan' }).count(), 0);
  await page.getByRole('link', { name: 'Beslis over de regels' }).click();
  await page.getByRole('heading', { level: 1, name: /Wat is er met de declaratie/ }).waitFor();
});

test('a figure goes along into the letter and opens there', { timeout: 120_000 }, async () => {
  const page = await pageFor(
    browser,
    server.url,
    'policy-adviser',
    '/cijfers?indicator=kosten&gemeente=0637&peildatum=2026-09-30',
  );
  const complaints = complaintsOf(page);
  await page.locator('.page__answer .figure').first().click();
  await page.getByRole('dialog').getByRole('link', { name: 'Zet in raadsbrief' }).click();
  await page.getByRole('heading', { level: 1, name: 'Wat vertellen we de raad?' }).waitFor();
  assert.match(page.url(), /gemeente=0637/);
  assert.match(page.url(), /peildatum=2026-09-30/);
  await page
    .getByRole('group', { name: 'Uw cijfers in de brief' })
    .getByText(/Kosten: €/)
    .waitFor();
  await page.getByRole('button', { name: 'Stel de brief op' }).click();
  const letter = page.getByRole('article');
  await letter.waitFor({ timeout: 30_000 });
  const item = letter.locator('li', { hasText: /^Kosten, .* 2026: €/ }).last();
  await item.locator('.figure').click();
  await page.getByRole('dialog').getByText('Berekening', { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
});

test('the administrator gives a password, and the log can be searched', { timeout: 120_000 }, async () => {
  const page = await pageFor(browser, server.url, 'administrator', '/beheer');
  const complaints = complaintsOf(page);
  await page.getByRole('textbox', { name: 'Naam' }).fill('Vera Voorbeeld');
  await page.getByRole('textbox', { name: 'E-mailadres' }).fill('vera@voorbeeld.invalid');
  await page.getByLabel('Wachtwoord').fill('een lange zin die niemand raadt');
  await page.getByRole('button', { name: 'Maak het account' }).click();
  await page.getByText('Kies minstens één gemeente voor deze rol.').waitFor();
  const boxes = page.getByRole('group', { name: 'Gemeenten' }).getByRole('checkbox');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('button', { name: 'Maak het account' }).click();
  await page.getByText('Het account van Vera Voorbeeld is gemaakt').waitFor();
  await page.getByRole('button', { name: 'Beheer het account van Vera Voorbeeld' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('Wachtwoord').fill('een andere zin die niemand raadt');
  await panel.getByRole('button', { name: 'Stel in' }).click();
  await panel.getByText(/Het wachtwoord is ingesteld/).waitFor();
  await panel.getByRole('button', { name: 'Beëindig de sessies' }).click();
  await panel.getByText('0 sessies beëindigd').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Logboek' }).click();
  await page.getByRole('combobox', { name: 'Wat', exact: true }).selectOption('access.change-password');
  await page.locator('tbody tr').getByText('Wachtwoord gegeven').waitFor();
  assert.equal(await page.locator('tbody tr').count(), 1);
  assert.match(page.url(), /actie=access\.change-password/);
  assert.deepEqual(complaints, []);
});

test('a letter on paper is the letter, as wide as the paper', { timeout: 120_000 }, async () => {
  const page = await pageFor(
    browser,
    server.url,
    'policy-adviser',
    '/raadsbrieven?gemeente=0637&peildatum=2026-09-30',
  );
  await page.getByRole('button', { name: 'Stel de brief op' }).click();
  const letter = page.getByRole('article');
  await letter.waitFor({ timeout: 30_000 });
  await page.emulateMedia({ media: 'print' });
  const box = await letter.boundingBox();
  assert.ok(box && box.width > 1000, `the letter is ${box?.width} pixels wide`);
  assert.equal(await page.getByRole('navigation').first().isVisible(), false);
  assert.equal(await page.getByRole('button', { name: 'Reken de cijfers na' }).isVisible(), false);
});
