import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { serverUnderTest, type ServerUnderTest } from './server-under-test.ts';
import { overflowOf, settled } from './settled-page.ts';
import { complaintsOf, signInAs, type RoleName } from './sign-in.ts';

/**
 * Every page of every role: no complaint in the console, nothing for axe (WCAG 2.2 AA), nothing that sticks out of the
 * screen, in both languages and at three widths. Screenshots go to e2e/screenshots, for people to look at.
 */
const screenshots = join(import.meta.dirname, 'screenshots');
const widths = [1440, 1024, 360] as const;
const languages = ['nl', 'en'] as const;

const pagesOf: Readonly<Record<RoleName, readonly string[]>> = {
  backoffice: [
    '/vandaag',
    '/berichten',
    '/berichten?status=apart-gezet&sorteer=-ontvangenOp',
    '/toewijzingen',
    '/declaraties',
    '/declaraties/werkvoorraad',
    '/regels?regel=TR321',
  ],
  controller: ['/vandaag', '/declaraties/saldi', '/cijfers'],
  'access-team': [
    '/vandaag',
    '/verzoeken',
    '/verzoeken?status=alle',
    '/toewijzingen',
    '/toewijzingen/500001',
    '/cijfers?indicator=trajecten&naar=verwijzer',
  ],
  'policy-adviser': ['/raadsbrieven', '/cijfers/wijken'],
  'contract-manager': [
    '/vandaag',
    '/contracten',
    '/contracten/99990001',
    '/contracten/importeren',
    '/declaraties/saldi',
  ],
  analyst: [
    '/cijfers?naar=aanbieder',
    '/cijfers/definities',
    '/cijfers?indicator=aandeel-inwoners&naar=gemeente',
  ],
  administrator: ['/vandaag', '/beheer', '/beheer/logboek'],
};

let server: ServerUnderTest;
let browser: Browser;

before(async () => {
  mkdirSync(screenshots, { recursive: true });
  [server, browser] = await Promise.all([serverUnderTest(), openBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function contextFor(role: RoleName | null, language: string): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce' });
  if (role) await signInAs(context, server.url, role);
  await context.addInitScript(`localStorage.setItem('jeugdregie.taal', '${language}')`);
  return context;
}

async function settle(page: Page, path: string): Promise<void> {
  await page.goto(server.url + path);
  await settled(page);
}

async function axeFindings(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)} (${v.nodes.length})`);
}

/** Words that give Dutch away, and stand in no name of the small region. */
const telltale =
  /\b(wordt|worden|niet|geen|een|het|zijn|heeft|vastgelegd|goedgekeurd|afgekeurd|huisarts|etmaal|uur|vraag|kies|wacht)\b/i;

/** Texts on an English page that are Dutch and not marked as Dutch. */
async function dutchOn(page: Page): Promise<readonly string[]> {
  const unmarked = page.locator(
    'xpath=//body//*[not(self::script or self::style)][text()[normalize-space()]][not(ancestor-or-self::*[@lang="nl"])]',
  );
  return (await unmarked.allTextContents()).filter((text) => telltale.test(text));
}

function nameFor(role: string, path: string, language: string, width: number): string {
  return `${role}-${path.replaceAll(/[^a-z0-9]+/gi, '-').replaceAll(/^-|-$/g, '')}-${language}-${width}.png`;
}

for (const [role, paths] of Object.entries(pagesOf) as [RoleName, readonly string[]][]) {
  for (const language of languages) {
    test(`${role} in ${language}: ${paths.length} pages`, { timeout: 900_000 }, async () => {
      const context = await contextFor(role, language);
      const page = await context.newPage();
      const complaints = complaintsOf(page);
      for (const path of paths) {
        await page.setViewportSize({ width: widths[0], height: 900 });
        await settle(page, path);
        if (language === 'nl') assert.deepEqual(await axeFindings(page), [], `${path} for axe`);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          const overflow = await overflowOf(page);
          assert.ok(overflow <= 0, `${path} sticks out ${overflow} px at ${width} (${language})`);
          await page.screenshot({ path: join(screenshots, nameFor(role, path, language, width)) });
        }
        if (language === 'en') {
          assert.deepEqual(await axeFindings(page), [], `${path} for axe at 360 px`);
          assert.deepEqual(await dutchOn(page), [], `${path} speaks Dutch without saying so`);
        }
        assert.deepEqual(complaints, [], path);
      }
      await context.close();
    });
  }
}

for (const language of languages) {
  test(`the sign-in page in ${language}`, { timeout: 60_000 }, async () => {
    const context = await contextFor(null, language);
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await settle(page, '/aanmelden');
    await page.getByRole('button', { name: language === 'nl' ? /^Analist/ : /^Analyst/ }).waitFor();
    assert.deepEqual(await axeFindings(page), []);
    await page.setViewportSize({ width: 360, height: 800 });
    assert.ok((await overflowOf(page)) <= 0);
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test('a copied address leads there after signing in', { timeout: 60_000 }, async () => {
  const context = await contextFor(null, 'nl');
  const page = await context.newPage();
  await page.goto(`${server.url}/cijfers?indicator=jeugdigen&naar=wijk&peildatum=2026-09-30`);
  await page.getByRole('button', { name: /^Beleidsadviseur/ }).click();
  await page.getByRole('heading', { level: 1, name: /Hoeveel jeugdigen/ }).waitFor();
  assert.match(page.url(), /indicator=jeugdigen&naar=wijk&peildatum=2026-09-30/);
  await page.getByRole('button', { name: 'Wijk', pressed: true }).waitFor();
  await context.close();
});

test('a page that does not exist says so', { timeout: 60_000 }, async () => {
  const context = await contextFor('analyst', 'nl');
  const page = await context.newPage();
  await page.goto(`${server.url}/bestaat-niet`);
  await page.getByRole('heading', { level: 1, name: 'Deze pagina bestaat niet' }).waitFor();
  await context.close();
});
