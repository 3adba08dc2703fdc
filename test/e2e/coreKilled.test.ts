import { afterAll, beforeAll, expect, test } from 'vitest';
import { deskState, openDesk, waitFor, type Desk } from './desk.ts';
import {
  action,
  field,
  screenOf,
  seeScreen,
  seeState,
  screensOf,
  shownEntry,
  signIn,
  walk,
} from './journey.ts';
import { SERGEI, ULZHAN } from './people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await signIn(desk.page);
});
afterAll(() => desk?.remove());

/** SIGKILL to the core alone; resolves with the milliseconds until a new one answers. */
async function killCore(): Promise<number> {
  const killed = desk.kiosk.corePid();
  process.kill(killed, 'SIGKILL');
  const at = performance.now();
  await waitFor(async () => {
    await deskState(desk.page);
    return desk.kiosk.corePid() !== killed;
  }, 'a new core');
  return performance.now() - at;
}

test('a core killed in the middle of a session is back in seconds, and the session goes on where it was', async () => {
  await walk(desk.page, ULZHAN, { until: 'session.citizen' });
  await field(desk.page, 'citizen.iin').fill(ULZHAN.iin);
  expect(await killCore()).toBeLessThan(30_000);
  expect(await screenOf(desk.page)).toBe('session.citizen');
  expect((await field(desk.page, 'citizen.iin').inputValue()).replaceAll(/\D/g, '')).toBe(ULZHAN.iin);
  expect((await deskState(desk.page)).clerk?.number).toBe('1001');
});

test('the window says that the core is away, and that it is back', async () => {
  await desk.page.evaluate(() => {
    const seen = window as unknown as {
      lives: string[];
      kiosk: { onCore(listener: (life: string) => void): void };
    };
    seen.lives = [];
    seen.kiosk.onCore((life) => seen.lives.push(life));
  });
  await killCore();
  await expect
    .poll(() => desk.page.evaluate(() => (window as unknown as { lives: string[] }).lives))
    .toEqual(['up', 'restarting', 'up']);
});

test('a cover is still there after the core was killed under it, and shows nobody until it is lifted', async () => {
  const { page } = desk;
  const list = () =>
    page.evaluate(async () => {
      const { kiosk } = window as unknown as {
        kiosk: { call(name: string, input: unknown): Promise<{ ok: boolean; problem?: { code: string } }> };
      };
      const answer = await kiosk.call('drafts.list', {});
      return answer.ok ? 'shown' : answer.problem?.code;
    });
  await page.keyboard.press('ScrollLock');
  await page.waitForSelector('[data-action="uncover"]');
  await waitFor(async () => (await deskState(page)).covered === true, 'the core is covered');
  await killCore();
  expect((await deskState(page)).covered).toBe(true);
  expect(await page.locator('[data-action="uncover"]').count()).toBe(1);
  expect(await list()).toBe('core.covered');
  await action(page, 'uncover').click();
  await waitFor(async () => (await list()) === 'shown', 'the cover is lifted');
});

test('killed at the moment of confirming, the entry is there once', async () => {
  await walk(desk.page, ULZHAN, { until: 'ban.confirm' });
  const pid = desk.kiosk.corePid();
  await Promise.all([action(desk.page, 'confirm').click(), Promise.resolve(process.kill(pid, 'SIGKILL'))]);
  await seeScreen(desk.page, 'ban.done');
  const { id } = await shownEntry(desk.page);
  await seeState(desk.page, id, 'in-force');
  const { total } = await desk.page.evaluate(async () => {
    const { kiosk } = window as unknown as {
      kiosk: { call(name: string, input: unknown): Promise<{ value: { total: number } }> };
    };
    return (await kiosk.call('entries.list', { limit: 50 })).value;
  });
  expect(total).toBe(1);
  await action(desk.page, 'finish').click();
});

test('a whole session goes well while the core is killed on every screen', async () => {
  await seeScreen(desk.page, 'desk.home');
  let kills = 0;
  await walk(desk.page, SERGEI, {
    watch: async (_screen, moment) => {
      if (moment === 'arrived') return;
      await killCore();
      kills += 1;
    },
  });
  expect(kills).toBe(screensOf('ban').length - 1);
  const { id } = await shownEntry(desk.page);
  await seeState(desk.page, id, 'in-force');
});
