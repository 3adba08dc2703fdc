import { afterAll, beforeAll, expect, test } from 'vitest';
import { findings } from './axe.ts';
import { openDesk, type Desk } from './desk.ts';
import { action, seeScreen, seeState, screensOf, shownEntry, signIn, walk } from './journey.ts';
import { PEOPLE } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.remove());

test.each(PEOPLE)('axe finds nothing on any screen in $language', async (person) => {
  const { page } = desk;
  const found: Record<string, string[]> = {};
  const seen: string[] = [];
  const look = async (name: string) => {
    seen.push(name);
    const here = await findings(page);
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
  await action(page, 'open').click();
  await seeScreen(page, 'desk.entry');
  await look('desk.entry');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.queue');
  await action(page, 'back').click();
  await action(page, 'view').click();
  await seeScreen(page, 'desk.view');
  await look('desk.view');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
  await look('desk.home with entries');

  await action(page, 'start-session').click();
  await seeScreen(page, 'session.language');
  await action(page, 'cover').click();
  await look('session covered');
  await action(page, 'uncover').click();
  await action(page, 'cancel').click();
  await action(page, 'keep').waitFor();
  await look('session left');
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'drafts').click();
  await seeScreen(page, 'desk.drafts');
  await look('desk.drafts');
  await action(page, 'back').click();
  await seeScreen(page, 'desk.home');
  await action(page, 'sign-out').click();

  expect(found).toEqual({});
  expect(screensOf('ban').filter((screen) => !seen.some((name) => name.startsWith(screen)))).toEqual([]);
});
