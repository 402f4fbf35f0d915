import type { BrowserContext, Page } from 'playwright-core';

export type RoleName =
  | 'backoffice'
  | 'controller'
  | 'access-team'
  | 'policy-adviser'
  | 'contract-manager'
  | 'analyst'
  | 'administrator';

interface DemoPerson {
  readonly id: string;
  readonly rol: string;
}

/** Signs in as the fictitious person with this role, in the context's own cookie jar, without the page. */
export async function signInAs(context: BrowserContext, url: string, role: RoleName): Promise<void> {
  const listed = (await (await context.request.get(`${url}/v1/demo-gebruikers`)).json()) as {
    gebruikers: readonly DemoPerson[];
  };
  const person = listed.gebruikers.find(({ rol }) => rol === role);
  if (!person) throw new Error(`There is no demo person with the role ${role}`);
  const answer = await context.request.post(`${url}/v1/sessie`, { data: { demoGebruiker: person.id } });
  if (!answer.ok()) throw new Error(`Signing in as ${role} gave ${answer.status()}: ${await answer.text()}`);
}

/** Everything that a page says is wrong: console errors, exceptions, and answers of 400 and above. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
