/** What a clerk does between two citizens, and what happens to the network meanwhile. */
import type { Page } from 'playwright';
import { uuidv7 } from 'uuidv7';
import type { Kiosk as WindowKiosk } from '../../shared/api/wire.ts';
import { deskState, waitFor, type Desk } from './desk.ts';
import { action, CLERK, seeConnection, seeScreen, signIn } from './journey.ts';
import type { Person } from './people.ts';

/** The desk in that language, with nobody signed in. */
export async function showDeskIn(page: Page, language: Person['language']): Promise<void> {
  await seeScreen(page, 'desk.sign-in');
  await page.locator(`[data-setting="language"] [data-value="${language}"]`).first().click();
  await page.waitForSelector(`html[lang="${language}"]`);
}

/** Signed in, with the desk in that language. */
export async function signInIn(page: Page, language: Person['language'], who = CLERK): Promise<void> {
  await showDeskIn(page, language);
  await signIn(page, who);
}

/** From the last screen of a journey to the desk. */
export async function finish(page: Page): Promise<void> {
  await action(page, 'finish').click();
  await seeScreen(page, 'desk.home');
}

/** Leaves a session in the middle, its draft kept. */
export async function leaveKept(page: Page): Promise<void> {
  await action(page, 'cancel').click();
  await action(page, 'keep').click();
  await seeScreen(page, 'desk.home');
}

/** From the desk to what the registry holds or has refused, and on to the session that mends it. */
export async function openToMend(page: Page, id: string): Promise<void> {
  await action(page, 'queue').click();
  await page.locator('[data-setting="filter"] [data-value="toMend"]').click();
  await page.locator(`tr:has([data-entry="${id}"]) [data-action="open"]`).click();
  await seeScreen(page, 'desk.entry');
  await action(page, 'correct').click();
}

/** The registry can no longer be reached, and the screen says so. */
export async function cutOff({ registry, page }: Desk): Promise<void> {
  await registry.stop();
  await seeConnection(page, 'offline');
}

/**
 * The registry can be reached again, and the kiosk of whoever is signed in tries at once, as when they ask for it: its
 * own next try may be a minute away (`electron/core/sync/backoff.ts`).
 */
export async function reconnect({ registry, page }: Desk): Promise<void> {
  await registry.start();
  await waitFor(async () => {
    await page.evaluate(
      (key) => (window as unknown as { kiosk: WindowKiosk }).kiosk.call('sync.now', { key }),
      uuidv7(),
    );
    return (await deskState(page)).connection.state === 'online';
  }, 'the registry is reached');
  await seeConnection(page, 'online');
}
