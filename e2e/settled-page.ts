import type { Page } from 'playwright-core';

/** Waits until the page has its question and nothing is loading any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor({ timeout: 30_000 });
  await page.waitForLoadState('networkidle');
  await page.locator('.skeleton').first().waitFor({ state: 'detached', timeout: 30_000 });
}

/** What an element in the page is to the tests, which know no DOM types. */
export interface Box {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

/** How far the content sticks out of the screen, in pixels; 0 is right. */
export async function overflowOf(page: Page): Promise<number> {
  return page.locator('html').evaluate((html: Box) => html.scrollWidth - html.clientWidth);
}

/** The words on the element that has the focus. */
export async function focusedText(page: Page): Promise<string> {
  return (await page.locator(':focus').first().innerText({ timeout: 5000 })).trim();
}
