import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Download, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { complaintsOf } from './sign-in.ts';

/** The whole way, as people go it: hand in claims, see why a line was refused, see the figure, write to the council. */
let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function signIn(page: Page, role: string): Promise<void> {
  await page.goto(`${server.url}/aanmelden`);
  await page.getByRole('button', { name: new RegExp(`^${role}`) }).click();
  await page.getByRole('heading', { level: 1, name: 'Wat heeft mij nu nodig?' }).waitFor();
}

async function bytesOf(download: Download): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test('from a dropped folder to a figure in the council letter', { timeout: 180_000 }, async (t) => {
  const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  const complaints = complaintsOf(page);

  await t.test('a back-office worker hands in the claims of the last month', async () => {
    await signIn(page, 'Backofficemedewerker');
    await page.getByRole('link', { name: 'Berichten' }).click();
    const folder = join(server.lastMonth, '0637', '2026-10');
    const files = readdirSync(folder).map((name) => join(folder, name));
    assert.equal(files.length, 4);
    await page.locator('input[data-role="files"]').setInputFiles(files);
    await page.getByText('4 bestanden klaar:').waitFor({ timeout: 60_000 });
    const words = await page.locator('.delivery__words').innerText();
    assert.match(words, /^4 bestanden klaar: \d verwerkt/);
  });

  await t.test('the same files again change nothing, and the page says so', async () => {
    const folder = join(server.lastMonth, '0637', '2026-10');
    const [first = ''] = readdirSync(folder);
    await page.locator('input[data-role="files"]').setInputFiles(join(folder, first));
    await page.getByText('1 bestand klaar: 1 al ontvangen.').waitFor({ timeout: 30_000 });
  });

  await t.test('the file has a trail and an answer to download', async () => {
    await page.locator('.delivery__file a').first().click();
    await page.getByRole('heading', { level: 1, name: 'Wat is er met dit bericht gebeurd?' }).waitFor();
    await page.getByText('Beoordeeld', { exact: true }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download antwoord' }).click(),
    ]);
    assert.match((await bytesOf(download)).toString('utf8'), /<jw325:TotaalToegekendBedrag>/);
  });

  await t.test('a rejected line shows the fact that decided', async () => {
    await page.getByRole('link', { name: 'Bekijk de regels en oordelen' }).click();
    await page
      .getByRole('heading', { level: 1, name: /Wat is er met de declaratie van .* over oktober 2026/ })
      .waitFor();
    await page.getByRole('button', { name: /^Afgewezen \d/ }).click();
    await page
      .getByRole('link', { name: /^Regel \d+: waarom\?$/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'Waarom is deze regel afgewezen?' }).waitFor();
    await page.getByText('Dit gaf de doorslag').waitFor();
    await page.getByText('Bewijs', { exact: true }).waitFor();
  });

  await t.test('a line that waits for a person is decided, with a reason', async () => {
    await page.getByRole('link', { name: 'Declaraties' }).click();
    await page.getByRole('link', { name: 'Werkvoorraad', exact: true }).click();
    await page
      .getByRole('link', { name: /Welk tarief/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await page.getByText('Kies goedkeuren of afwijzen').waitFor();
    await page.getByText('Schrijf waarom u zo besluit').waitFor();
    await page.getByLabel('Goedkeuren').check();
    await page.getByLabel('Toelichting').fill('Tarief telefonisch bevestigd door contractbeheer.');
    await page.getByRole('button', { name: 'Besluit vastleggen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Waarom is deze regel goedgekeurd?' }).waitFor();
    await page.getByText('Tarief telefonisch bevestigd').waitFor();
  });

  await t.test('the figure opens to its definition, filter and filled-in formula', async () => {
    await page.getByRole('link', { name: 'Cijfers', exact: true }).click();
    await page.locator('.page__answer .figure').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Definitie', { exact: true }).waitFor();
    await panel.getByText('Berekening', { exact: true }).waitFor();
    assert.match(await panel.innerText(), /31 oktober 2026/);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
  assert.deepEqual(complaints, []);
});

test(
  'a policy adviser composes a letter, opens a number and takes the PDF along',
  { timeout: 120_000 },
  async () => {
    const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
    const complaints = complaintsOf(page);
    await signIn(page, 'Beleidsadviseur');
    await page.getByRole('link', { name: 'Raadsbrieven' }).click();
    await page.getByLabel('Eigen toelichting').fill('De wethouder licht dit graag toe in de commissie.');
    await page.getByRole('button', { name: 'Stel de brief op' }).click();
    await page
      .getByRole('heading', { level: 1, name: /Wat schrijven we de raad van/ })
      .waitFor({ timeout: 30_000 });
    const letter = page.getByRole('article');
    assert.match(await letter.innerText(), /De wethouder licht dit graag toe/);

    await letter.locator('.figure').first().click();
    const panel = page.getByRole('dialog');
    await panel.getByText('Aantal records', { exact: true }).waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Reken de cijfers na' }).click();
    await page
      .getByText(/Nagerekend: alle cijfers zijn gelijk|verschoven sinds de brief/)
      .waitFor({ timeout: 30_000 });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download PDF' }).click(),
    ]);
    assert.match((await bytesOf(download)).subarray(0, 5).toString('latin1'), /^%PDF-/);
    assert.match(download.suggestedFilename(), /\.pdf$/);
    assert.deepEqual(complaints, []);
  },
);

test('an error keeps what was typed and says what to do', { timeout: 60_000 }, async () => {
  const page = await (await browser.newContext({ locale: 'nl-NL' })).newPage();
  await page.goto(`${server.url}/aanmelden`);
  await page.getByLabel('E-mailadres').fill('niemand@voorbeeld.invalid');
  await page.getByLabel('Wachtwoord').fill('verkeerd wachtwoord');
  await page.getByRole('button', { name: 'Aanmelden', exact: true }).click();
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('E-mailadres').inputValue(), 'niemand@voorbeeld.invalid');
});
