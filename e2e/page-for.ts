import type { Browser, Page } from 'playwright-core';
import { settled } from './settled-page.ts';
import { signInAs, type RoleName } from './sign-in.ts';

/** A page of the server as the person with this role sees it, in a browser of their own, when it has come to rest. */
export async function pageFor(browser: Browser, url: string, role: RoleName, path: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 1280, height: 900 } });
  await signInAs(context, url, role);
  const page = await context.newPage();
  await page.goto(url + path);
  await settled(page);
  return page;
}
