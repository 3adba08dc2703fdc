import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { action, seeScreen, seeState, SESSION_SCREENS, shownEntry, signIn, walk } from './journey.ts';
import { PEOPLE } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

/** What axe finds on the screen that is shown, in lines to read. */
async function findings(): Promise<string[]> {
  // Legacy mode: Electron has no blank page to run axe's frame helper in.
  const { violations } = await new AxeBuilder({ page: desk.page })
    .setLegacyMode(true)
    .options({ rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

test.each(PEOPLE)('axe finds nothing on any screen in $language', async (person) => {
  const { page } = desk;
  const found: Record<string, string[]> = {};
  const seen: string[] = [];
  const look = async (name: string) => {
    seen.push(name);
    const here = await findings();
    if (here.length > 0) found[name] = here;
  };

  await seeScreen(page, 'desk.sign-in');
  await page.locator(`[data-setting="language"] [data-value="${person.language}"]`).first().click();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(person.language);
  await look('desk.sign-in');
  await action(page, 'sign-in').click();
  await look('desk.sign-in with a mistake');
  await signIn(page);
  await look('desk.home');

  await walk(page, person, {
    watch: async (screen, moment) => {
      await look(`${screen} ${moment}`);
      if (moment === 'arrived' && (screen === 'session.citizen' || screen === 'ban.scope')) {
        await action(page, 'next').click();
        await look(`${screen} with a mistake`);
      }
    },
  });
  const { id } = await shownEntry(page);
  await seeState(page, id, 'in-force');
  await look('ban.done in force');
  await action(page, 'finish').click();

  await seeScreen(page, 'desk.home');
  await action(page, 'queue').click();
  await seeScreen(page, 'desk.queue');
  await look('desk.queue');
  await action(page, 'back').click();
  await action(page, 'view').click();
  await seeScreen(page, 'desk.view');
  await look('desk.view');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
  await look('desk.home with entries');
  await action(page, 'sign-out').click();

  expect(found).toEqual({});
  expect(SESSION_SCREENS.filter((screen) => !seen.some((name) => name.startsWith(screen)))).toEqual([]);
});
