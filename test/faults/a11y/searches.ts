/** What is looked for at the desk and how it is shown is chosen there, by the walker's hands: found, and not found. */
import type { Page } from 'playwright';
import type { Hands } from '../../e2e/hands.ts';
import { ADMINISTRATOR, seeScreen } from '../../e2e/journey.ts';
import type { Walker } from './walker.ts';

/** Nobody's name, no code and nobody's number. */
const NOBODY = 'ъъъ';

/** By the page on which it is done. */
const SEARCHES: Readonly<Record<string, (walker: Walker) => Promise<void>>> = {
  'desk.home': lookForCode,
  'desk.queue': lookInQueue,
  'desk.audit': lookInAudit,
  'desk.view': ({ desk, hands }) => changeTheView(desk.page, hands),
};

/** Does on the page `here` what can be looked for or chosen there, unless it is in `done`. */
export async function lookFor(walker: Walker, here: string, done: Set<string>): Promise<void> {
  const search = SEARCHES[here];
  if (!search || done.has(here)) return;
  done.add(here);
  await search(walker);
}

/** Without a code, and with one that is none. */
async function lookForCode({ desk: { page }, looker, hands }: Walker): Promise<void> {
  await hands.press('resume');
  await page.waitForSelector('main .field-error');
  await looker.look(page, 'desk.home with mistakes');
  await hands.type('resume.code', NOBODY);
  await hands.press('resume');
  await seeScreen(page, 'desk.home');
}

async function lookInQueue({ desk: { page }, looker, person, hands }: Walker): Promise<void> {
  const [surname = ''] = person.fullName.split(' ');
  await hands.type('search', surname);
  await hands.press('find');
  await page.locator('.queue-found:not(:empty)').waitFor();
  await looker.look(page, 'desk.queue found');
  await hands.press('clear-search');
  await cleared(page);
  await hands.type('search', NOBODY);
  await hands.press('find');
  await page.locator('.table-empty').waitFor();
  await looker.look(page, 'desk.queue found nobody');
  await hands.press('clear-search');
  await cleared(page);
  await hands.set('filter', 'recorded');
  await hands.set('filter', 'all');
}

async function lookInAudit({ desk: { page }, looker, hands }: Walker): Promise<void> {
  await hands.set('group', 'presence');
  await looker.look(page, 'desk.audit of presence');
  await hands.set('group', 'all');
  await hands.type('audit.who', ADMINISTRATOR.number);
  await hands.press('find');
  await page.locator('[data-action="clear-search"]').waitFor();
  await looker.look(page, 'desk.audit of one');
  await hands.press('clear-search');
  await cleared(page);
}

const cleared = (page: Page): Promise<void> =>
  page.locator('[data-action="clear-search"]').waitFor({ state: 'detached' });

/** Letters, contrast, and back. */
export async function changeTheView(page: Page, hands: Hands): Promise<void> {
  await hands.set('text-size', '48');
  await page.waitForSelector('html[data-text-size="48"]', { state: 'attached' });
  await hands.set('contrast', 'high');
  await page.waitForSelector('html[data-contrast="high"]', { state: 'attached' });
  await hands.set('contrast', 'normal');
  await hands.set('text-size', '24');
  await page.waitForSelector('html[data-text-size="24"][data-contrast="normal"]', { state: 'attached' });
}
