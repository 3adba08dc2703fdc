/** The citizen's own window, beside the clerk's: both real, on one screen. */
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDesk, type Desk } from './desk.ts';
import { action, seeScreen, signIn, walk } from './journey.ts';
import { citizenPage } from './kiosk.ts';
import { PEOPLE } from './people.ts';

let desk: Desk;
let citizen: Page;
beforeAll(async () => {
  desk = await openDesk({ args: ['--citizen-window'] });
  citizen = await citizenPage(desk.kiosk.app);
});
afterAll(() => desk?.remove());

test('it waits, and then shows each question as it is answered', async () => {
  await seeScreen(citizen, 'citizen.rest');
  await signIn(desk.page);
  const [person] = PEOPLE;
  if (!person) throw new Error('nobody');
  await walk(desk.page, person, {
    until: 'ban.confirm',
    watch: async (screen, moment) => {
      await citizen.waitForTimeout(500);
      await citizen.screenshot({ path: `/tmp/qalqan/pics/${screen}-${moment}.png` });
    },
  });
  await citizen.screenshot({ path: `/tmp/qalqan/pics/confirm.png` });
  expect(await action(citizen, 'cover').count()).toBe(1);
});
